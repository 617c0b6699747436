import type { Answer } from '@portal/domain/agreements/answers'
import type {
  Agreement,
  AgreementDetail,
  AgreementFilter,
  AgreementQuery,
  AgreementStatus,
  AgreementTerms,
  AgreementVersion,
  AgreementWay,
} from '@portal/domain/agreements/contract'
import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type { Page } from '@portal/domain/page'
import { type CalendarDate, dateAt, dayBefore, type Instant } from '@portal/domain/time'
import {
  and,
  type AnyColumn,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { documents } from '../documents/table.ts'
import { sha256Hex } from '../platform/crypto.ts'
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

/** What the client said last of a version. */
const answerTo = sql<Answer | null>`case when ${agreementVersions.way} = 'concluded' then 'confirmed' else (
  select case e.move when 'confirm' then 'confirmed' else 'contested' end from agreement_events e
   where e.client_id = ${agreementVersions.clientId} and e.agreement_id = ${agreementVersions.agreementId}
     and e.version = ${agreementVersions.version} and e.move in ('confirm', 'contest')
   order by e.sequence desc limit 1) end`

const wayOf = sql<AgreementWay>`coalesce(${agreementVersions.way}, 'recorded')`

/** A version that was recorded anew never held. */
const isCorrected = sql`exists (
  select from agreement_versions c where c.client_id = ${agreementVersions.clientId}
     and c.agreement_id = ${agreementVersions.agreementId} and c.corrects = ${agreementVersions.version})`

const began = sql<CalendarDate>`(
  select min(v.valid_from)::text from agreement_versions v
   where v.client_id = ${agreements.clientId} and v.agreement_id = ${agreements.id}
     and not exists (select from agreement_versions c
           where c.client_id = v.client_id and c.agreement_id = v.agreement_id and c.corrects = v.version))`

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
      corrects: agreementVersions.corrects,
      beganOn: began,
      reference: agreementVersions.reference,
      way: wayOf,
      answer: answerTo,
      struckAt: agreements.struckAt,
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

const withStatus = ({ beganOn, corrects: _, ...row }: Row, now: Instant): Agreement => ({
  ...row,
  status: statusOf({ ...row, beganOn }, dateAt(now)),
})

function statusOf(
  { struckAt, validUntil, beganOn }: Pick<Row, 'struckAt' | 'validUntil' | 'beganOn'>,
  today: CalendarDate,
): AgreementStatus {
  if (struckAt !== null) return 'struck'
  if (validUntil && validUntil < today) return 'ended'
  return beganOn > today ? 'upcoming' : 'in_force'
}

const isStanding = (today: string | Placeholder): Record<AgreementFilter, SQL | undefined> => ({
  unanswered: and(isNull(agreements.answer), isNull(agreements.struckAt)),
  contested: and(eq(agreements.answer, 'contested'), isNull(agreements.struckAt)),
  in_force: and(
    isNull(agreements.struckAt),
    lte(began, today),
    or(isNull(agreements.endsOn), gte(agreements.endsOn, today)),
  ),
  ended: or(isNotNull(agreements.struckAt), lt(agreements.endsOn, today)),
})

type Wanted = Last & { clientId: string | undefined; most: number; today: CalendarDate }
const agreementPage = prepared<Wanted, { standing: AgreementFilter | undefined }>()((
  db,
  { clientId, most, today, ...last },
  { standing },
) => {
  const page = db
    .select({ id: agreements.id })
    .from(clients)
    .innerJoin(agreements, eq(agreements.clientId, clients.id))
    .where(
      and(
        clientId && eq(agreements.clientId, clientId),
        standing && isStanding(today)[standing],
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
    .select({ terms: agreementVersions.terms, wording: agreementVersions.wording })
    .from(agreements)
    .innerJoin(agreementVersions, isVersion)
    .where(and(asked(version), eq(agreements.id, id))),
)
const versionsOf = prepared<{ id: string }>()((db, { id }) =>
  select(db).where(eq(agreements.id, id)),
)

export async function listAgreements(
  tx: Reader,
  { limit, cursor, clientId, standing }: AgreementQuery,
  now: Instant,
): Promise<Page<Agreement>> {
  const values = { clientId, most: limit + 1, today: dateAt(now), ...lastByName(cursor) }
  const rows = await agreementPage(tx, values, { standing })
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
  return {
    ...withStatus({ ...row, ...ends }, now),
    ...agreed,
    termsSha256: sha256Hex(canonicalJson(agreed.terms)),
    newestVersion: versions[0]?.version ?? row.version,
  }
}

/** Every version that was ever in force, newest first; each ends the day before the next begins (§8.2, §16). */
export async function listVersions(tx: Reader, id: string): Promise<AgreementVersion[]> {
  const rows = await versionsOf(tx, { id })
  if (rows.length === 0) throw new AppError({ code: 'not-found', entity: 'agreement' })
  const anew = new Map(rows.flatMap((row) => (row.corrects ? [[row.corrects, row.version]] : [])))
  return rows.map((row, index) => {
    const { version, reference, way, validFrom, signedAt, documentId, documentSha256 } = row
    const correctedBy = anew.get(version) ?? null
    const next = rows.slice(0, index).findLast((later) => !anew.has(later.version))
    const until = next ? dayBefore(next.validFrom) : row.validUntil
    return {
      version,
      reference,
      way,
      validFrom,
      validUntil: correctedBy === null ? until : null,
      signedAt,
      documentId,
      documentSha256,
      correctedBy,
    }
  })
}

/** What was agreed in the version that holds on a day; before the first began, in that one. Throws `not-found`. */
export async function termsOn(tx: Reader, id: string, on: CalendarDate): Promise<AgreementTerms> {
  const held = (await listVersions(tx, id)).filter(({ correctedBy }) => correctedBy === null)
  const version = (held.find(({ validFrom }) => validFrom <= on) ?? held.at(-1))?.version
  const [agreed] = await termsOf(tx, { id, version: version ?? theNewest })
  if (!agreed) throw new AppError({ code: 'not-found', entity: 'agreement' })
  return agreed.terms
}

const inForce = prepared<{ clientId: string; on: CalendarDate }>()((db, { clientId, on }) =>
  db
    .select({
      number: agreements.number,
      version: agreementVersions.version,
      validFrom: agreementVersions.validFrom,
      answer: answerTo,
    })
    .from(agreements)
    .innerJoin(agreementVersions, isVersion)
    .where(
      and(
        eq(agreements.clientId, clientId),
        isNull(agreements.struckAt),
        not(isCorrected),
        lte(agreementVersions.validFrom, on),
        or(isNull(agreements.endsOn), gte(agreements.endsOn, on)),
      ),
    )
    .orderBy(desc(agreementVersions.validFrom), desc(agreementVersions.version))
    .limit(1),
)

/** What an instruction rests on, and what the client said of how it was recorded. */
export type InForce = Pick<Agreement, 'number' | 'version' | 'validFrom' | 'answer'>

/** The agreement of a client that holds on a day, in the version that holds then; null: the portal has none. */
export async function agreementInForce(
  tx: Reader,
  clientId: string,
  on: CalendarDate,
): Promise<InForce | null> {
  const [row] = await inForce(tx, { clientId, on })
  return row ?? null
}

const everHeld = prepared<{ clientId: string; on: CalendarDate }>()((db, { clientId, on }) =>
  db
    .select({ id: agreements.id })
    .from(agreements)
    .where(
      and(
        eq(agreements.clientId, clientId),
        isNull(agreements.struckAt),
        lt(agreements.endsOn, on),
      ),
    )
    .limit(1),
)

/** Whether a client's agreement has ended by then: what is left to do after it (§11) is still ordered. */
export async function hasEnded(tx: Reader, clientId: string, on: CalendarDate): Promise<boolean> {
  return (await everHeld(tx, { clientId, on })).length > 0
}

type Contested = { id: string; number: string }

/** The client's last agreement, where the client says that it is recorded falsely. Of several one holds at a time. */
export const contestedOf = (clientId: AnyColumn) => sql<Contested | null>`(
  select case when last.answer = 'contested' then json_build_object('id', last.id, 'number', last.number) end
    from (select a.id, a.number, a.answer from agreements a
           where a.client_id = ${clientId} and a.struck_at is null order by a.ends_on desc nulls first limit 1) last)`
