import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type { Declarant, GivenBy } from '@portal/domain/instructions/contract'
import type { Page } from '@portal/domain/page'
import type {
  BindingAct,
  Receipt,
  ReceiptItem,
  ReceiptQuery,
} from '@portal/domain/receipts/contract'
import type { Instant } from '@portal/domain/time'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Confirmation } from '../accounts/factors/second-factor.ts'
import { getClient } from '../clients/service.ts'
import { getProvider } from '../provider/service.ts'
import { clients } from '../clients/table.ts'
import { sha256Hex, type Vault } from '../platform/crypto.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { type Places, prepared } from '../platform/database/prepared.ts'
import type { EvidenceHead } from '../platform/evidence/evidence.ts'
import { newId } from '../platform/database/ids.ts'
import type { Enqueue, Queue } from '../platform/database/jobs.ts'
import { nextNumber } from '../platform/database/numbers.ts'
import { behind, type Last, lastByTime, toPage } from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import type { Signer } from '../platform/evidence/signing.ts'
import {
  AnyRecord,
  type Change,
  type EnteredOnce,
  type InstructionSnapshot,
  type ReceiptRecord,
} from './record.ts'
import { openRecord, sealRecord, withoutRecord, withRecord } from './sealed.ts'
import { keptRecord, receiptDocuments, receipts } from './table.ts'
import type { Statement } from './wording.ts'

/** Something that has just happened, with everything its receipt proves. */
export type ProvenAct = {
  act: BindingAct
  instruction: InstructionSnapshot & { clientId: string }
  entered: EnteredOnce
  statement: Statement | null
  /** What the second factor was asked to confirm, and its SHA-256; null of what the provider entered. */
  confirmed: { sha256: string; declaration: string | null } | null
  givenBy: Declarant | null
  /** Null: it is ordered. */
  change: Change | null
  agreement: Agreed
  countersignedBy: GivenBy | null
  proof: Confirmation['proof']
  /** What the passkey of the second person signed. */
  countersignProof?: Confirmation['proof']
  /** The head of the client's evidence log right after the act's event. */
  head: EvidenceHead
}
type Agreed = Extract<ReceiptRecord, { schema: 'avv-portal/receipt/9' }>['agreement']

/** Receipts to print, seal and store. People wait for these. */
export const receiptQueue: Queue<{ receiptId: string; clientId: string }> = {
  name: 'receipt',
  payload: z.object({ receiptId: z.uuid(), clientId: z.uuid() }),
  workers: 2,
  batch: 2,
  pollingIntervalSeconds: 0.5,
}

/** `recordVault`: seals what receipts say. */
export type Issuing = { enqueue: Enqueue; signer: Signer; recordVault: Vault }

export const receiptType = 'avv-portal-receipt+jws'

/**
 * The proof of an act, in its transaction: a record of everything it consisted of, in canonical JSON,
 * its hash and its signature. The letter is printed and sealed afterwards. It takes a number that others wait for, so
 * issue it last.
 */
export async function issueReceipt(
  tx: Tx,
  issuing: Issuing,
  actor: Actor,
  { proof, countersignProof = null, confirmed, head, ...act }: ProvenAct,
  now: Instant,
): Promise<Receipt> {
  const { clientId, ...instruction } = act.instruction
  const about = { clientId, instructionId: instruction.id, revision: instruction.revision }
  return keepReceipt(tx, issuing, actor, { id: newId(), act: act.act, about, now }, (parties) => ({
    schema: 'avv-portal/receipt/9',
    ...act,
    instruction,
    ...parties,
    textSha256: sha256Hex(instruction.text),
    confirmed,
    confirmation: proof,
    countersignature: countersignProof,
    evidence: { sequence: head.sequence, hash: head.hash },
  }))
}

type Kept = {
  id: string
  act: BindingAct
  about: Pick<
    typeof receipts.$inferInsert,
    'clientId' | 'instructionId' | 'agreementId' | 'offerId' | 'revision'
  >
  now: Instant
}
/** What every record says of whose it is and how it is signed. */
type Parties = Pick<
  Extract<ReceiptRecord, { schema: 'avv-portal/receipt/9' }>,
  'number' | 'issuedAt' | 'client' | 'provider' | 'seal' | 'root'
>

/** Numbers, signs and keeps a record, and has its letter printed. */
export async function keepReceipt(
  tx: Tx,
  { enqueue, signer, recordVault }: Issuing,
  actor: Actor,
  { id, act, about, now }: Kept,
  recordOf: (parties: Parties) => z.input<typeof AnyRecord>,
): Promise<Receipt> {
  const { clientId } = about
  const [{ name, address }, provider] = await Promise.all([
    getClient(tx, actor, clientId, now),
    getProvider(tx),
  ])
  const number = await nextNumber(tx, 'Q', now)
  const said = recordOf({
    number,
    issuedAt: now,
    client: { id: clientId, name, address },
    provider: {
      name: provider.name,
      address: provider.address,
      contact: { email: provider.contact.email, phone: provider.contact.phone },
      instructionRecipients: provider.instructionRecipients,
    },
    seal: signer.seal === undefined ? null : { certificateSha256: signer.seal },
    root: signer.roots[0] ?? signer.kid,
  })
  const record = AnyRecord.parse(said)
  const text = canonicalJson(record)
  const receipt = { id, number, act, sha256: sha256Hex(text), issuedAt: now }
  await tx.insert(receipts).values({
    ...receipt,
    ...about,
    ...sealRecord(recordVault, { receiptId: id, clientId }, text),
    jws: withoutRecord(signer.sign(record, receiptType)),
  })
  await enqueue(tx, receiptQueue, [{ receiptId: id, clientId }])
  return receipt
}

