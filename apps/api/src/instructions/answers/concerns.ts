import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type { ConfirmInstruction, RaiseConcern } from '@portal/domain/instructions/acts'
import type { Concern, Instruction } from '@portal/domain/instructions/contract'
import { instructionAsides } from '@portal/domain/moves/instruction'
import { and, eq, isNull } from 'drizzle-orm'
import { sha256Hex } from '../../platform/crypto.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { type Confirming, sign } from '../binding.ts'
import { lockInstruction } from '../draft/drafting.ts'
import { type Acting, advance, type Moving, next, nextOf, type Row } from '../moves.ts'
import { proveAct } from '../proof.ts'
import { getInstruction } from '../reading.ts'
import { instructionConcerns, instructions } from '../table.ts'

/** The provider holds the instruction to be unlawful and says so at once (§10.2); it rests until it is answered. */
export async function raiseConcern(
  acting: Acting,
  id: string,
  input: RaiseConcern,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const row = await lockInstruction(tx, id, acting.seen)
  const state = next(row, 'raise_concern', now)
  const sequence = await nextOf(tx, instructionConcerns, id)
  await tx.insert(instructionConcerns).values({
    clientId: row.clientId,
    instructionId: id,
    sequence,
    ...input,
    byName: actor.name,
    sentAt: now,
  })
  const data = { concern: sequence, concernSha256: sha256Hex(canonicalJson(input)) }
  await advance(acting, row, 'raise_concern', state, { data })
  return getInstruction(tx, actor, id)
}

/**
 * The client holds on to its instruction in spite of the concern, which stays on record. Throws `stale` when the concern
 * is not the one that was answered.
 */
export async function confirmDespite(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, concern, textSha256, remark }: ConfirmInstruction,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const row = await lockInstruction(tx, id, acting.seen)
  const state = next(row, 'confirm', now)
  const open = await openConcern(acting, row)
  const isOther = textSha256 !== undefined && textSha256 !== sha256Hex(row.text)
  if (isOther || (concern !== null && concern !== open.sequence))
    throw new AppError({ code: 'stale', entity: 'instruction' })
  const act = 'instruction.confirmed'
  const sha256 = sha256Hex(canonicalJson({ concern: open.sequence, remark }))
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  const data = { concern: open.sequence, confirmedSha256: sha256 }
  const { row: after, head } = await advance(acting, row, 'confirm', state, { note: remark, data })
  await answerConcern(acting, row, 'confirmed')
  const statement = { norm: open.norm, reasoning: open.reasoning, remark }
  await proveAct(acting, after, { act, signature, statement, head })
  return getInstruction(tx, actor, id)
}

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
    .returning({ sequence: instructionConcerns.sequence })
  if (!unread) return
  const [row] = await tx
    .select({ number: instructions.number })
    .from(instructions)
    .where(eq(instructions.id, id))
  await evidence(tx, {
    clientId: actor.client.id,
    at: now,
    type: instructionAsides.read_concern.event,
    subject: { kind: 'instruction', id, number: row?.number ?? null },
    data: { concern: unread.sequence },
    personal: personalOf(actor),
  })
}

async function openConcern({ tx }: Acting, { id }: Row) {
  const [open] = await tx
    .select()
    .from(instructionConcerns)
    .where(and(eq(instructionConcerns.instructionId, id), isNull(instructionConcerns.answer)))
  if (!open) throw new Error('a suspended instruction has a concern')
  return open
}
