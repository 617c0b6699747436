import type { ConfirmedAct } from '@portal/domain/accounts/factors'
import type { GivenBy } from '@portal/domain/instructions/contract'
import type { BindingAct } from '@portal/domain/receipts/contract'
import type { Confirmation } from '../accounts/factors/second-factor.ts'
import type { EvidenceHead } from '../platform/evidence/evidence.ts'
import { issueReceipt } from '../receipts/service.ts'
import type { Acting, Row } from './moves.ts'
import { attachmentsOf } from './reading-parts.ts'
import { wordingOf } from './revisions.ts'

/** Who signed, by which entry of the §9 register, how, and what. */
export type Signed = {
  givenBy: GivenBy
  proof: Confirmation['proof']
  sha256: string
  /** What has that SHA-256. */
  declaration: string
}

export type Proven = {
  act: ConfirmedAct
  first: Signed
  second: Signed | null
  /** What the act itself said. */
  statement: Record<string, string | null> | null
  head: EvidenceHead
}

/**
 * The receipt of a binding act on an instruction as it stands after it. What never had a number was never given: there is
 * nothing to prove about it.
 */
export async function proveAct(
  { tx, actor, enqueue, signer, recordVault, now }: Acting,
  { id, clientId, number, revision, channel, submittedAt, draftedBy, createdAt, oral, ...row }: Row,
  { act, first, second, statement, head }: Proven,
): Promise<void> {
  if (number === null) return
  const files = await attachmentsOf(tx, id)
  const attachments = files.map(({ name, sha256, size }) => ({ name, sha256, size }))
  const snapshot = { id, clientId, number, revision, channel, submittedAt, ...wordingOf(row) }
  await issueReceipt(
    tx,
    { enqueue, signer, recordVault },
    actor,
    {
      // The table of moves gives a receipt to these alone.
      act: act as BindingAct,
      instruction: { ...snapshot, attachments },
      entered: {
        by: draftedBy,
        side: channel === 'portal' ? 'client' : 'provider',
        at: createdAt,
        told: oral && { by: oral.toldBy, at: oral.toldAt, note: oral.note },
      },
      statement,
      confirmed: { sha256: first.sha256, declaration: first.declaration },
      givenBy: first.givenBy,
      countersignedBy: second?.givenBy ?? null,
      proof: first.proof,
      countersignProof: second?.proof ?? null,
      head,
    },
    now,
  )
}
