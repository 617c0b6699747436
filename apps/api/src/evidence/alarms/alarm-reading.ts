import type {
  AlarmQuery,
  EvidenceAlarm,
  EvidenceAlarms,
  LogCheck,
  OpenAlarm,
} from '@portal/domain/evidence/alarms'
import type { Figure } from '@portal/domain/figure'
import { mostCounted } from '@portal/domain/figure'
import { providerLog } from '@portal/domain/evidence/provider-log'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import { endingColumns, toEnding } from '../../endings/reading.ts'
import { endings } from '../../endings/table.ts'
import type { Reader } from '../../platform/database/db.ts'
import { figureOf } from '../../platform/database/figure.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { Signer } from '../../platform/evidence/signing.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { lastByTime, toPage } from '../../platform/http/pagination.ts'
import { trustedKeys } from '../keys.ts'
import { evidenceAlarms } from '../table.ts'
import { isSignedCheck } from './signed-check.ts'
import { isSignedLogCheck } from './signed-log-check.ts'

/** What follows `last` of one log or of all, by the index of each; whoever asks, it is one statement. */
const alarmPage = prepared<{
  most: number
  clientId: string | null
  open: boolean
  lastBy: string
  lastId: string
}>()((db, { most, clientId, open, lastBy, lastId }) => {
  const page = (whose: ReturnType<typeof sql>) => sql`(
    select id from evidence_alarms a
     where ${whose} and (a.first_seen_at, a.id) < (${lastBy}::timestamptz, ${lastId}::uuid) and (a.ended_at is null or not ${open}::boolean)
     order by a.first_seen_at desc, a.id desc limit ${most})`
  return db
    .select({
      id: evidenceAlarms.id,
      clientId: evidenceAlarms.clientId,
      clientName: sql<string>`coalesce(${clients.name}, case ${evidenceAlarms.clientId} when ${sql.raw(`'${providerLog}'`)}::uuid
        then (select name from provider) end, ${evidenceAlarms.clientId}::text)`,
      flaw: evidenceAlarms.flaw,
      sequence: evidenceAlarms.sequence,
      about: evidenceAlarms.about,
      foundBy: evidenceAlarms.foundBy,
      reportedBy: evidenceAlarms.reportedByName,
      firstSeenAt: evidenceAlarms.firstSeenAt,
      lastSeenAt: evidenceAlarms.lastSeenAt,
      goneAt: evidenceAlarms.goneAt,
      ...endingColumns,
    })
    .from(evidenceAlarms)
    .leftJoin(clients, sql`${clients.id} = ${evidenceAlarms.clientId}`)
    .leftJoin(
      endings,
      sql`${endings.clientId} = ${evidenceAlarms.clientId} and ${endings.id} = ${evidenceAlarms.endingId}`,
    )
    .where(
      sql`${evidenceAlarms.id} in (${page(sql`${clientId}::uuid is null`)} union all ${page(sql`a.client_id = ${clientId}::uuid`)})`,
    )
    .orderBy(sql`${evidenceAlarms.firstSeenAt} desc`, sql`${evidenceAlarms.id} desc`)
})

/** So many rows that only look like checks hide the last one. */
const mostLooked = 20
const utc = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const stamps = (what: string) => figureOf(`select from evidence_stamps_due where what = '${what}'`)

type Night = Parameters<typeof isSignedCheck>[0] & { finishedAt: Instant }
/** What is known of all logs, and of the one that is asked for. */
const whatIsKnown = prepared<{ clientId: string | null; userId: string }>()(
  (db, { clientId, userId }) =>
    db
      .select({
        nights: sql<
          Night[]
        >`(select coalesce(json_agg(json_build_object('night', n.night, 'finishedAt', ${sql.raw(utc('n.finished_at'))},
          'findings', n.findings, 'signed', n.signed) order by n.finished_at desc), '[]')
          from (select * from evidence_checks where finished_at is not null order by finished_at desc limit ${sql.raw(String(mostLooked))}) n)`,
        heads: sql<Figure>`${sql.raw(stamps('head'))}`,
        letters: sql<Figure>`${sql.raw(stamps('letter'))}`,
        since: sql<Instant | null>`(select ${sql.raw(utc('min(since)'))} from evidence_stamps_due)`,
        checks: sql<
          (LogCheck & { signed: string })[]
        >`(select coalesce(json_agg(json_build_object('by', c.by, 'at', ${sql.raw(utc('c.at'))}, 'sequence', c.sequence,
          'findings', c.findings, 'ended', c.ended, 'signed', c.signed) order by c.at desc, c.by), '[]')
          from log_checks c where c.client_id = ${clientId}::uuid)`,
        open: sql<OpenAlarm | null>`(select case when count(*) > 0 then json_build_object(
            'findings', json_build_object('count', least(count(*), ${sql.raw(String(mostCounted))}), 'more', count(*) > ${sql.raw(String(mostCounted))}),
            'since', ${sql.raw(utc('min(a.first_seen_at)'))},
            'fingerprint', encode(sha256(convert_to(string_agg(a.id::text, ',' order by a.id), 'UTF8')), 'hex')) end
          from evidence_alarms a where a.client_id = ${clientId}::uuid and a.ended_at is null)`,
        notedAt: sql<string | null>`(select ${sql.raw(utc('r.noted_at'))} from alarm_readings r
          where r.client_id = ${clientId}::uuid and r.user_id = ${userId}::uuid)`,
      })
      .from(sql`(values (1)) one`),
)

const afterAll = { lastBy: 'infinity', lastId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/**
 * What is or was wrong with logs, the newest first, with how each was ended; when all logs were gone through, and the newest checks
 * of the one asked for. What only looks like a check is none.
 */
export async function listAlarms(
  tx: Reader,
  actor: Actor,
  { signer, isStamping }: { signer: Signer; isStamping: boolean },
  { limit, cursor, clientId: asked, open = false }: AlarmQuery,
): Promise<EvidenceAlarms> {
  const clientId = asked ?? actor.client?.id ?? null
  const { lastBy = afterAll.lastBy, lastId = afterAll.lastId } = lastByTime(cursor)
  const [rows, [known], keys] = await Promise.all([
    alarmPage(tx, { most: limit + 1, clientId, open, lastBy, lastId }),
    whatIsKnown(tx, { clientId, userId: actor.userId }),
    trustedKeys(tx, signer),
  ])
  // One row, whatever there is.
  const { nights, checks, heads, letters, since, open: stands, notedAt } = known!
  return {
    ...toPage(rows, limit, ({ firstSeenAt, id }) => ({ by: firstSeenAt, id }), toAlarm),
    checkedAt: nights.find((night) => isSignedCheck(night, keys))?.finishedAt ?? null,
    stamps: { isWanted: isStamping, heads, letters, since },
    checks: checks.flatMap(({ signed, ...check }) =>
      clientId !== null && isSignedLogCheck(clientId, { ...check, signed }, keys) ? [check] : [],
    ),
    open: stands,
    notedAt,
  }
}

type Row = Omit<EvidenceAlarm, 'ending'> & Parameters<typeof toEnding>[0]

const toAlarm = ({
  endingId,
  endingReason,
  endedByName,
  endedAt,
  ...alarm
}: Row): EvidenceAlarm => ({
  ...alarm,
  ending: toEnding({ endingId, endingReason, endedByName, endedAt }),
})
