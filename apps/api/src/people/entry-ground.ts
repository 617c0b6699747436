import type { AuthorisedPersonChange } from '@portal/domain/people/contract'
import type { Ground } from '@portal/domain/people/ground'
import { sql } from 'drizzle-orm'
import { instantText } from '../platform/database/instant.ts'

type Change = Pick<AuthorisedPersonChange, 'by' | 'side' | 'at' | 'authenticatedBy'> & {
  ground: Ground | null
}

const changedAt = sql.raw(instantText('g.at'))

/** The change that made an entry what it is: ends and contests leave it as it was. What came in beside the portal has none. */
export const latestGround = sql<Change>`coalesce((
  select json_build_object('by', g.by_name, 'side', g.side, 'at', ${changedAt}, 'authenticatedBy', g.authenticated_by, 'ground', g.ground)
    from authorised_person_changes g
   where g.client_id = "authorised_persons"."client_id" and g.entry_id = "authorised_persons"."id"
     and g.what in ('recorded', 'added', 'changed')
   order by g.sequence desc limit 1),
  json_build_object('by', 'AVV-Portal', 'side', 'provider', 'at', "authorised_persons"."valid_from" || 'T00:00:00.000Z',
    'authenticatedBy', null, 'ground', null))`

export const theContest = sql<{ by: string; at: string; reason: string } | null>`(
  select json_build_object('by', g.by_name, 'at', ${changedAt}, 'reason', g.reason)
    from authorised_person_changes g
   where g.client_id = "authorised_persons"."client_id" and g.entry_id = "authorised_persons"."id"
     and g.what = 'contested'
   order by g.sequence desc limit 1)`

/** Of a change from before grounds were kept it is known who made it: what the client confirmed was its own act. */
export const groundOfChange = ({ ground, by, side, at, authenticatedBy }: Change): Ground =>
  ground ?? {
    kind: side === 'client' && authenticatedBy !== null ? 'act' : 'unrecorded',
    by,
    side,
    at,
    confirmedBy: null,
    document: null,
    managerInvitedBy: null,
  }
