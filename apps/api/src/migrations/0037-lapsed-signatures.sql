-- The first of two signatures ends with the authority it was given by: what it stood under goes back to where it came from.
alter table instruction_events drop constraint instruction_events_move,
  add constraint instruction_events_move check (move in (
    'record', 'submit', 'confirm', 'amend', 'present', 'countersign', 'send_back', 'reject', 'acknowledge',
    'raise_concern', 'quote', 'approve_costs', 'refuse_costs', 'start', 'execute', 'accept', 'report_defect', 'decline',
    'withdraw', 'expire', 'lapse'));

create or replace function instructions_due(today date, told_before timestamptz)
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
  union all
  select i.client_id, i.id, 'lapse' from instructions i
   where i.status = 'awaiting_countersignature' and not exists (
     select from authorised_persons p
      where p.id = (i.presented -> 'givenBy' ->> 'authorisationId')::uuid and p.ended_at is null
        and today between p.valid_from and coalesce(p.valid_until, 'infinity'))
$$;
