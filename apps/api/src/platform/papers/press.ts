import type { Instant } from '@portal/domain/time'
import { sha256Hex } from '../crypto.ts'
import type { Connections, Tx } from '../database/db.ts'
import { asWorker } from '../database/worker.ts'
import type { EvidenceEvent, RecordEvidence } from '../evidence/evidence.ts'
import { house, type Party } from '../fair-queue.ts'
import type { Stamper } from '../stamps/stamper.ts'
import { checkPage } from './check-page.ts'
import type { LetterLogo, PdfPool, TemplateName } from './pdf.ts'
import { sealStamped } from './sealed-stamped.ts'

export type Printed = { content: Uint8Array; fileName: string; mediaType: string; sha256: string }
/** What is to be printed; `reason` in plain words without brackets, which the library escapes twice. */
export type Unprinted = {
  template: TemplateName
  reason: string
  data: (isStamped: boolean) => object
  /** Where it can be checked, where that is another page than the one for receipts. */
  checkAt?: string
}

/** What is known of a seal beside the document: `stampedAt` and `stampedBy` are null where it has no time stamp. */
export type SealFacts = {
  sha256: string
  /** Of the certificate that sealed. */
  certificateSha256: string
  sealedAt: Instant
  stampedAt: Instant | null
  stampedBy: string | null
}

/** Documents of one kind, each of which is printed, sealed and kept once. All of it runs as `portal_worker`. */
export type Documents<Of> = {
  key: (of: Of) => string
  /** As it was sealed, or what is to be printed. Rejects where that client has no such document. */
  find: (tx: Tx, of: Of) => Promise<{ stored: Printed } | { unprinted: Unprinted }>
  /** Resolves to the line the log is to get; null where it gets none now: another process was first, or it is written later. */
  keep: (
    tx: Tx,
    of: Of,
    content: Buffer,
    facts: SealFacts,
  ) => Promise<Omit<EvidenceEvent, 'at'> | null>
}

/** In the transaction of the event. */
export type PutOff = (tx: Tx, clientId: string, sequence: number, now: Instant) => Promise<void>

export type PressDeps = {
  /** Who gives time stamps, and what sees to it that the log gets one up to the event of a document that got none; without, documents are without. */
  stamps?: { stamper: Stamper; putOff: PutOff } | null
  worker: Connections
  /** One that can seal. */
  pdf: PdfPool
  publicUrl: string
  /** SHA-256 of the certificate the pool seals with, in hexadecimal. */
  fingerprint: string
  evidence: RecordEvidence
  clock: () => Instant
  /** What stands at the head of what is printed; without, the name alone. */
  logo?: (tx: Tx) => Promise<LetterLogo | null>
}

/** The sealed document: printed, sealed and stored by whoever asks first, the same bytes for all others. */
export type Press<Of> = (of: Of, party?: Party) => Promise<Printed>

/** Whose it is; null: everybody's whom it was told. */
type Owned = { clientId: string | null }

/** No request may store a sealed document: the press does, as `portal_worker`. */
export function createPress<Of extends Owned>(
  deps: PressDeps,
  documents: Documents<Of>,
): Press<Of> {
  const underWay = new Map<string, Promise<Printed>>()
  return (of, party = house) => {
    const key = `${of.clientId}/${documents.key(of)}`
    let printing = underWay.get(key)
    if (!printing) {
      printing = printOnce(deps, documents, of, party).finally(() => underWay.delete(key))
      underWay.set(key, printing)
    }
    return printing
  }
}

async function printOnce<Of extends Owned>(
  deps: PressDeps,
  { find, keep }: Documents<Of>,
  of: Of,
  party: Party,
): Promise<Printed> {
  const { worker, evidence, stamps = null, clock, logo, fingerprint: certificateSha256 } = deps
  const clientId = of.clientId ?? ''
  const { found, head } = await asWorker(worker, clientId, async (tx) => {
    const sought = await find(tx, of)
    return { found: sought, head: 'stored' in sought ? null : await logo?.(tx) }
  })
  if ('stored' in found) return found.stored
  const { content, stamp } = await sealStamped(stamps?.stamper ?? null, (room) =>
    print(deps, found.unprinted, party, room, head),
  )
  return asWorker(worker, clientId, async (tx) => {
    const sealedAt = clock()
    const stamped = { stampedAt: stamp?.at ?? null, stampedBy: stamp?.authority ?? null }
    const facts = { sha256: sha256Hex(content), certificateSha256, sealedAt, ...stamped }
    // Of two processes the second stores nothing and hands out what the first one sealed.
    const line = await keep(tx, of, content, facts)
    if (line) {
      const { sequence } = await evidence(tx, { ...line, at: sealedAt })
      if (stamps && !stamp) await stamps.putOff(tx, line.clientId, sequence, sealedAt)
    }
    const kept = await find(tx, of)
    if (!('stored' in kept)) throw new Error('the sealed document was not stored')
    return kept.stored
  })
}

function print(
  { pdf, publicUrl }: PressDeps,
  { template, reason, data, checkAt = checkPage }: Unprinted,
  party: Party,
  stampRoom: number,
  logo: LetterLogo | null | undefined,
) {
  const location = `AVV-Portal ${new URL(publicUrl).host}`
  const words = { reason, location, checkAt: new URL(checkAt, publicUrl).href, stampRoom }
  return pdf.render(template, data(stampRoom > 0), words, party, logo)
}