const itemColumns = {
  id: receipts.id,
  clientId: receipts.clientId,
  clientName: clients.name,
  number: receipts.number,
  act: receipts.act,
  sha256: receipts.sha256,
  issuedAt: receipts.issuedAt,
  isSigned: sql<boolean>`${receipts.jws} is not null`,
  stamp: sql<
    ReceiptItem['stamp']
  >`case when ${receiptDocuments.stampedAt} is not null then json_build_object(
    'at', to_char(${receiptDocuments.stampedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'authority', ${receiptDocuments.stampedBy}) end`,
  subject: sql<
    ReceiptItem['subject']
  >`coalesce((select json_build_object('kind', case when i.proposed_by is null then 'instruction' else 'change' end,
    'id', ${receipts.instructionId}, 'revision', ${receipts.revision},
    'number', i.number,
    'title', coalesce(
      (select r.content ->> 'title' from instruction_revisions r
        where r.instruction_id = ${receipts.instructionId} and r.revision = ${receipts.revision}),
      i.title))
    from instructions i where i.id = ${receipts.instructionId}),
    (select json_build_object('kind', 'agreement', 'id', a.id, 'revision', ${receipts.revision}, 'number', a.number, 'title', a.number)
       from agreements a where a.id = ${receipts.agreementId}),
    (select json_build_object('kind', 'offer', 'id', o.id, 'revision', ${receipts.revision}, 'number', o.number, 'title', o.number)
       from agreement_offers o where o.id = ${receipts.offerId}))`,
}

const select = (db: Tx) =>
  db
    .select(itemColumns)
    .from(receipts)
    .innerJoin(clients, eq(clients.id, receipts.clientId))
    .leftJoin(receiptDocuments, eq(receiptDocuments.receiptId, receipts.id))

const receiptPage = prepared<
  Last &
    Pick<ReceiptQuery, 'instructionId' | 'agreementId' | 'offerId' | 'clientId'> & { most: number }
>()((db, { instructionId, agreementId, offerId, clientId, most, ...last }) =>
  select(db)
    .where(
      and(
        instructionId && eq(receipts.instructionId, instructionId),
        agreementId && eq(receipts.agreementId, agreementId),
        offerId && eq(receipts.offerId, offerId),
        clientId && eq(receipts.clientId, clientId),
        behind(last, receipts.issuedAt, receipts.id),
      ),
    )
    .orderBy(desc(receipts.issuedAt), desc(receipts.id))
    .limit(most),
)
const oneReceipt = prepared<{ id: string }>()((db, { id }) => select(db).where(eq(receipts.id, id)))

/** The receipts this side may see, newest first. */
export async function listReceipts(
  tx: Reader,
  { limit, cursor, instructionId, agreementId, offerId, clientId }: ReceiptQuery,
): Promise<Page<ReceiptItem>> {
  const values = {
    instructionId,
    agreementId,
    offerId,
    clientId,
    most: limit + 1,
    ...lastByTime(cursor),
  }
  const rows = await receiptPage(tx, values)
  return toPage(
    rows,
    limit,
    ({ issuedAt, id }) => ({ by: issuedAt, id }),
    (row) => row,
  )
}

export async function getReceipt(tx: Reader, id: string): Promise<ReceiptItem> {
  const [row] = await oneReceipt(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'receipt' })
  return row
}

/** The acts by which an instruction came into force. */
const giving: BindingAct[] = [
  'instruction.submitted',
  'instruction.countersigned',
  'oral-instruction.confirmed',
  'instruction.received',
]

/** A receipt by its own id, or the one of the act that gave an instruction. */
export type Wanted = { id: string } | { submissionOf: string }

const whose = { receiptId: receipts.id, clientId: receipts.clientId }
const said = {
  ...whose,
  ...keptRecord,
  number: receipts.number,
  jws: receipts.jws,
}

type Sought = { id: string | undefined; submissionOf: string | undefined }
const isSought = ({ id, submissionOf }: Places<Sought>) =>
  and(
    id && eq(receipts.id, id),
    submissionOf && and(eq(receipts.instructionId, submissionOf), inArray(receipts.act, giving)),
  )
const wantedReceipt = prepared<Sought>()((db, sought) =>
  db.select(whose).from(receipts).where(isSought(sought)).orderBy(asc(receipts.issuedAt)).limit(1),
)
const wantedRecord = prepared<Sought>()((db, sought) =>
  db.select(said).from(receipts).where(isSought(sought)).orderBy(asc(receipts.issuedAt)).limit(1),
)
const nobody = { id: undefined, submissionOf: undefined }

/** Which receipt it is. Throws `not-found` where this session sees none. */
export async function findReceipt(
  tx: Reader,
  wanted: Wanted,
): Promise<{ receiptId: string; clientId: string }> {
  const [row] = await wantedReceipt(tx, { ...nobody, ...wanted })
  if (!row) throw new AppError({ code: 'not-found', entity: 'receipt' })
  return row
}

/**
 * The signed record as a compact JWS. Throws `not-found` also for a receipt from before they were signed, and what is no fault
 * where the record is not the one that was kept.
 */
export async function getJws(
  tx: Reader,
  recordVault: Vault,
  wanted: Wanted,
): Promise<{ number: string; jws: string }> {
  const [row] = await wantedRecord(tx, { ...nobody, ...wanted })
  if (!row || row.jws === null) throw new AppError({ code: 'not-found', entity: 'receipt' })
  return { number: row.number, jws: withRecord(row.jws, openRecord(recordVault, row, row)) }
}
