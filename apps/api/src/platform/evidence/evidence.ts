import { randomBytes } from 'node:crypto'
import { canonicalJson } from '@portal/domain/canonical-json'
import { type EvidenceEvent, headOf, lineOf } from '@portal/domain/evidence/chain'
import { and, eq, sql } from 'drizzle-orm'
import { sha256 } from '../crypto.ts'
import type { Tx } from '../database/db.ts'
import { inOneGo } from '../database/in-one-go.ts'
import { evidenceEvents, evidenceHeads, evidencePersonal } from './evidence-table.ts'
import type { Actor } from '../http/session.ts'
import type { Signer } from './signing.ts'

export type { EvidenceEvent } from '@portal/domain/evidence/chain'

/** The newest line of a client's log; `hash` is its SHA-256 in hexadecimal. */
export type EvidenceHead = { sequence: number; hash: string }

/** Who did it, as an event says it: apart from the chain, to be erased without breaking it. */
export const personalOf = ({ userId, name, holder }: Actor) => ({
  userId,
  name,
  side: holder.side,
})

/** The `typ` of a signed head (RFC 7515, §4.1.9). */
export const headType = 'avv-portal-evidence-head+jws'

/**
 * Writes one event to a client's evidence log, in the transaction that made it true; a rollback takes it back without
 * a gap. Two round trips. From here on until that transaction ends, others that record for the same client wait:
 * record late, after numbers of W, M and U were drawn, and for several clients in the order of their ids.
 */
export type RecordEvidence = (tx: Tx, event: EvidenceEvent) => Promise<EvidenceHead>

export const createEvidence =
  (signer: Signer): RecordEvidence =>
  async (tx, event) => {
    const { clientId, at, type, subject, personal } = event
    const head = await holdHead(tx, clientId)
    const sequence = head.sequence + 1
    const opening = personal && openingOf(personal)
    const place = { sequence, prev: head.hash, commitment: opening && opening.commitment }
    const line = lineOf(event, place)
    const digest = sha256(line)
    const hash = digest.toString('hex')
    const signed = signer.sign(headOf(event, sequence, hash), headType)
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
      opening &&
        tx
          .insert(evidencePersonal)
          .values({ clientId, sequence, salt: opening.salt, content: opening.content }),
      tx
        .update(evidenceHeads)
        .set({ signed })
        .where(and(eq(evidenceHeads.clientId, clientId), eq(evidenceHeads.sequence, sequence))),
    )
    return { sequence, hash }
  }

/** Makes others who record for this client wait until the transaction ends. */
async function holdHead(tx: Tx, clientId: string): Promise<EvidenceHead> {
  const [, [head]] = await inOneGo(
    tx.execute(
      sql`insert into evidence_heads (client_id) values (${clientId}) on conflict do nothing`,
    ),
    tx
      .select({ sequence: evidenceHeads.sequence, hash: evidenceHeads.hash })
      .from(evidenceHeads)
      .where(eq(evidenceHeads.clientId, clientId))
      .for('update'),
  )
  if (!head) throw new Error('the evidence log has no head')
  return { sequence: head.sequence, hash: head.hash.toString('hex') }
}

/** What an event says about people: its text, a random salt, and the commitment to both that its line carries. */
function openingOf(personal: NonNullable<EvidenceEvent['personal']>) {
  const salt = randomBytes(32)
  const content = canonicalJson(personal)
  const commitment = sha256(Buffer.concat([salt, Buffer.from(content)])).toString('hex')
  return { salt, content, commitment }
}
