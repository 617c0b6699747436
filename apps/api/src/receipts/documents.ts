import type { Instant } from '@portal/domain/time'
import { letterWords } from '@portal/domain/moves/written'
import { evidenceMoves } from '@portal/domain/moves/evidence'
import { eq } from 'drizzle-orm'
import { sha256Hex } from '../platform/crypto.ts'
import type { Connections, Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { house, type Party } from '../platform/fair-queue.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import { takeLateRows } from '../platform/evidence/late-rows.ts'
import type { PdfPool } from '../platform/papers/pdf.ts'
import { asWorker } from '../platform/database/worker.ts'
import type { Stamper } from '../platform/stamps/stamper.ts'
import { receiptPdfData, receiptTemplate } from './receipt-pdf.ts'
import { openLetter, openRecord, type ReceiptVaults, sealLetter, withRecord } from './sealed.ts'
import { sealStamped } from './stamped.ts'
import { keptLetter, keptRecord, receiptDocuments, receipts } from './table.ts'

export type ReceiptOf = { receiptId: string; clientId: string }
type Printed = { content: Uint8Array; fileName: string; mediaType: string; sha256: string }
/** The sealed letter of a receipt: printed, sealed and stored by whoever asks first, the same bytes for all others. */
export type ReceiptDocuments = (receipt: ReceiptOf, party?: Party) => Promise<Printed>

/** In the transaction of the event. */
type PutOff = (tx: Tx, clientId: string, sequence: number, now: Instant) => Promise<void>

type Deps = {
  /** Who gives time stamps, and what sees to it that the log gets one up to the event of a letter that got none; without, letters are without. */
  stamps?: { stamper: Stamper; putOff: PutOff } | null
  worker: Connections
  /** One that can seal. */
  pdf: PdfPool
  publicUrl: string
  /** SHA-256 of the certificate the pool seals with, in hexadecimal. */
  fingerprint: string
  evidence: RecordEvidence
  clock: () => Instant
  vaults: ReceiptVaults
}

/** Makes the letters as `portal_worker`: no request may store one. Rejects where that client has no such receipt. */
export function createReceiptDocuments(deps: Deps): ReceiptDocuments {
  const underWay = new Map<string, Promise<Printed>>()
  return (receipt, party = house) => {
    const key = `${receipt.clientId}/${receipt.receiptId}`
    let printing = underWay.get(key)
    if (!printing) {
      printing = printOnce(deps, receipt, party).finally(() => underWay.delete(key))
      underWay.set(key, printing)
    }
    return printing
  }
}

async function printOnce(
  deps: Deps,
  { receiptId, clientId }: ReceiptOf,
  party: Party,
): Promise<Printed> {
  const { worker, vaults, clock, fingerprint: certificateSha256 } = deps
  const found = await asWorker(worker, clientId, (tx) => find(tx, vaults, receiptId))
  if (found.stored) return found.stored
  const { content, stamp } = await sealStamped(deps.stamps?.stamper ?? null, (room) =>
    print(deps, found.receipt, party, room),
  )
  const sha256 = sha256Hex(content)
  return asWorker(worker, clientId, async (tx) => {
    const box = sealLetter(vaults.letters, { clientId, receiptId }, content)
    const seal = { sha256, certificateSha256, sealedAt: clock() }
    const stamped = { stampedAt: stamp?.at ?? null, stampedBy: stamp?.authority ?? null }
    const document = { clientId, receiptId, ...box, ...seal, ...stamped }
    // Of two processes the second stores nothing and hands out what the first one sealed.
    const sealed = await tx
      .insert(receiptDocuments)
      .values(document)
      .onConflictDoNothing()
      .returning({ sealedAt: receiptDocuments.sealedAt })
    if (sealed.length > 0) await logSeal(deps, tx, document, found.receipt.number)
    const { stored } = await find(tx, vaults, receiptId)
    if (!stored) throw new Error('the sealed receipt was not stored')
    return stored
  })
}

/** The log has the receipt and its letter from here on. */
async function logSeal(
  { evidence, stamps }: Deps,
  tx: Tx,
  document: typeof receiptDocuments.$inferInsert,
  number: string,
): Promise<void> {
  const { clientId, receiptId, sha256, certificateSha256, sealedAt, stampedAt, stampedBy } =
    document
  const stamp = stampedAt && stampedBy ? { stampedAt, stampedBy } : null
  await takeLateRows(tx, clientId, [`receipts/${receiptId}`])
  const { sequence } = await evidence(tx, {
    clientId,
    at: sealedAt,
    type: evidenceMoves.seal.event,
    subject: { kind: 'receipt', id: receiptId, number },
    data: { sha256, certificateSha256, ...stamp },
    personal: null,
  })
  if (stamps && !stamp) await stamps.putOff(tx, clientId, sequence, sealedAt)
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

type Found = Extract<Awaited<ReturnType<typeof find>>, { receipt: object }>['receipt']

function print(
  { pdf, publicUrl, clock }: Deps,
  { number, act, record, jws }: Found,
  party: Party,
  stampRoom: number,
) {
  const keysUrl = new URL('/.well-known/jwks.json', publicUrl).href
  const words = {
    // Plain words without brackets: the library escapes those twice.
    reason: `Quittung ${number} über ${letterWords[act].subject.replaceAll(/\s*\(.*?\)/gu, '')}`,
    location: `AVV-Portal ${new URL(publicUrl).host}`,
    at: clock(),
    stampRoom,
  }
  const isStamped = stampRoom > 0
  return pdf.render(
    receiptTemplate,
    receiptPdfData({ record, jws, keysUrl, isStamped }),
    words,
    party,
  )
}
