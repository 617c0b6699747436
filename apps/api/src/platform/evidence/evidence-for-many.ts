import type { EvidenceEvent } from '@portal/domain/evidence/chain'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Tx } from '../database/db.ts'
import { instantText } from '../database/instant.ts'
import { type HeldHead, type KeptRows, nextLine } from './next-line.ts'
import type { Signer } from './signing.ts'

/**
 * Writes events to the logs of many clients as `RecordEvidence` writes each: the same lines, held until the transaction
 * ends. Two round trips for all of them. Logs are held in the order of the clients' ids, whatever the order of the events, so
 * that two who record for many never wait for each other.
 */
export type RecordForMany = (tx: Tx, events: EvidenceEvent[]) => Promise<void>

export const createEvidenceForMany =
  (signer: Signer): RecordForMany =>
  async (tx, events) => {
    if (events.length === 0) return
    const heads = await holdHeads(tx, events)
    const lines = events.map((event) => {
      const { clientId, type, subject } = event
      const head = heads.get(clientId)
      if (!head) throw new Error('the evidence log has no head')
      const { at, line, sequence, hash, opening, signed } = nextLine(signer, event, head)
      heads.set(clientId, { at, sequence, hash, rows: null })
      return {
        client: clientId,
        sequence,
        at,
        type,
        subject_kind: subject.kind,
        subject_id: subject.id,
        line,
        hash,
        salt: opening && opening.salt.toString('hex'),
        content: opening && opening.content,
        signed,
      }
    })
    await tx.execute(sql`select write_evidence(${JSON.stringify(lines)}::json)`)
  }

async function holdHeads(tx: Tx, events: EvidenceEvent[]): Promise<Map<string, HeldHead>> {
  const clientIds = events.map(({ clientId }) => clientId)
  type Row = { clientId: string; sequence: number; hash: string; at: Instant; rows: KeptRows }
  const { rows } = await tx.execute<Row>(
    sql`select client_id as "clientId", sequence, encode(hash, 'hex') as hash,
               ${sql.raw(instantText('at'))} as at, rows
          from hold_evidence_heads(${sql.param(clientIds)}::uuid[])`,
  )
  return new Map(rows.map(({ clientId, ...head }) => [clientId, head]))
}
