import { AppError } from '@portal/domain/fault'
import type {
  AmendInstruction,
  ConfirmInstruction,
  CountersignInstruction,
  RejectInstruction,
  SubmitInstruction,
} from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { State } from '@portal/domain/instructions/machine'
import { canonicalJson } from '@portal/domain/canonical-json'
import type { BindingAct } from '@portal/domain/receipts/contract'
import { eq } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import { isAuthorised } from '../../people/service.ts'
import { sha256Hex } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { type Confirming, sign, type Signature } from '../binding.ts'
import { answerConcern } from './concerns.ts'
import { hasNewFiles } from '../papers/attachments.ts'
import { assertWhole, lockInstruction } from '../draft/drafting.ts'
import { type Acting, advance, next, type Row } from '../moves.ts'
import { proveAct } from '../proof.ts'
import { getInstruction } from '../reading.ts'
import type { Signed } from '../table.ts'
import { keepRevision, wordingOf } from '../wordings.ts'

/**
 * The client gives the instruction (§8.3): frozen, numbered, with a receipt of its exact text; where the client asks for
 * four eyes it waits for the second signature. Throws `stale` when the text is not the one that was reviewed.
 */
export async function submitInstruction(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, textSha256 }: SubmitInstruction,
): Promise<Instruction> {
  const { row, sha256 } = await reviewed(acting, id, textSha256)
  const move = (await needsTwo(acting.tx, row)) ? 'present' : 'submit'
  const state = next(row, move, acting.now)
  if (row.status !== 'draft') throw notFrom(row, 'submit')
  const act = 'instruction.submitted'
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  if (move === 'present') await present(acting, row, state, signature, 'submit', null)
  else await give(acting, row, { state, move, act, first: signature })
  return getInstruction(acting.tx, acting.actor, id)
}

/** An authorised person confirms what was told to the provider (§8.3); from then on it is an instruction like any other. */
export async function confirmTold(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, textSha256, remark }: ConfirmInstruction,
): Promise<Instruction> {
  const { row, sha256 } = await reviewed(acting, id, textSha256)
  const move = (await needsTwo(acting.tx, row)) ? 'present' : 'confirm'
  const state = next(row, move, acting.now)
  const act = 'oral-instruction.confirmed'
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  if (move === 'present') await present(acting, row, state, signature, 'confirm', null, remark)
  else await give(acting, row, { state, move, act, first: signature, remark })
  return getInstruction(acting.tx, acting.actor, id)
}

/** Nobody of the client stands by what was told: it was never an instruction. */
export async function rejectTold(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, ...input }: RejectInstruction,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, 'reject', acting.now)
  const act = 'oral-instruction.rejected'
  const sha256 = sha256Hex(canonicalJson(input))
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  const { reason } = input
  const fields = { endReason: reason }
  const { row: after, head } = await advance(acting, row, 'reject', state, { fields, note: reason })
  await proveAct(acting, after, { act, signature, statement: { reason }, head })
  return getInstruction(acting.tx, acting.actor, id)
}

/** Another wording in answer to a concern (§10.2): a new revision; the old one is kept. */
export async function amendInstruction(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, ...input }: AmendInstruction,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const move = (await needsTwo(acting.tx, row)) ? 'present' : 'amend'
  const state = next(row, move, acting.now)
  if (row.status !== 'suspended') throw notFrom(row, 'amend')
  const amendment = definedOf(input)
  const wording = wordingOf({ ...row, ...amendment })
  assertWhole(wording)
  const isSame = canonicalJson(wording) === canonicalJson(wordingOf(row))
  if (isSame && !(await hasNewFiles(acting.tx, id)))
    throw new AppError({ code: 'conflict', rule: 'nothing-changed' })
  const act = 'instruction.amended'
  const sha256 = sha256Hex(canonicalJson(input))
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  if (move === 'present') await present(acting, row, state, signature, 'amend', amendment)
  else await give(acting, row, { state, move, act, first: signature, amendment })
  return getInstruction(acting.tx, acting.actor, id)
}

