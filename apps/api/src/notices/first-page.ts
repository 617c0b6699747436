import { mostCounted } from '@portal/domain/figure'
import type { Rows } from '../platform/database/written-rows.ts'

/** How pressing a notice is at a client, a breach before all else; as the index has it. */
const byPressing =
  "(case when r.kind = 'incident' then 0 when r.severity = 'urgent' then 1 when r.severity = 'important' then 2 else 3 end)"
/** How pressing what is not opened is; as the index has it. */
const bySeverity = "(case r.severity when 'urgent' then 0 when 'important' then 1 else 2 end)"

const me = "(select nullif(current_setting('app.user_id', true), '')::uuid)"
const here = "(select nullif(current_setting('app.client_id', true), '')::uuid)"
/** From when on this person's own reading counts. */
const mySince = `(select m.reads_since from memberships m where m.client_id = ${here} and m.user_id = ${me})`
const readByMe = `exists (select from notice_readings g
    where g.client_id = r.client_id and g.user_id = ${me} and g.notice_id = r.notice_id)`
const received = `'notice' as kind, r.notice_id as id, r.number, r.kind as "noticeKind", r.severity, r.title,
    r.published_at::text as since, r.acknowledged_at is not null as acknowledged`

/** Client: what nobody acknowledged, and whether this person opened it. */
export const unacknowledgedNotices: Rows = {
  columns: `${received}, ${readByMe} or r.first_opened_at is not null and r.published_at <= ${mySince} as opened`,
  from: 'from notice_recipients r where r.acknowledged_at is null',
  order: `${byPressing}, r.published_at desc`,
}

/** Client: what somebody else acknowledged and this person has not opened. */
export const unreadNotices: Rows = {
  columns: `${received}, false as opened`,
  from: `from notice_recipients r
    where r.client_id = ${here} and r.published_at > ${mySince} and r.acknowledged_at is not null and not ${readByMe}`,
  order: 'r.published_at desc',
}

/** Provider: a breach that not every client acknowledged yet or was told of on another way; how many, and how many of these have not opened it. */
export const openBreaches: Rows = {
  columns: `'breach' as kind, n.id, n.number, n.title, n.severity, r.published_at::text as since,
    r.clients - r.acknowledged - r.told_unacknowledged as clients, r.clients - r.opened - r.told_unopened as unopened`,
  from: `from notice_reach r join notices n on n.id = r.notice_id
    where r.kind = 'incident' and r.acknowledged + r.told_unacknowledged < r.clients`,
  order: 'r.published_at',
}

/** Provider: what clients should have by now and do not, breaches or the rest. */
export const unreachedNotices = (isBreach: boolean): Rows => ({
  columns: `'notice_unreached' as kind, n.id, n.number, n.kind as "noticeKind", n.title, h.failed_at::text as since,
    h.clients - coalesce(r.clients, 0) as clients`,
  from: `from notice_handings h join notices n on n.id = h.notice_id left join notice_reach r on r.notice_id = n.id
    where h.failed_at is not null and (h.ended_at is null or h.ended_at < h.failed_at)
      and coalesce(r.clients, 0) < h.clients and (n.kind = 'incident') = ${isBreach}`,
  order: 'h.failed_at',
})

/** Provider: what clients have not opened and were not told of on another way, that which is urgent or the rest. */
export const unopenedNotices = (isUrgent: boolean): Rows => ({
  columns: `'notice_unopened' as kind, n.id, n.number, n.severity, n.title, r.published_at::text as since,
    r.clients - r.opened - r.told_unopened as clients`,
  from: `from notice_reach r join notices n on n.id = r.notice_id
    where r.opened + r.told_unopened < r.clients and r.kind <> 'incident' and ${bySeverity} ${isUrgent ? '= 0' : '> 0'}`,
  order: `${bySeverity}, r.published_at`,
})

export const draftNotices: Rows = {
  columns: `'notice_draft' as kind, n.id, n.title, n.updated_at::text as since`,
  from: "from notices n where n.status = 'draft'",
  order: 'n.updated_at desc',
}

/** Client: a row for each that nobody acknowledged. */
export const openNotices = `select ${unacknowledgedNotices.from}`
/** Provider: a row for each client that has not opened one of them. */
export const notOpenedNotices = `select from notice_reach r
  cross join lateral generate_series(1, least(r.clients - r.opened - r.told_unopened, ${mostCounted + 1}))
  where r.opened + r.told_unopened < r.clients`
