import type {
  Agreement,
  AgreementDetail,
  AgreementVersion,
} from '@portal/domain/agreements/contract'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { type CalendarDate, dateAt, dayBefore, type Instant } from '@portal/domain/time'
import {
  and,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  lte,
  or,
  type Placeholder,
  sql,
} from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { documents } from '../documents/table.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { afterName, type Last, lastByName, toPage } from '../platform/http/pagination.ts'
import { agreements, agreementVersions } from './table.ts'

const newest = sql`${agreementVersions.version} = (
  select max(v.version) from agreement_versions v
   where v.client_id = ${agreements.clientId} and v.agreement_id = ${agreements.id})`

const isVersion = and(
  eq(agreementVersions.clientId, agreements.clientId),
  eq(agreementVersions.agreementId, agreements.id),
)

/** Without what was agreed, which is long: lists do not show it. */
const select = (db: Tx) =>
  db
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
    .orderBy(asc(clients.name), asc(agreements.id), desc(agreementVersions.version))
type Row = Awaited<ReturnType<typeof select>>[number]

const withStatus = (row: Row, now: Instant): Agreement => ({
  ...row,
  status: row.validUntil && row.validUntil < dateAt(now) ? 'ended' : 'in_force',
})

const agreementPage = prepared<Last & { clientId: string | undefined; most: number }>()((
  db,
  { clientId, most, ...last },
) => {
  const page = db
    .select({ id: agreements.id })
    .from(clients)
    .innerJoin(agreements, eq(agreements.clientId, clients.id))
    .where(
      and(
        clientId && eq(agreements.clientId, clientId),
        afterName(last, clients.name, agreements.id),
      ),
    )
    .orderBy(asc(clients.name), asc(agreements.id))
    .limit(most)
  return select(db).where(and(newest, inArray(agreements.id, page)))
})

/** One version by its number, or the newest: they count from 1. */
const theNewest = 0
const asked = (version: Placeholder) => sql`case ${version}::int when ${theNewest} then ${newest}
  else ${agreementVersions.version} = ${version}::int end`
const oneAgreement = prepared<{ id: string; version: number }>()((db, { id, version }) =>
  select(db).where(and(asked(version), eq(agreements.id, id))),
)
const termsOf = prepared<{ id: string; version: number }>()((db, { id, version }) =>
  db
    .select({ terms: agreementVersions.terms })
    .from(agreements)
    .innerJoin(agreementVersions, isVersion)
    .where(and(asked(version), eq(agreements.id, id))),
)
const versionsOf = prepared<{ id: string }>()((db, { id }) =>
  select(db).where(eq(agreements.id, id)),
)

export async function listAgreements(
  tx: Reader,
  { limit, cursor, clientId }: PageQuery & { clientId?: string | undefined },
  now: Instant,
): Promise<Page<Agreement>> {
  const rows = await agreementPage(tx, { clientId, most: limit + 1, ...lastByName(cursor) })
  return toPage(
    rows,
    limit,
    ({ clientName, id }) => ({ by: clientName, id }),
    (row) => withStatus(row, now),
  )
}

/** In its newest version or the one asked for, which ended when the next began. */
export async function getAgreement(
  tx: Reader,
  { id, version = theNewest }: { id: string; version?: number | undefined },
  now: Instant,
): Promise<AgreementDetail> {
  const [[row], [agreed]] = await Promise.all([
    oneAgreement(tx, { id, version }),
    termsOf(tx, { id, version }),
  ])
  if (!row || !agreed) throw new AppError({ code: 'not-found', entity: 'agreement' })
  const versions = version === theNewest ? [] : await listVersions(tx, id)
  const known = versions.find((each) => each.version === version)
  const ends = known ? { validUntil: known.validUntil } : {}
  return { ...withStatus({ ...row, ...ends }, now), ...agreed }
}

/** Every version that was ever in force, newest first; each ends the day before the next begins (§8.2, §16). */
export async function listVersions(tx: Reader, id: string): Promise<AgreementVersion[]> {
  const rows = await versionsOf(tx, { id })
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

const inForce = prepared<{ clientId: string; on: CalendarDate }>()((db, { clientId, on }) =>
  db
    .select({
      number: agreements.number,
      version: agreementVersions.version,
      validFrom: agreementVersions.validFrom,
    })
    .from(agreements)
    .innerJoin(agreementVersions, isVersion)
    .where(
      and(
        eq(agreements.clientId, clientId),
        lte(agreementVersions.validFrom, on),
        or(isNull(agreements.endsOn), gte(agreements.endsOn, on)),
      ),
    )
    .orderBy(desc(agreementVersions.validFrom), desc(agreementVersions.version))
    .limit(1),
)

/** The agreement of a client that holds on a day, in the version that holds then; null: the portal has none. */
export async function agreementInForce(
  tx: Reader,
  clientId: string,
  on: CalendarDate,
): Promise<Pick<Agreement, 'number' | 'version' | 'validFrom'> | null> {
  const [row] = await inForce(tx, { clientId, on })
  return row ?? null
}
