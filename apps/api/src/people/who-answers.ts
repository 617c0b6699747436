import { type Instant, dateAt } from '@portal/domain/time'
import { type SQL, sql } from 'drizzle-orm'

/** Of a membership `m`: whoever says yes, no or "not ours" for the client today. */
export const answersFor = (
  now: Instant,
): SQL => sql`(m.role = 'manager' or m.role = 'member' and exists (
  select from authorised_persons p
   where p.client_id = m.client_id and p.user_id = m.user_id and p.ended_at is null
     and ${dateAt(now)} between p.valid_from and coalesce(p.valid_until, 'infinity')))`
