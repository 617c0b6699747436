import { AppError } from '@portal/domain/fault'

/** What is about to be changed: how it is locked until the transaction ends, and what it is called where it is not there. */
export type Held<Row> = { entity: string; lock: () => Promise<Row | undefined> }

/**
 * Locks it, then compares it with the version the person saw; what has no version is never stale. Throws `not-found` or
 * `stale`.
 */
export async function hold<Row extends object>(
  { entity, lock }: Held<Row>,
  seen: number | null,
): Promise<Row> {
  const row = await lock()
  if (!row) throw new AppError({ code: 'not-found', entity })
  if (seen !== null && 'version' in row && row.version !== seen)
    throw new AppError({ code: 'stale', entity })
  return row
}
