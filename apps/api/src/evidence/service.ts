import type {
  EvidenceItem,
  EvidenceQuery,
  SignedEvidenceHead,
} from '@portal/domain/evidence/contract'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { invalid } from '@portal/domain/fault'
import type { Page } from '@portal/domain/page'
import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { requireClient } from '../clients/service.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { beginningOf, type Line } from '@portal/domain/evidence/chain'
import {
  evidenceEvents,
  evidenceHeads,
  evidencePersonal,
} from '../platform/evidence/evidence-table.ts'
import { belowSequence, type Last, lastByNumber, toPage } from '../platform/http/pagination.ts'
import { evidenceStamps } from './table.ts'
import type { Actor } from '../platform/http/actor.ts'

/** Whose log is meant: a client's session means its own. Throws `invalid` where the provider says nobody's. */
export async function ownerOf(
  tx: Reader,
  actor: Actor,
  asked: string | undefined,
): Promise<string> {
  const clientId = askedOf(actor, asked)
  await requireOwner(tx, actor, clientId)
  return clientId
}

/** The provider's own log is there for its own people. Throws `not-found`. */
async function requireOwner(tx: Reader, actor: Actor, clientId: string): Promise<void> {
  if (clientId === providerLog && actor.holder.side === 'provider') return
  await requireClient(tx, clientId)
}

function askedOf(actor: Actor, asked: string | undefined): string {
  const clientId = asked ?? actor.client?.id
  if (clientId === undefined) throw invalid('/clientId', 'required', 'says whose log')
  return clientId
}

const linePage = prepared<
  Last & Pick<EvidenceQuery, 'type' | 'subjectId'> & { clientId: string; most: number }
>()((db, { clientId, type, subjectId, most, ...last }) =>
  db
    .select({ ...getTableColumns(evidenceEvents), content: evidencePersonal.content })
    .from(evidenceEvents)
    .leftJoin(
      evidencePersonal,
      and(
        eq(evidencePersonal.clientId, evidenceEvents.clientId),
        eq(evidencePersonal.sequence, evidenceEvents.sequence),
      ),
    )
    .where(
      and(
        eq(evidenceEvents.clientId, clientId),
        type && eq(evidenceEvents.type, type),
        subjectId && eq(evidenceEvents.subjectId, subjectId),
        belowSequence(last, evidenceEvents.sequence),
      ),
    )
    .orderBy(desc(evidenceEvents.sequence))
    .limit(most),
)

/** A client's log, the newest first. */
export async function listEvidence(
  tx: Reader,
  actor: Actor,
  { clientId: asked, type, subjectId, limit, cursor }: EvidenceQuery,
): Promise<Page<EvidenceItem>> {
  const clientId = askedOf(actor, asked)
  const values = { clientId, type, subjectId, most: limit + 1, ...lastByNumber(cursor) }
  const [rows] = await Promise.all([linePage(tx, values), requireOwner(tx, actor, clientId)])
  return toPage(
    rows,
    limit,
    ({ sequence }) => ({ by: String(sequence), id: clientId }),
    ({ sequence, at, type: kind, line, hash, content }) => {
      // The database takes no line that is not written like this.
      const { subject, data, personal, prev } = JSON.parse(line) as Line
      return {
        sequence,
        at,
        type: kind,
        subject,
        data,
        // Written as canonical JSON of a record.
        personal: content === null ? null : (JSON.parse(content) as Record<string, unknown>),
        erased: personal !== null && content === null,
        hash: hash.toString('hex'),
        prev,
      }
    },
  )
}

const headOf = prepared<{ clientId: string }>()((db, { clientId }) =>
  db
    .select({
      sequence: evidenceHeads.sequence,
      hash: evidenceHeads.hash,
      at: evidenceEvents.at,
      jws: evidenceHeads.signed,
      stamped: evidenceStamps.sequence,
      stampedAt: evidenceStamps.at,
      authority: evidenceStamps.authority,
      stampedHead: evidenceStamps.head,
      token: evidenceStamps.token,
    })
    .from(evidenceHeads)
    .leftJoin(
      evidenceEvents,
      and(
        eq(evidenceEvents.clientId, evidenceHeads.clientId),
        eq(evidenceEvents.sequence, evidenceHeads.sequence),
      ),
    )
    .leftJoin(
      evidenceStamps,
      and(
        eq(evidenceStamps.clientId, evidenceHeads.clientId),
        eq(
          evidenceStamps.sequence,
          sql`(select max(s.sequence) from evidence_stamps s where s.client_id = ${clientId})`,
        ),
      ),
    )
    .where(eq(evidenceHeads.clientId, clientId)),
)

/** The newest event with the portal's signature: whoever keeps it can prove later that nothing was cut off. */
export async function getEvidenceHead(tx: Reader, clientId: string): Promise<SignedEvidenceHead> {
  const [row] = await headOf(tx, { clientId })
  if (!row)
    return { sequence: 0, hash: sha256Hex(beginningOf(clientId)), at: null, jws: null, stamp: null }
  const { stamped, stampedAt, authority, stampedHead, token, ...head } = row
  const stamp =
    stamped === null || !stampedAt || !token
      ? null
      : {
          sequence: stamped,
          at: stampedAt,
          authority: authority ?? '',
          head: stampedHead ?? '',
          token: token.toString('base64'),
        }
  return { ...head, hash: head.hash.toString('hex'), stamp }
}
