import { AppError } from '@portal/domain/fault'
import { and, eq, ne, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Tx } from '../../platform/database/db.ts'

const shown = {
  id: clients.id,
  number: clients.number,
  name: clients.name,
  city: sql<string>`${clients.address} ->> 'city'`,
}
type Shown = { id: string; number: string; name: string; city: string }

/** Throws `conflict` (`client-number-taken`), which names whose it is. */
export async function assertNumberFree(tx: Tx, number: string, except: string): Promise<void> {
  const [existing] = await tx
    .select(shown)
    .from(clients)
    .where(and(eq(clients.number, number), ne(clients.id, except)))
  if (existing) throw new AppError({ code: 'conflict', rule: 'client-number-taken', existing })
}

/**
 * Which one of those with this name and postal code it is to be: 0 where there is none. Throws `conflict` (`client-known`),
 * which names the first of them, unless another one is wanted.
 */
export async function twinOf(
  tx: Tx,
  { name, postalCode, except }: { name: string; postalCode: string; except: string },
  despiteTwin: boolean,
): Promise<number> {
  const alike = and(
    sql`lower(${clients.name} collate "de-x-icu") = lower(${name} collate "de-x-icu")`,
    sql`${clients.address} ->> 'postalCode' = ${postalCode}`,
    ne(clients.id, except),
  )
  const found = await tx
    .select({ ...shown, twin: clients.twin })
    .from(clients)
    .where(alike)
    .orderBy(clients.twin)
  const last = found.at(-1)
  if (!last) return 0
  if (despiteTwin) return last.twin + 1
  const { twin: _, ...existing } = found[0] ?? last
  throw known(existing)
}

const known = (existing?: Shown) =>
  new AppError({ code: 'conflict', rule: 'client-known', ...(existing && { existing }) })

/** What somebody else wrote at the same moment is a conflict as well. */
export async function refusingDoubles<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
      if ('constraint' in cause) {
        if (cause.constraint === 'clients_number')
          throw new AppError({ code: 'conflict', rule: 'client-number-taken' })
        if (cause.constraint === 'clients_alike') throw known()
      }
    throw error
  }
}
