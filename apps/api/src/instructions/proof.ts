import type { ConfirmedAct } from '@portal/domain/accounts/factors'
import type { Declarant, GivenBy } from '@portal/domain/instructions/contract'
import type { BindingAct } from '@portal/domain/receipts/contract'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, desc, eq } from 'drizzle-orm'
import type { Confirmation } from '../accounts/factors/second-factor.ts'
import type { Tx } from '../platform/database/db.ts'
import type { EvidenceHead } from '../platform/evidence/evidence.ts'
import { agreementInForce } from '../agreements/service.ts'
import { issueReceipt, type ProvenAct } from '../receipts/service.ts'
import type { Statement } from '../receipts/wording.ts'
import type { Acting, Row } from './moves.ts'
import { attachmentsOf } from './reading-parts.ts'
import { wordingOf } from './revisions.ts'
import { instructionEvents } from './table.ts'

/** Who signed, by which entry of the §9 register, how, and what. */
export type Signed = {
  givenBy: Declarant
  proof: Confirmation['proof']
  sha256: string
  /** What has that SHA-256. */
  declaration: string
}

export type Proven = {
  act: ConfirmedAct
  first: Signed
  /** Of another person of the client. */
  second: Signed | null
  /** What the act itself said. */
  statement: Statement | null
  head: EvidenceHead
}

/** The provider's receipt of a letter or an email, as it was entered or corrected: nobody confirmed anything. */
export async function proveArrival(acting: Acting, row: Row, head: EvidenceHead): Promise<void> {
  const { tx, actor, now } = acting
  const nobody = { confirmed: null, givenBy: null, countersignedBy: null, proof: null }
  const known = await knownOf(tx, row, now)
  const arrival = {
    act: 'instruction.received',
    ...known,
    statement: null,
    ...nobody,
    head,
  } as const
  await issueReceipt(tx, acting, actor, arrival, now)
}

/** The instruction as it stands, with its files, and how it came into the portal. */
async function knownOf(
  tx: Tx,
  row: Row,
  now: Instant,
): Promise<Pick<ProvenAct, 'instruction' | 'entered' | 'change' | 'agreement'>> {
  const { id, clientId, number, revision, channel, submittedAt, draftedBy, createdAt, oral } = row
  const { proposedBy, agreedAt } = row
  const files = await attachmentsOf(tx, id)
  const attachments = files.map(({ name, sha256, size }) => ({ name, sha256, size }))
  const stands = { id, clientId, number, revision, channel, submittedAt, ...wordingOf(row) }
  const told = oral && {
    by: oral.toldBy,
    at: oral.toldAt,
    note: oral.note,
    authorisation: oral.authorisation ?? null,
  }
  return {
    instruction: { ...stands, attachments },
    entered: {
      by: draftedBy,
      side: channel === 'portal' && proposedBy !== 'provider' ? 'client' : 'provider',
      at: createdAt,
      told,
      corrected: oral && (await correctionOf(tx, id)),
    },
    change: proposedBy && { proposedBy, agreedAt },
    agreement: await agreementInForce(tx, clientId, dateAt(now)),
  }
}

/** The last correction of an entry. */
async function correctionOf(tx: Tx, id: string): Promise<ProvenAct['entered']['corrected']> {
  const [last] = await tx
    .select({ by: instructionEvents.byName, at: instructionEvents.at })
    .from(instructionEvents)
    .where(and(eq(instructionEvents.instructionId, id), eq(instructionEvents.move, 'correct')))
    .orderBy(desc(instructionEvents.sequence))
    .limit(1)
  return last ? { by: last.by ?? '', at: last.at } : null
}

/**
 * The receipt of a binding act on an instruction as it stands after it. What never had a number was never given: there is
 * nothing to prove about it.
 */
export async function proveAct(
  { tx, actor, enqueue, signer, recordVault, now }: Acting,
  row: Row,
  { act, first, second, statement, head }: Proven,
): Promise<void> {
  if (row.number === null) return
  const known = await knownOf(tx, row, now)
  await issueReceipt(
    tx,
    { enqueue, signer, recordVault },
    actor,
    {
      // The table of moves gives a receipt to these alone.
      act: act as BindingAct,
      ...known,
      statement,
      confirmed: { sha256: first.sha256, declaration: first.declaration },
      givenBy: first.givenBy,
      countersignedBy: second && ofClient(second.givenBy),
      proof: first.proof,
      countersignProof: second?.proof ?? null,
      head,
    },
    now,
  )
}

/** Where the client asks for four eyes both are the client's. */
export function ofClient(declarant: Declarant): GivenBy {
  if ('side' in declarant) throw new Error('a client signs for itself')
  return declarant
}
