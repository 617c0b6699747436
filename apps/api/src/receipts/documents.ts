import { letterWordsOf } from '@portal/domain/moves/written'
import type { BindingAct } from '@portal/domain/receipts/contract'
import { evidenceMoves } from '@portal/domain/moves/evidence'
import { eq } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { takeLateRows } from '../platform/evidence/late-rows.ts'
import { createPress, type Press, type PressDeps } from '../platform/papers/press.ts'
import { answerPdfData, answerTemplate, isOfAnswer } from './answer-pdf.ts'
import { isOfChange, receiptPdfData, receiptTemplate } from './receipt-pdf.ts'
import { isOfSignature, signaturePdfData, signatureTemplate } from './signature-pdf.ts'
import { openLetter, openRecord, type ReceiptVaults, sealLetter, withRecord } from './sealed.ts'
import { keptLetter, keptRecord, receiptDocuments, receipts } from './table.ts'

export type ReceiptOf = { receiptId: string; clientId: string }
/** The sealed letter of a receipt: printed, sealed and stored by whoever asks first, the same bytes for all others. */
export type ReceiptDocuments = Press<ReceiptOf>

const ofInstructions = { template: receiptTemplate, dataOf: receiptPdfData }
const ofAnswers = { template: answerTemplate, dataOf: answerPdfData }
const ofSignatures = { template: signatureTemplate, dataOf: signaturePdfData }
const letterOf = (act: BindingAct) => {
  if (isOfSignature(act)) return ofSignatures
  return isOfAnswer(act) ? ofAnswers : ofInstructions
}

/** Makes the letters as `portal_worker`: no request may store one. Rejects where that client has no such receipt. */
export function createReceiptDocuments({
  vaults,
  ...deps
}: PressDeps & { vaults: ReceiptVaults }): ReceiptDocuments {
  const keysUrl = new URL('/.well-known/jwks.json', deps.publicUrl).href
  const toolUrl = new URL('/avv-verify.mjs', deps.publicUrl).href
  return createPress<ReceiptOf>(deps, {
    key: ({ receiptId }) => receiptId,
    find: async (tx, { receiptId }) => {
      const { stored, receipt } = await find(tx, vaults, receiptId)
      if (stored) return { stored }
      const { number, act, record, jws } = receipt
      const letter = letterOf(act)
      const { subject: matter } = letterWordsOf(
        act,
        letter === ofInstructions && isOfChange(record),
      )
      const subject = matter.replaceAll(/\s*\(.*?\)/gu, '')
      return {
        unprinted: {
          template: letter.template,
          reason: `Quittung ${number} über ${subject}`,
          data: (isStamped) => letter.dataOf({ record, jws, keysUrl, toolUrl, isStamped }),
        },
      }
    },
    // The log has the receipt and its letter from here on.
    keep: async (tx, { receiptId, clientId }, content, facts) => {
      const box = sealLetter(vaults.letters, { clientId, receiptId }, content)
      const stored = await tx
        .insert(receiptDocuments)
        .values({ clientId, receiptId, ...box, ...facts })
        .onConflictDoNothing()
        .returning({ sealedAt: receiptDocuments.sealedAt })
      if (stored.length === 0) return null
      await takeLateRows(tx, clientId, [`receipts/${receiptId}`])
      const [row] = await receiptWithLetter(tx, { receiptId })
      const { sha256, certificateSha256, stampedAt, stampedBy } = facts
      return {
        clientId,
        type: evidenceMoves.seal.event,
        subject: { kind: 'receipt', id: receiptId, number: row?.number ?? null },
        data: {
          sha256,
          certificateSha256,
          ...(stampedAt && stampedBy && { stampedAt, stampedBy }),
        },
        personal: null,
      }
    },
  })
}

const receiptWithLetter = prepared<{ receiptId: string }>()((db, { receiptId }) =>
  db
    .select({
      clientId: receipts.clientId,
      number: receipts.number,
      act: receipts.act,
      jws: receipts.jws,
      record: keptRecord,
      letter: keptLetter,
    })
    .from(receipts)
    .leftJoin(receiptDocuments, eq(receiptDocuments.receiptId, receipts.id))
    .where(eq(receipts.id, receiptId)),
)

/** The receipt; where it was printed already, its letter as it was sealed. */
async function find(tx: Reader, { records, letters }: ReceiptVaults, receiptId: string) {
  const [row] = await receiptWithLetter(tx, { receiptId })
  if (!row) throw new Error(`there is no receipt ${receiptId} of this client`)
  const { clientId, number, act, letter } = row
  const of = { receiptId, clientId }
  if (!letter) {
    const record = openRecord(records, of, row.record)
    const receipt = { number, act, record, jws: row.jws && withRecord(row.jws, record) }
    return { receipt, stored: null }
  }
  const { sha256 } = letter
  const content = openLetter(letters, of, letter)
  const fileName = `Quittung ${number}.pdf`
  return { stored: { content, fileName, mediaType: 'application/pdf', sha256 } }
}
