import type { EvidenceEvent } from '@portal/domain/evidence/chain'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../database/db.ts'
import { inOneGo } from '../database/in-one-go.ts'
import { evidenceEvents, evidenceHeads, evidencePersonal } from './evidence-table.ts'
import type { Actor } from '../http/actor.ts'
import { createEvidenceForMany, type RecordForMany } from './evidence-for-many.ts'
import { type EvidenceHead, type HeldHead, type KeptRows, nextLine } from './next-line.ts'
import type { Signer } from './signing.ts'

export type { EvidenceEvent } from '@portal/domain/evidence/chain'
export { type EvidenceHead, headType } from './next-line.ts'

/** Who did it, as an event says it: apart from the chain, to be erased without breaking it. */
export const personalOf = ({ userId, name, holder }: Actor) => ({
  userId,
  name,
  side: holder.side,
})

/**
 * Writes one event to a client's evidence log, in the transaction that made it true; a rollback takes it back without
 * a gap. It carries the hashes of the rows that were written with it. Two round trips. From here on until that transaction ends, others that record for the same client wait:
 * record late, after numbers of W, M and U were drawn, and for several clients with `forMany`.
 */
export type RecordEvidence = ((tx: Tx, event: EvidenceEvent) => Promise<EvidenceHead>) & {
  forMany: RecordForMany
}

export const createEvidence = (signer: Signer): RecordEvidence =>
  Object.assign(recordWith(signer), { forMany: createEvidenceForMany(signer) })

const recordWith =
  (signer: Signer) =>
  async (tx: Tx, event: EvidenceEvent): Promise<EvidenceHead> => {
    const { clientId, type, subject } = event
    const head = await holdHead(tx, clientId)
    const { at, sequence, hash, line, digest, opening, signed } = nextLine(signer, event, head)
    await inOneGo(
      tx.insert(evidenceEvents).values({
        clientId,
        sequence,
        at,
        type,
        subjectKind: subject.kind,
        subjectId: subject.id,
        line,
        hash: digest,
      }),
      opening && tx.insert(evidencePersonal).values({ clientId, sequence, ...opening }),
      tx
        .update(evidenceHeads)
        .set({ signed })
        .where(and(eq(evidenceHeads.clientId, clientId), eq(evidenceHeads.sequence, sequence))),
    )
    return { sequence, hash }
  }

/** Makes others who record for this client wait until the transaction ends. */
async function holdHead(tx: Tx, clientId: string): Promise<HeldHead> {
  const [, [head], unlined] = await inOneGo(
    tx.execute(
      sql`insert into evidence_heads (client_id) values (${clientId}) on conflict do nothing`,
    ),
    tx
      .select({
        sequence: evidenceHeads.sequence,
        hash: evidenceHeads.hash,
        at: evidenceHeads.at,
      })
      .from(evidenceHeads)
      .where(eq(evidenceHeads.clientId, clientId))
      .for('update'),
    tx.execute<{ rows: KeptRows | null }>(sql`select unlined_rows(${clientId}) as rows`),
  )
  if (!head) throw new Error('the evidence log has no head')
  return { ...head, hash: head.hash.toString('hex'), rows: unlined.rows[0]?.rows ?? null }
}
