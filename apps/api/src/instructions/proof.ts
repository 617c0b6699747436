import type { GivenBy } from '@portal/domain/instructions/contract'
import type { BindingAct } from '@portal/domain/receipts/contract'
import type { EvidenceHead } from '../platform/evidence/evidence.ts'
import { issueReceipt } from '../receipts/service.ts'
import type { Signature } from './binding.ts'
import type { Acting, Row } from './moves.ts'
import { attachmentsOf } from './reading-parts.ts'
import { wordingOf } from './wordings.ts'

type Proven = {
  act: BindingAct
  signature: Pick<Signature, 'givenBy' | 'proof' | 'sha256'>
  second?: Signature | null
  /** What the act itself said. */
  statement: Record<string, string | null> | null
  head: EvidenceHead
}

/** The receipt of a binding act on an instruction as it stands after it. */
export async function proveAct(
  { tx, actor, enqueue, signer, now }: Acting,
  row: Row,
  { act, signature, second = null, statement, head }: Proven,
): Promise<void> {
  const countersignedBy: GivenBy | null = second?.givenBy ?? null
  await issueReceipt(
    tx,
    { enqueue, signer },
    actor,
    {
      act,
      instruction: {
        id: row.id,
        clientId: row.clientId,
        number: row.number,
        revision: row.revision,
        channel: row.channel,
        submittedAt: row.submittedAt,
        ...wordingOf(row),
        attachments: (await attachmentsOf(tx, row.id)).map(({ name, sha256, size }) => ({
          name,
          sha256,
          size,
        })),
      },
      statement,
      confirmedSha256: signature.sha256,
      givenBy: signature.givenBy,
      countersignedBy,
      proof: signature.proof,
      countersignProof: second?.proof ?? null,
      head,
    },
    now,
  )
}
