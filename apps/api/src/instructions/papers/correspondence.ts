import { at, pages } from '@portal/domain/addresses'
import { AppError } from '@portal/domain/fault'
import type { Instruction, Writing } from '@portal/domain/instructions/contract'
import { instructionAsides } from '@portal/domain/moves/instruction'
import { eq } from 'drizzle-orm'
import { newId } from '../../platform/database/ids.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { queueMailsToMembers, queueMailsToStaff } from '../../mails/recipients.ts'
import { instructionMessages, instructionNotes } from '../correspondence-table.ts'
import type { Acting } from '../moves.ts'
import { getInstruction } from '../reading.ts'
import { instructions } from '../table.ts'

/** A message to the other side about an instruction; it orders nothing and confirms nothing (§8.3). */
export async function writeMessage(
  { tx, actor, enqueue, evidence, now }: Omit<Acting, 'signer' | 'recordVault' | 'seen'>,
  id: string,
  { text }: Writing,
): Promise<Instruction> {
  const { clientId, number, proposedBy } = await given(tx, id)
  const { side } = actor.holder
  const messageId = newId()
  await tx.insert(instructionMessages).values({
    id: messageId,
    clientId,
    instructionId: id,
    side,
    userId: actor.userId,
    byName: actor.name,
    text,
    at: now,
  })
  const hint = {
    kind: proposedBy ? ('change.message' as const) : ('instruction.message' as const),
    urgency: 'info' as const,
    number,
    path: at(pages.instructions.one, { id }),
  }
  const queue = side === 'client' ? queueMailsToStaff : queueMailsToMembers
  await queue(tx, enqueue, clientId, hint, now)
  await evidence(tx, {
    clientId,
    at: now,
    type: instructionAsides.message.event,
    subject: { kind: 'instruction', id, number },
    data: { message: messageId },
    personal: personalOf(actor),
  })
  return getInstruction(tx, actor, id)
}

/** A note of the provider's people for each other. */
export async function writeNote(
  { tx, actor, now }: Pick<Acting, 'tx' | 'actor' | 'now'>,
  id: string,
  { text }: Writing,
): Promise<Instruction> {
  const { clientId } = await given(tx, id)
  await tx.insert(instructionNotes).values({
    id: newId(),
    clientId,
    instructionId: id,
    userId: actor.userId,
    byName: actor.name,
    text,
    at: now,
  })
  return getInstruction(tx, actor, id)
}

/** An instruction the other side knows of. Throws `not-found`, and `illegal-move` while it has no number. */
async function given(tx: Acting['tx'], id: string) {
  const [row] = await tx
    .select({
      clientId: instructions.clientId,
      number: instructions.number,
      status: instructions.status,
      proposedBy: instructions.proposedBy,
    })
    .from(instructions)
    .where(eq(instructions.id, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'instruction' })
  if (row.number === null)
    throw new AppError({ code: 'illegal-move', from: row.status, move: 'message' })
  return { ...row, number: row.number }
}
