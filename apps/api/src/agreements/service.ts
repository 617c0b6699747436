import type {
  Agreement,
  AgreementDetail,
  AgreementVersion,
} from '@portal/domain/agreements/contract'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { dateAt, dayBefore, type Instant } from '@portal/domain/time'
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { documents } from '../documents/table.ts'
import type { Tx } from '../platform/database/db.ts'
import { afterName, lastByName, toPage } from '../platform/http/pagination.ts'
import { agreements, agreementVersions } from './table.ts'

const newest = sql`${agreementVersions.version} = (
  select max(v.version) from agreement_versions v
   where v.client_id = ${agreements.clientId} and v.agreement_id = ${agreements.id})`

const isVersion = and(
  eq(agreementVersions.clientId, agreements.clientId),
  eq(agreementVersions.agreementId, agreements.id),
)

/** Without what was agreed, which is long: lists do not show it. */
function select(tx: Tx, condition: SQL | undefined) {
  return tx
    .select({
      id: agreements.id,
      clientId: agreements.clientId,
      clientName: clients.name,
      number: agreements.number,
      version: agreementVersions.version,
      validFrom: agreementVersions.validFrom,
      validUntil: agreements.endsOn,
      signedAt: agreementVersions.signedAt,
      documentId: agreementVersions.documentId,
      documentSha256: documents.sha256,
    })
    .from(agreements)
    .innerJoin(clients, eq(clients.id, agreements.clientId))
    .innerJoin(agreementVersions, isVersion)
    .innerJoin(documents, eq(documents.id, agreementVersions.documentId))
    .where(condition)
    .orderBy(asc(clients.name), asc(agreements.id), desc(agreementVersions.version))
}
type Row = Awaited<ReturnType<typeof select>>[number]

const withStatus = (row: Row, now: Instant): Agreement => ({
  ...row,
  status: row.validUntil && row.validUntil < dateAt(now) ? 'ended' : 'in_force',
})

export async function listAgreements(
  tx: Tx,
  { limit, cursor, clientId }: PageQuery & { clientId?: string | undefined },
  now: Instant,
): Promise<Page<Agreement>> {
  const ofClient = clientId ? eq(agreements.clientId, clientId) : undefined
  const page = tx
    .select({ id: agreements.id })
    .from(clients)
    .innerJoin(agreements, eq(agreements.clientId, clients.id))
    .where(and(ofClient, afterName(lastByName(cursor), clients.name, agreements.id)))
    .orderBy(asc(clients.name), asc(agreements.id))
    .limit(limit + 1)
  const rows = await select(tx, and(newest, inArray(agreements.id, page)))
  return toPage(
    rows,
    limit,
    ({ clientName, id }) => ({ by: clientName, id }),
    (row) => withStatus(row, now),
  )
}

export async function getAgreement(tx: Tx, id: string, now: Instant): Promise<AgreementDetail> {
  const words = tx
    .select({ terms: agreementVersions.terms })
    .from(agreements)
    .innerJoin(agreementVersions, isVersion)
    .where(and(newest, eq(agreements.id, id)))
  const [[row], [version]] = await Promise.all([
    select(tx, and(newest, eq(agreements.id, id))),
    words,
  ])
  if (!row || !version) throw new AppError({ code: 'not-found', entity: 'agreement' })
  return { ...withStatus(row, now), ...version }
}

/** Every version that was ever in force, newest first; each ends the day before the next begins (§8.2, §16). */
export async function listVersions(tx: Tx, id: string): Promise<AgreementVersion[]> {
  const rows = await select(tx, eq(agreements.id, id))
  if (rows.length === 0) throw new AppError({ code: 'not-found', entity: 'agreement' })
  return rows.map(
    ({ version, validFrom, validUntil, signedAt, documentId, documentSha256 }, index) => {
      const next = rows[index - 1]
      return {
        version,
        validFrom,
        validUntil: next ? dayBefore(next.validFrom) : validUntil,
        signedAt,
        documentId,
        documentSha256,
      }
    },
  )
}
