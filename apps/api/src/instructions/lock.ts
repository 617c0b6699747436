import { AppError } from '@portal/domain/fault'
import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { inOneGo } from '../platform/database/in-one-go.ts'
import { isDoubtful } from '../platform/evidence/doubt.ts'
import { type Held, hold } from '../platform/database/hold.ts'
import { instructions } from './table.ts'

/** An instruction, to be held. Nobody acts on one that is not what the log holds: `conflict`, `not-as-recorded`. */
export const instructionAt = (tx: Tx, id: string): Held<typeof instructions.$inferSelect> => ({
  entity: 'instruction',
  lock: async () => {
    const [[row], [judged]] = await inOneGo(
      tx.select().from(instructions).where(eq(instructions.id, id)).for('update'),
      tx
        .select({ isDoubtful: isDoubtful(instructions.clientId, instructions.id) })
        .from(instructions)
        .where(eq(instructions.id, id)),
    )
    if (judged?.isDoubtful) throw new AppError({ code: 'conflict', rule: 'not-as-recorded' })
    return row
  },
})

/** Locks an instruction until the transaction ends, then compares it with the version the person saw. */
export const lockInstruction = (tx: Tx, id: string, seen: number | null) =>
  hold(instructionAt(tx, id), seen)
