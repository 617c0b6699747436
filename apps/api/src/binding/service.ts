import { asksForAuthority } from '@portal/domain/access'
import type { ConfirmedAct, SecondFactor } from '@portal/domain/accounts/factors'
import { canonicalJson } from '@portal/domain/canonical-json'
import type { EvidenceEvent } from '@portal/domain/evidence/chain'
import type { EvidenceType } from '@portal/domain/evidence/contract'
import { inStatus, type MoveRow } from '@portal/domain/moves/move'
import type { KeptConfirmation } from '../accounts/link-table.ts'
import { type Confirmation, requireSecondFactor } from '../accounts/factors/second-factor.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { type Held, hold } from '../platform/database/hold.ts'
import type { EvidenceHead } from '../platform/evidence/evidence.ts'
import type { Acting } from './acting.ts'

/** What is confirmed, to the letter; its SHA-256 alone where a first person confirmed the same before. */
export type Exact = { text: string } | { sha256: string }

/** Of an act without a text of its own: the canonical JSON of its input. */
export const exactly = (input: object): Exact => ({ text: canonicalJson(input) })

/** How an act was confirmed, and by which authority. */
export type Signature<Authority = unknown> = Confirmation & {
  act: ConfirmedAct
  sha256: string
  authority: Authority
  /** What a passkey confirmed, to the letter, and its assertion: to be kept where no receipt keeps it. */
  kept: KeptConfirmation | null
}

/** What the evidence log is to keep of an act; under which name and when is not for the act to say. */
export type Line = Omit<EvidenceEvent, 'type' | 'at'>

/** A value, or what makes it once the row is held and the check is passed. */
type Late<T, Row, Ready> = T | ((row: Row, ready: Ready) => T)

export type BindingAct<Row, Ready, Authority, Done, Answer> = {
  secondFactor: SecondFactor | undefined
  /** The id of what the person confirms to do it to. */
  subject: string
  /** What it is done to. */
  record: Held<Row>
  /** All that may refuse it; nothing is spent before. Resolves to what the steps behind it need. */
  check: (row: Row) => Ready | Promise<Ready>
  /** The row of the table of moves: what is confirmed, whether a receipt proves it, how the log calls it. */
  move: Late<MoveRow, Row, Ready>
  exact: Late<Exact, Row, Ready>
  /** Holds what the person may bind others by; a move that needs the §9 register has to say it. */
  authority?: () => Promise<Authority>
  /** Numbers, rows, history and mails; the line is null where no client's log keeps it. */
  change: (
    row: Row,
    ready: Ready,
    signature: Signature<Authority>,
  ) => Promise<{ done: Done; line: Line | null }>
  /** The receipt; it is asked for where the table says so, with the head right after the line. */
  prove?: (done: Done, signature: Signature<Authority>, head: EvidenceHead) => Promise<unknown>
  answer: (done: Done) => Promise<Answer>
}

/**
 * One declaration that binds somebody, in the one order in which no two of them wait for each other and nothing is spent
 * on what could not happen anyway: the row is held and compared with the version seen; the act is checked; the authority
 * is held; the fresh second factor over the SHA-256 of exactly what is confirmed is used up, which counts whatever comes
 * after; the change; its line in the log; the receipt; the answer. Throws what `record` and `check` refuse, `forbidden`,
 * `step-up-required`, `step-up-rejected` or `second-factor-disabled`.
 */
export async function bindingAct<Row extends object, Ready, Authority, Done, Answer>(
  acting: Acting,
  act: BindingAct<Row, Ready, Authority, Done, Answer>,
): Promise<Answer> {
  const { tx, evidence, now } = acting
  const row = await hold(act.record, acting.seen)
  const ready = await act.check(row)
  const late = <T extends object>(value: Late<T, Row, Ready>): T =>
    typeof value === 'function' ? value(row, ready) : value
  const move = late(act.move)
  assertWhole(move, act)
  const signature = await sign(acting, act, { move, row, exact: late(act.exact) })
  const { done, line } = await act.change(row, ready, signature)
  if (!line !== (move.log === 'security')) throw new Error(`${move.event} is kept in another log`)
  // Names of the log are collected from the tables this row is of.
  const head = line && (await evidence(tx, { ...line, type: move.event as EvidenceType, at: now }))
  if (move.receipt && act.prove && head) await act.prove(done, signature, head)
  return act.answer(done)
}

/** An act without something its row in the table asks for is a bug, and is found before anything is spent. */
function assertWhole(
  { event, needs, receipt, log }: MoveRow,
  { authority, prove }: { authority?: unknown; prove?: unknown },
) {
  if (needs && asksForAuthority(needs) && !authority)
    throw new Error(`${event} is done by whatever authority`)
  if (receipt && (!prove || log)) throw new Error(`${event} leaves without its receipt`)
}

async function sign<Row extends object, Authority>(
  { actor, factors, where, now }: Acting,
  {
    subject,
    secondFactor,
    authority,
  }: Pick<
    BindingAct<Row, never, Authority, never, never>,
    'subject' | 'secondFactor' | 'authority'
  >,
  { move: { event, confirms }, row, exact }: { move: MoveRow; row: Row; exact: Exact },
): Promise<Signature<Authority>> {
  if (!confirms) throw new Error(`${event} takes no second factor`)
  const held = await authority?.()
  const sha256 = 'text' in exact ? sha256Hex(exact.text) : exact.sha256
  // Acts are collected from the tables this row is of.
  const act = inStatus(confirms, 'status' in row ? String(row.status) : '') as ConfirmedAct
  const confirmation = await requireSecondFactor(
    factors,
    actor.userId,
    secondFactor,
    { act, subject, sha256 },
    where,
    now,
  )
  const { proof } = confirmation
  return {
    ...confirmation,
    act,
    sha256,
    // Where no authority is given nobody asks for its type.
    authority: held as Authority,
    kept: proof && 'text' in exact ? { text: exact.text, proof } : null,
  }
}
