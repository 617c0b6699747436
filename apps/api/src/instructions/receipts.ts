import { canonicalJson } from '@portal/domain/canonical-json'
import type { GivenBy } from '@portal/domain/instructions/contract'
import type { Instant } from '@portal/domain/time'
import type { Confirmation } from '../accounts/second-factor.ts'
import { getClient, getProvider } from '../clients/service.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { nextNumber } from '../platform/numbers.ts'
import type { Actor } from '../platform/session.ts'
import type { ReceiptRecord } from './receipt-pdf.ts'
import { type instructions, receipts } from './table.ts'

/** An instruction at the moment it is given: with number and giver. */
type Given = typeof instructions.$inferSelect & { number: string; givenBy: GivenBy }

/**
 * The proof of the act: a record of everything it consisted of, in canonical JSON, and the hash of that text. What a
 * passkey signed is part of it, so that the signature can be checked without the portal.
 */
export async function issueReceipt(
  tx: Tx,
  actor: Actor,
  row: Given,
  confirmation: Confirmation['proof'],
  now: Instant,
): Promise<void> {
  const { id, name, address } = await getClient(tx, actor, row.clientId)
  const provider = await getProvider(tx)
  const number = await nextNumber(tx, 'Q', now)
  const record: ReceiptRecord = {
    ...(confirmation
      ? { schema: 'avv-portal/receipt/2', confirmation }
      : { schema: 'avv-portal/receipt/1' }),
    number,
    act: 'instruction.submitted',
    issuedAt: now,
    client: { id, name, address },
    provider: {
      name: provider.name,
      address: provider.address,
      instructionRecipients: provider.instructionRecipients,
    },
    instruction: {
      id: row.id,
      number: row.number,
      kind: row.kind,
      title: row.title,
      text: row.text,
      systems: row.systems,
      dataCategories: row.dataCategories,
      dataSubjects: row.dataSubjects,
      wishedDate: row.wishedDate,
      urgency: row.urgency,
      urgencyReason: row.urgencyReason,
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      submittedAt: now,
    },
    textSha256: sha256Hex(row.text),
    givenBy: row.givenBy,
  }
  const text = canonicalJson(record)
  await tx.insert(receipts).values({
    id: newId(),
    clientId: row.clientId,
    instructionId: row.id,
    number,
    act: record.act,
    record: text,
    sha256: sha256Hex(text),
    issuedAt: now,
  })
}
