import type { Side } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { Provider } from '@portal/domain/provider/contract'
import { type HolidayPlace, passau } from '@portal/domain/region'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { provider } from './table.ts'

const theProvider = prepared()((db) => db.select().from(provider))

/** As it is now; null: nobody has said yet who runs the portal. */
export async function findProvider(tx: Reader): Promise<Known | null> {
  const [row] = await theProvider(tx, {})
  if (!row) return null
  const { onlyOne: _, ...rest } = row
  return rest
}
type Known = Provider & { terms: NonNullable<Provider['terms']>; holidays: HolidayPlace }

/** Throws `not-found` where nobody has said yet who runs the portal. */
export async function getProvider(tx: Reader): Promise<Known> {
  const found = await findProvider(tx)
  if (!found) throw new AppError({ code: 'not-found', entity: 'provider' })
  return found
}

/** The same as one side may see it: what a new agreement begins with is the provider's own. */
export async function showProvider(tx: Reader, side: Side): Promise<Provider> {
  const found = await getProvider(tx)
  return side === 'provider' ? found : { ...found, terms: null }
}

/** Whose holidays count; those of Passau until the provider has said so. */
export const holidayPlace = async (tx: Reader): Promise<HolidayPlace> =>
  (await findProvider(tx))?.holidays ?? passau
