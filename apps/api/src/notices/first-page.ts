import { mostCounted } from '@portal/domain/figure'
import type { Rows } from '../platform/database/written-rows.ts'

/** How pressing a notice is, the most pressing first; as the indexes have it. */
const bySeverity = "(case r.severity when 'urgent' then 0 when 'important' then 1 else 2 end)"

/** Client: what nobody acknowledged. */
export const unacknowledgedNotices: Rows = {
  columns: `'notice' as kind, r.notice_id as id, r.number, r.kind as "noticeKind", r.severity, r.title,
    r.published_at::text as since, r.first_opened_at is not null as opened`,
  from: 'from notice_recipients r where r.acknowledged_at is null',
  order: `${bySeverity}, r.published_at desc`,
}

/** Provider: what clients should have by now and do not. */
export const unreachedNotices: Rows = {
  columns: `'notice_unreached' as kind, n.id, n.number, n.title, h.failed_at::text as since,
    h.clients - coalesce(r.clients, 0) as clients`,
  from: `from notice_handings h join notices n on n.id = h.notice_id left join notice_reach r on r.notice_id = n.id
    where h.failed_at is not null and coalesce(r.clients, 0) < h.clients`,
  order: 'h.failed_at',
}

/** Provider: what clients have not opened, that which is urgent or the rest. */
export const unopenedNotices = (isUrgent: boolean): Rows => ({
  columns: `'notice_unopened' as kind, n.id, n.number, n.severity, n.title, r.published_at::text as since,
    r.clients - r.opened as clients`,
  from: `from notice_reach r join notices n on n.id = r.notice_id
    where r.opened < r.clients and ${bySeverity} ${isUrgent ? '= 0' : '> 0'}`,
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
  cross join lateral generate_series(1, least(r.clients - r.opened, ${mostCounted + 1}))
  where r.opened < r.clients`
