import { providerLog } from '@portal/domain/evidence/provider-log'
import type { Rows } from '../platform/database/written-rows.ts'

const me = "(select nullif(current_setting('app.user_id', true), '')::uuid)"
const here = "(select nullif(current_setting('app.client_id', true), '')::uuid)"

/** Client: that its log is not as it was written, or that this was ended, until this person has taken note of it. */
export const alarmsOfClient: Rows = {
  columns: `'evidence_alarm' as kind, a.client_id as id, c.name as "clientName", a.count, a.since::text as since`,
  from: `from (
      select a.client_id, (count(*) filter (where a.ended_at is null))::int as count,
             coalesce(min(a.first_seen_at) filter (where a.ended_at is null), max(a.ended_at)) as since
        from evidence_alarms a
       where a.client_id = ${here}
       group by a.client_id
      having max(greatest(a.first_seen_at, a.ended_at))
           > coalesce((select r.noted_at from alarm_readings r where r.client_id = ${here} and r.user_id = ${me}), '-infinity')) a
    join clients c on c.id = a.client_id`,
  order: 'a.since',
}

/** Provider: each log of which something stands that nobody has ended. */
export const openAlarms: Rows = {
  columns: `'evidence_alarm' as kind, a.client_id as id, a.count, a.since::text as since,
    coalesce(c.name, case a.client_id when '${providerLog}'::uuid then (select name from provider) end, a.client_id::text) as "clientName"`,
  from: `from (
      select client_id, count(*)::int as count, min(first_seen_at) as since
        from evidence_alarms where ended_at is null group by client_id) a
    left join clients c on c.id = a.client_id`,
  order: 'a.since, a.client_id',
}
