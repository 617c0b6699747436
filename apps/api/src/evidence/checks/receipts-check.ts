import { instructionPapers } from '../../instructions/correspondence-table.ts'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { noticePapers } from '../../notices/table.ts'
import type { Vault } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'
import { type JWK, openJws } from '../../platform/evidence/signing.ts'
import { openKept } from '../../platform/papers/kept-paper.ts'
import {
  openLetter,
  openPaper,
  openRecord,
  type ReceiptVaults,
  withRecord,
} from '../../receipts/sealed.ts'
import { receiptType } from '../../receipts/service.ts'
import { keptLetter, keptRecord, receiptDocuments, receipts } from '../../receipts/table.ts'
import { cut, type Finding } from './findings.ts'

const atOnce = 25

/**
 * Receipts whose record or letter does not open, is not the one that is named by its hash, or not the one that was signed.
 */
export async function otherReceipts(
  tx: Tx,
  clientId: string,
  vaults: ReceiptVaults,
  keys: JWK[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  let page: Row[] = []
  do {
    page = await receiptsBehind(tx, clientId, page.at(-1)?.receiptId)
    for (const row of page)
      if (!isAsWritten(row, vaults, keys))
        findings.push({ flaw: 'receipt', sequence: 0, about: `receipts/${row.receiptId}` })
  } while (page.length === atOnce)
  return cut(findings)
}

const receiptsBehind = (tx: Tx, clientId: string, last: string | undefined) =>
  tx
    .select({
      receiptId: receipts.id,
      clientId: receipts.clientId,
      jws: receipts.jws,
      record: keptRecord,
      letter: keptLetter,
    })
    .from(receipts)
    .leftJoin(receiptDocuments, eq(receiptDocuments.receiptId, receipts.id))
    .where(and(eq(receipts.clientId, clientId), last ? gt(receipts.id, last) : undefined))
    .orderBy(asc(receipts.id))
    .limit(atOnce)
type Row = Awaited<ReturnType<typeof receiptsBehind>>[number]

/** The same of the provider's sealed documents about instructions. */
export async function otherPapers(
  tx: Tx,
  clientId: string,
  { papers }: ReceiptVaults,
): Promise<Finding[]> {
  const findings: Finding[] = []
  let page: KeptPaper[] = []
  do {
    page = await papersBehind(tx, clientId, page.at(-1)?.id)
    for (const paper of page)
      if (!isKept(papers, paper))
        findings.push({ flaw: 'receipt', sequence: 0, about: `instruction_papers/${paper.id}` })
  } while (page.length === atOnce)
  return cut(findings)
}

const papersBehind = (tx: Tx, clientId: string, last: string | undefined) =>
  tx
    .select({
      id: instructionPapers.id,
      clientId: instructionPapers.clientId,
      keyId: instructionPapers.keyId,
      sealed: instructionPapers.sealed,
      sha256: instructionPapers.sha256,
    })
    .from(instructionPapers)
    .where(
      and(
        eq(instructionPapers.clientId, clientId),
        last ? gt(instructionPapers.id, last) : undefined,
      ),
    )
    .orderBy(asc(instructionPapers.id))
    .limit(atOnce)
type KeptPaper = Awaited<ReturnType<typeof papersBehind>>[number]

/** Whether a sealed notice opens and is the one that is named by its hash; each is asked for once, however many clients have it. */
export type SealedNoticesAsked = Map<string, boolean>

/** Sealed notices that are not, or no longer, what this client's log names, or do not open. */
export async function otherNotices(
  tx: Tx,
  clientId: string,
  { notices: vault }: ReceiptVaults,
  asked: SealedNoticesAsked,
): Promise<Finding[]> {
  const named = await tx.execute<{ sequence: number; id: string; isSame: boolean }>(sql`
    select e.sequence, e.subject_id as id, p.sha256 is not distinct from notice_paper_in(e.line) as "isSame"
      from evidence_events e left join notice_papers p on p.notice_id = case when pg_input_is_valid(e.subject_id, 'uuid') then e.subject_id::uuid end
     where e.client_id = ${clientId} and e.subject_kind = 'notice' and e.type in ('paper.sealed', 'notice.published')
       and notice_paper_in(e.line) is not null
     order by e.sequence`)
  const findings: Finding[] = []
  for (const { sequence, id, isSame } of named.rows) {
    if (!asked.has(id)) asked.set(id, await opens(tx, id, vault))
    if (!isSame || !asked.get(id))
      findings.push({ flaw: 'receipt', sequence, about: `notice_papers/${id}` })
  }
  return cut(findings)
}

async function opens(tx: Tx, id: string, vault: Vault): Promise<boolean> {
  const [paper] = await tx.select().from(noticePapers).where(eq(noticePapers.noticeId, id))
  try {
    return !!paper && openKept(vault, `notice/${id}`, { plain: null, ...paper }).length > 0
  } catch {
    return false
  }
}

function isKept(vault: Vault, paper: KeptPaper) {
  try {
    return openPaper(vault, paper).length > 0
  } catch {
    return false
  }
}

function isAsWritten({ jws, record, letter, ...of }: Row, vaults: ReceiptVaults, keys: JWK[]) {
  try {
    const text = openRecord(vaults.records, of, record)
    if (letter) openLetter(vaults.letters, of, letter)
    return jws === null || openJws(withRecord(jws, text), receiptType, keys) === text
  } catch {
    return false
  }
}
