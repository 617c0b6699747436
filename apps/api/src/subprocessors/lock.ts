import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { hold } from '../platform/database/hold.ts'
import { subprocessors } from './table.ts'

/** Whoever else changes or engages it waits. Throws `not-found` or `stale`. */
export const lockEntry = (tx: Tx, id: string, seen: number | null) =>
  hold(
    {
      entity: 'subprocessor',
      lock: async () => {
        const [entry] = await tx
          .select()
          .from(subprocessors)
          .where(eq(subprocessors.id, id))
          .for('update')
        return entry
      },
    },
    seen,
  )
