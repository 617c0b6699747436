import { eq, sql } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { evidenceHeads } from '../../platform/evidence/evidence-table.ts'
import type { JWK } from '../../platform/evidence/signing.ts'
import type { Anchor } from '../anchors.ts'
import type { ReceiptVaults } from '../../receipts/sealed.ts'
import { brokenLines, brokenOpenings, missedAnchors, missedOpenings } from './chain-check.ts'
import { otherEndings } from './endings-check.ts'
import type { Finding } from './findings.ts'
import {
  otherNotices,
  otherPapers,
  otherReceipts,
  type SealedNoticesAsked,
} from './receipts-check.ts'
import { otherRows, otherStamps } from './rows-check.ts'
import { isSignedHead } from '../signed-head.ts'

export type Checked = {
  findings: Finding[]
  /** The head to remember; null where nothing was recorded. */
  head: { sequence: number; hash: string; jws: string } | null
}

/** The clients whose logs there are to check. */
export async function listOwners(worker: Connections): Promise<string[]> {
  const { rows } = await worker.transaction(null, (tx) =>
    tx.execute<{ id: string }>(sql`select evidence_owners() as id`),
  )
  return rows.map(({ id }) => id)
}

/**
 * Goes through one client's log by a route of its own: SQL that shares no code with the writing, in one snapshot; then
 * the head's signature, and the heads that were remembered outside the database. About twenty seconds for a million events.
 */
export async function checkLog(
  worker: Connections,
  clientId: string,
  {
    keys,
    anchors,
    vaults,
    notices = new Map(),
  }: { keys: JWK[]; anchors: Anchor[]; vaults: ReceiptVaults; notices?: SealedNoticesAsked },
): Promise<Checked> {
  return worker.transaction(null, async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read read only`)
    await tx.execute(
      sql`select set_config('app.client_id', ${clientId}, true), set_config('statement_timeout', '1h', true),
                 set_config('timezone', 'UTC', true)`,
    )
    const findings = [
      ...(await brokenLines(tx, clientId)),
      ...(await brokenOpenings(tx, clientId)),
      ...(await missedOpenings(tx, clientId)),
      ...(await otherRows(tx, clientId)),
      ...(await otherReceipts(tx, clientId, vaults, keys)),
      ...(await otherPapers(tx, clientId, vaults)),
      ...(await otherNotices(tx, clientId, vaults, notices)),
      ...(await otherStamps(tx, clientId)),
      ...(await missedAnchors(tx, clientId, anchors)),
      ...(await otherEndings(tx, clientId, keys)),
    ]
    const head = await headOf(tx, clientId)
    const last = await lastOf(tx, clientId)
    if (head.sequence !== last.sequence || head.hash !== last.hash)
      findings.push({
        flaw: 'end',
        sequence: Math.min(head.sequence, last.sequence),
        found: last.hash,
      })
    if (head.sequence > 0 && !isSignedHead({ client: clientId, ...head }, keys))
      findings.push({ flaw: 'signature', sequence: head.sequence, found: head.hash })
    const { sequence, hash, jws } = head
    return { findings, head: jws === null ? null : { sequence, hash, jws } }
  })
}

type Head = { sequence: number; hash: string; jws: string | null }

async function headOf(tx: Tx, clientId: string): Promise<Head> {
  const [row] = await tx.select().from(evidenceHeads).where(eq(evidenceHeads.clientId, clientId))
  return row
    ? { sequence: row.sequence, hash: row.hash.toString('hex'), jws: row.signed }
    : { sequence: 0, hash: '', jws: null }
}

async function lastOf(tx: Tx, clientId: string): Promise<{ sequence: number; hash: string }> {
  const { rows } = await tx.execute<{ sequence: number; hash: string }>(sql`
    select sequence, encode(sha256(convert_to(line, 'UTF8')), 'hex') as hash
      from evidence_events where client_id = ${clientId} order by sequence desc limit 1`)
  return rows[0] ?? { sequence: 0, hash: '' }
}