/** The second signature: by another authorised person, over the same text. */
export async function countersignInstruction(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, sha256 }: CountersignInstruction,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, 'countersign', acting.now)
  const first = row.presented!
  if (sha256 !== undefined && sha256 !== first.sha256)
    throw new AppError({ code: 'stale', entity: 'instruction' })
  if (first.givenBy.userId === acting.actor.userId)
    throw new AppError({ code: 'conflict', rule: 'second-person' })
  if (!(await isAuthorised(acting.tx, first.givenBy.authorisationId, acting.now)))
    throw new AppError({ code: 'conflict', rule: 'signature-void' })
  const act = 'instruction.countersigned'
  const asked = { act, subject: id, sha256: first.sha256 } as const
  const second = await sign(acting, confirming, asked, secondFactor)
  const { amendment, remark = null } = first
  await give(acting, row, { state, move: 'countersign', act, first, second, amendment, remark })
  return getInstruction(acting.tx, acting.actor, id)
}

/** The second person does not sign; what was presented goes back to where it came from, with the reason. */
export async function sendBack(acting: Acting, id: string, reason: string): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, 'send_back', acting.now)
  await advance(acting, row, 'send_back', state, { fields: { presented: null }, note: reason })
  return getInstruction(acting.tx, acting.actor, id)
}

/** Keeps the first of two signatures. */
async function present(
  acting: Acting,
  row: Row,
  state: State,
  { givenBy, proof, sha256 }: Signature,
  move: Signed['move'],
  amendment: Signed['amendment'],
  remark: string | null = null,
) {
  const presented: Signed = { move, givenBy, proof, at: acting.now, sha256, amendment, remark }
  await advance(acting, row, 'present', state, { fields: { presented }, data: { sha256 } })
}

type Giving = {
  state: State
  move: 'submit' | 'confirm' | 'amend' | 'countersign'
  act: BindingAct
  first: Signature
  /** The second signature, where the client asks for four eyes. */
  second?: Signature
  remark?: string | null
  amendment?: Signed['amendment']
}

/** A wording comes into force: number where it has none, revision, receipt, and the answer to a concern. */
async function give(
  acting: Acting,
  row: Row,
  { state, move, act, first, second, remark = null, amendment = null }: Giving,
) {
  const { tx, now } = acting
  const { givenBy } = first
  const fields: Partial<Row> = {
    givenBy,
    countersignedBy: second?.givenBy ?? null,
    presented: null,
    ...(amendment && { ...amendment, revision: row.revision + 1 }),
    ...(row.number === null && { number: await nextNumber(tx, 'W', now) }),
  }
  const wording = wordingOf({ ...row, ...amendment })
  const data = { textSha256: sha256Hex(wording.text), confirmedSha256: first.sha256 }
  const { row: after, head } = await advance(acting, row, move, state, {
    fields,
    note: remark,
    data,
  })
  if (amendment) await answerConcern(acting, row, 'amended')
  await keepRevision(tx, { ...after, givenBy }, now)
  const statement = remark === null ? null : { remark }
  await proveAct(acting, after, { act, signature: first, second: second ?? null, statement, head })
}

async function reviewed(acting: Acting, id: string, textSha256: string | undefined) {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const sha256 = sha256Hex(row.text)
  if (textSha256 !== undefined && textSha256 !== sha256)
    throw new AppError({ code: 'stale', entity: 'instruction' })
  return { row, sha256 }
}

async function needsTwo(tx: Tx, { clientId }: Row): Promise<boolean> {
  const [client] = await tx
    .select({ fourEyes: clients.fourEyes })
    .from(clients)
    .where(eq(clients.id, clientId))
  return client?.fourEyes ?? false
}

const notFrom = ({ status }: Row, move: string) =>
  new AppError({ code: 'illegal-move', from: status, move })

const definedOf = (input: object) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
