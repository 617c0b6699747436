alter table mails drop constraint mails_kind;
alter table mails add constraint mails_kind check (kind in (
  'notice.published', 'instruction.recorded', 'instruction.reminder', 'instruction.presented', 'instruction.sent_back',
  'instruction.submitted', 'instruction.confirmed', 'instruction.rejected', 'instruction.acknowledged',
  'instruction.concern_raised', 'instruction.concern_reminder', 'instruction.amended', 'instruction.quoted', 'instruction.costs_decided',
  'instruction.started', 'instruction.executed', 'instruction.accepted', 'instruction.defect_reported',
  'instruction.declined', 'instruction.withdrawn', 'instruction.expired', 'instruction.message',
  'authorised_person.changed', 'document.added', 'evidence.alarm', 'evidence.head'));

drop function instructions_due(date, timestamptz);
create function instructions_due(today date, told_before timestamptz, raised_before timestamptz)
  returns table (client_id uuid, id uuid, what text)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select client_id, id, 'expire' from instructions
   where valid_until < today and submitted_at is not null
     and status in ('submitted', 'awaiting_countersignature', 'in_review', 'suspended', 'awaiting_cost_approval',
                    'in_progress', 'executed', 'closed')
  union all
  select client_id, id, 'remind' from instructions
   where status = 'awaiting_confirmation' and status_since < told_before and reminded_at is null
      or status = 'suspended' and status_since < raised_before and (reminded_at is null or reminded_at < status_since)
  union all
  select i.client_id, i.id, 'lapse' from instructions i
   where i.status = 'awaiting_countersignature' and not exists (
     select from authorised_persons p
      where p.id = (i.presented -> 'givenBy' ->> 'authorisationId')::uuid and p.ended_at is null
        and today between p.valid_from and coalesce(p.valid_until, 'infinity'))
$$;
revoke execute on function instructions_due from public;
grant execute on function instructions_due to portal_worker;
