import { AppError } from '@portal/domain/fault'
import type { Provider } from '@portal/domain/provider/contract'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { provider } from './table.ts'

const theProvider = prepared()((db) => db.select().from(provider))

export async function getProvider(tx: Reader): Promise<Provider> {
  const [row] = await theProvider(tx, {})
  if (!row) throw new AppError({ code: 'not-found', entity: 'provider' })
  const { onlyOne: _, ...rest } = row
  return rest
}
