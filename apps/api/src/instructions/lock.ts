import { eq } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { type Held, hold } from '../platform/database/hold.ts'
import { instructions } from './table.ts'

/** An instruction, to be held. */
export const instructionAt = (tx: Tx, id: string): Held<typeof instructions.$inferSelect> => ({
  entity: 'instruction',
  lock: async () => {
    const [row] = await tx.select().from(instructions).where(eq(instructions.id, id)).for('update')
    return row
  },
})

/** Locks an instruction until the transaction ends, then compares it with the version the person saw. */
export const lockInstruction = (tx: Tx, id: string, seen: number | null) =>
  hold(instructionAt(tx, id), seen)
