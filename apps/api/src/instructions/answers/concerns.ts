import { canonicalJson } from '@portal/domain/canonical-json'
import type { RaiseConcern } from '@portal/domain/instructions/acts'
import type { Concern, Instruction } from '@portal/domain/instructions/contract'
import { instructionAsides } from '@portal/domain/moves/instruction'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { sha256Hex } from '../../platform/crypto.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { paperQueue } from '../papers/paper-queue.ts'
import { type Acting, moveInstruction, type Moving, nextOf, type Row } from '../moves.ts'
import { instructionConcerns } from '../table.ts'

/** The provider holds the instruction to be unlawful and says so at once (§10.2); it rests until it is answered. */
export const raiseConcern = (
  acting: Acting,
  id: string,
  input: RaiseConcern,
): Promise<Instruction> =>
  moveInstruction(acting, id, 'raise_concern', async ({ clientId }) => {
    const { tx, actor, now } = acting
    const sequence = await nextOf(tx, instructionConcerns, id)
    const { name: byName } = actor
    await tx
      .insert(instructionConcerns)
      .values({ clientId, instructionId: id, sequence, ...input, byName, sentAt: now })
    const paper = { clientId, instructionId: id, kind: 'concern' as const, sequence }
    await acting.enqueue(tx, paperQueue, [paper])
    return { data: { concern: sequence, concernSha256: sha256Hex(canonicalJson(input)) } }
  })

/** Whatever a concern was answered with is written to it, once. */
export async function answerConcern(
  { tx, actor, now }: Moving,
  { id }: Row,
  answer: NonNullable<Concern['answer']>,
): Promise<void> {
  await tx
    .update(instructionConcerns)
    .set({ answer, answeredBy: actor?.name ?? '', answeredAt: now })
    .where(and(eq(instructionConcerns.instructionId, id), isNull(instructionConcerns.answer)))
}

/** Somebody of the client opens a concern for the first time: that moment is kept (§10.2). */
export async function markConcernRead(
  { tx, actor, evidence, now }: Pick<Acting, 'tx' | 'actor' | 'evidence' | 'now'>,
  id: string,
): Promise<void> {
  if (!actor.client) return
  const [unread] = await tx
    .update(instructionConcerns)
    .set({ firstReadAt: now, firstReadBy: actor.name })
    .where(and(eq(instructionConcerns.instructionId, id), isNull(instructionConcerns.firstReadAt)))
    .returning({
      sequence: instructionConcerns.sequence,
      number: sql<
        string | null
      >`(select i.number from instructions i where i.id = ${instructionConcerns.instructionId})`,
    })
  if (!unread) return
  await evidence(tx, {
    clientId: actor.client.id,
    at: now,
    type: instructionAsides.read_concern.event,
    subject: { kind: 'instruction', id, number: unread.number },
    data: { concern: unread.sequence },
    personal: personalOf(actor),
  })
}

/** The concern that an instruction rests for. */
export async function openConcern({ tx }: Acting, { id }: Row) {
  const [open] = await tx
    .select()
    .from(instructionConcerns)
    .where(and(eq(instructionConcerns.instructionId, id), isNull(instructionConcerns.answer)))
  if (!open) throw new Error('a suspended instruction has a concern')
  return open
}
