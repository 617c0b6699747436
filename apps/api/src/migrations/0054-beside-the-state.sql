-- What the provider enters counts when it arrived: a letter at once, what was told as soon as somebody confirms it, which
-- is a fact beside the state, as costs are and what is contested after its execution (§8.3, §9, §10.3).
alter table instructions
  add column confirmed_at timestamptz(3),
  -- Why it was begun before anybody confirmed it.
  add column emergency_reason text,
  add column costs_asked_at timestamptz(3),
  add column contested_at timestamptz(3),
  add column contest_settled_at timestamptz(3),
  -- Whose turn it is is repeated from the portal's table.
  add column waits_for_client boolean not null generated always as (
    ended_at is null and (
      status in ('awaiting_countersignature', 'awaiting_confirmation', 'suspended', 'awaiting_cost_approval')
      or status = 'executed' and contested_at is null
      or costs_asked_at is not null
      or channel = 'oral' and given_by is null and contested_at is null)) stored,
  add column waits_for_provider boolean not null generated always as (
    ended_at is null and status in ('submitted', 'in_review', 'in_progress')
    or contested_at is not null and contest_settled_at is null) stored;

alter table instructions
  drop constraint instructions_giver,
  drop constraint instructions_presented,
  drop constraint instructions_state;
alter table instructions
  add constraint instructions_giver check (
    (given_by is null or submitted_at is not null) and (given_by is not null or submitted_at is null or channel <> 'portal')),
  add constraint instructions_presented check (
    case when presented is null then status <> 'awaiting_countersignature'
         else status = 'awaiting_countersignature' or channel = 'oral' and given_by is null and ended_at is null end),
  add constraint instructions_beside check (
    (confirmed_at is null or channel <> 'portal' and given_by is not null)
    and (costs_asked_at is null or acknowledged_at is not null and ended_at is null)
    and (contested_at is null or channel <> 'portal' and executed_at is not null)
    and (contest_settled_at is null or contested_at is not null)
    and (emergency_reason is null or channel <> 'portal' and started_at is not null)
    -- What was only told is begun as an emergency, or not at all.
    and (started_at is null or given_by is not null or channel <> 'oral' or emergency_reason is not null)),
  add constraint instructions_state check (
    (acknowledged_at is null or submitted_at is not null)
    and (started_at is null or acknowledged_at is not null)
    and (executed_at is null or started_at is not null)
    and case status
      when 'draft' then num_nonnulls(recorded_at, submitted_at, ended_at) = 0
      when 'awaiting_countersignature' then num_nonnulls(executed_at, ended_at) = 0
        and (submitted_at is null) = (acknowledged_at is null)
      when 'awaiting_confirmation' then recorded_at is not null and num_nonnulls(submitted_at, ended_at) = 0
      when 'void' then num_nonnulls(recorded_at, ended_at) = 2
      when 'submitted' then submitted_at is not null and num_nonnulls(acknowledged_at, ended_at) = 0
      when 'in_review' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'suspended' then acknowledged_at is not null and num_nonnulls(executed_at, ended_at) = 0
      when 'awaiting_cost_approval' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'in_progress' then started_at is not null and num_nonnulls(executed_at, ended_at) = 0
      when 'executed' then executed_at is not null and ended_at is null
      when 'closed' then num_nonnulls(executed_at, ended_at) = 2
      when 'declined' then num_nonnulls(acknowledged_at, ended_at) = 2 and executed_at is null
      when 'withdrawn' then ended_at is not null
      when 'expired' then num_nonnulls(submitted_at, ended_at, valid_until) = 3
      else false
    end);

drop trigger in_log on instructions;
create trigger in_log after insert or update on instructions
  for each row execute function keep_instruction(
    'version,updated_at,reminded_at,due_on,series,words,waits_for_client,waits_for_provider');

do $$
begin
  execute replace(pg_get_functiondef('is_doubtful(uuid, text)'::regprocedure),
    $a$'series', 'words']$a$, $a$'series', 'words', 'waits_for_client', 'waits_for_provider']$a$);
end $$;

drop index instructions_provider_turn;
drop index instructions_client_turn;
drop index instructions_with_client;
drop index instructions_with_provider;
create index instructions_provider_turn on instructions (
  (case urgency when 'urgent' then 0 else 1 end), wished_date, status_since)
  where number is not null and waits_for_provider;
create index instructions_client_turn on instructions (
  client_id, (case urgency when 'urgent' then 0 else 1 end), wished_date, status_since)
  where waits_for_client;
create index instructions_with_client on instructions (updated_at desc, id desc) where number is not null and waits_for_client;
create index instructions_with_provider on instructions (client_id, updated_at desc, id desc) where waits_for_provider;

drop index instructions_unconfirmed;
create index instructions_unconfirmed on instructions (recorded_at)
  where channel <> 'portal' and given_by is null and ended_at is null and reminded_at is null;
create index instructions_signed_once on instructions (client_id, id) where presented is not null;

alter table instruction_revisions
  alter column given_by drop not null,
  add column entered_by text,
  add check ((given_by is null) = (entered_by is not null));
create policy provider_insert on instruction_revisions for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and given_by is null);
grant insert on instruction_revisions to portal_provider;

-- The scan of a letter, the e-mail itself.
create policy provider_insert on instruction_attachments for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant insert on instruction_attachments to portal_provider;

alter table instruction_cost_estimates
  add column vat_percent int check (vat_percent between 0 and 100),
  add column gross_cents bigint check (gross_cents >= amount_cents),
  add column work_waits boolean,
  add check (num_nulls(vat_percent, gross_cents, work_waits) in (0, 3));
create or replace function keep_cost_estimate() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['decision', 'remark', 'decided_by', 'decided_at'])
     is distinct from (to_jsonb(old) - array['decision', 'remark', 'decided_by', 'decided_at'])
     or old.decision is not null
  then
    raise exception 'a cost estimate is not edited' using errcode = '23001';
  end if;
  return new;
end $$;

alter policy tenant_update on instructions
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and status not in ('declined', 'expired'));
alter policy provider_insert on instructions
  with check ((select current_setting('app.role', true)) in ('owner', 'staff')
    and status = 'submitted' and channel <> 'portal' and given_by is null);
alter policy provider_write on instructions
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and number is not null
    and status not in ('draft', 'awaiting_countersignature')
    and (status not in ('closed', 'withdrawn', 'expired') or contested_at is not null));
grant update (costs_asked_at) on instructions to portal_worker;

alter table instruction_events drop constraint instruction_events_move,
  add constraint instruction_events_move check (move in (
    'record', 'receive', 'correct', 'take_back', 'submit', 'confirm', 'amend', 'present', 'countersign', 'send_back',
    'reject', 'contest', 'settle_contest', 'acknowledge', 'raise_concern', 'quote', 'approve_costs', 'refuse_costs',
    'start', 'start_emergency', 'execute', 'accept', 'report_defect', 'decline', 'withdraw', 'expire', 'lapse'));

alter table mails drop constraint mails_kind;
alter table mails add constraint mails_kind check (kind in (
  'notice.published', 'instruction.recorded', 'instruction.received', 'instruction.entry_corrected',
  'instruction.entry_taken_back', 'instruction.reminder', 'instruction.presented', 'instruction.sent_back',
  'instruction.submitted', 'instruction.confirmed', 'instruction.rejected', 'instruction.contested',
  'instruction.contest_settled', 'instruction.acknowledged', 'instruction.concern_raised', 'instruction.concern_reminder',
  'instruction.amended', 'instruction.quoted', 'instruction.costs_decided', 'instruction.started',
  'instruction.started_in_emergency', 'instruction.executed', 'instruction.accepted', 'instruction.defect_reported',
  'instruction.declined', 'instruction.withdrawn', 'instruction.expired', 'instruction.message',
  'authorised_person.changed', 'people.proposed', 'people.proposal_decided', 'document.added', 'evidence.alarm',
  'evidence.head'));

-- As in 0044-rest-and-resume.sql. An entry may be corrected while nobody confirmed it, and each side's ends are its own.
create or replace function keep_submitted() returns trigger language plpgsql as $$
declare
  side text := current_setting('app.side', true);
  is_correction boolean := side = 'provider' and old.recorded_at is not null and old.given_by is null
    and new.given_by is null and new.revision = old.revision + 1 and new.status = old.status;
begin
  if old.number is null and old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a submitted instruction stays' using errcode = '23001';
  end if;
  if (new.id, new.client_id, new.drafted_by, new.created_at, new.channel, new.recorded_at)
     is distinct from
     (old.id, old.client_id, old.drafted_by, old.created_at, old.channel, old.recorded_at)
     or (new.kind, new.oral) is distinct from (old.kind, old.oral) and not is_correction
     or (old.number is not null and new.number is distinct from old.number)
     or (old.submitted_at is not null and new.submitted_at is distinct from old.submitted_at and not is_correction)
  then
    raise exception 'what was submitted is not edited' using errcode = '23001';
  end if;
  -- Another wording is another revision, and only the answer to a concern or a corrected entry brings one.
  if (new.title, new.text, new.systems, new.data_categories, new.data_subjects, new.wished_date, new.urgency,
      new.urgency_reason, new.valid_from, new.valid_until, new.details, new.revision)
     is distinct from
     (old.title, old.text, old.systems, old.data_categories, old.data_subjects, old.wished_date, old.urgency,
      old.urgency_reason, old.valid_from, old.valid_until, old.details, old.revision)
     and not is_correction
     and not (new.revision = old.revision + 1 and old.acknowledged_at is not null and new.status in ('in_review', 'in_progress')
              and old.status in ('suspended', 'awaiting_countersignature'))
  then
    raise exception 'what was submitted is not edited' using errcode = '23001';
  end if;
  if old.given_by is not null and new.given_by is distinct from old.given_by and new.revision = old.revision then
    raise exception 'who gave an instruction stays' using errcode = '23001';
  end if;
  if (old.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at)
     or (old.started_at is not null and new.started_at is distinct from old.started_at)
     or (old.executed_at is not null and new.executed_at is distinct from old.executed_at
         and not (old.status = 'executed' and new.status = 'in_progress' and new.executed_at is null))
     or (old.ended_at is not null and (new.ended_at, new.end_reason) is distinct from (old.ended_at, old.end_reason)
         and not (old.status = 'closed' and new.status in ('withdrawn', 'expired')))
     or (old.status in ('declined', 'withdrawn', 'void', 'expired') and new.status <> old.status)
     or (old.confirmed_at is not null and new.confirmed_at is distinct from old.confirmed_at)
     or (old.emergency_reason is not null and new.emergency_reason is distinct from old.emergency_reason)
     or (old.contested_at is not null and new.contested_at is distinct from old.contested_at)
     or (old.contest_settled_at is not null and new.contest_settled_at is distinct from old.contest_settled_at)
  then
    raise exception 'what happened to an instruction stays' using errcode = '23001';
  end if;
  if side = 'client' and (new.executed_at is not null and new.executed_at is distinct from old.executed_at
       or new.contest_settled_at is distinct from old.contest_settled_at
       or new.emergency_reason is distinct from old.emergency_reason)
     or side = 'provider' and (new.contested_at is distinct from old.contested_at
       or new.confirmed_at is distinct from old.confirmed_at
       or new.status in ('closed', 'withdrawn', 'expired') and new.status <> old.status)
  then
    raise exception 'this is for the other side to say' using errcode = '23001';
  end if;
  return new;
end $$;

drop function instructions_due(date, timestamptz, timestamptz);
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
   where channel <> 'portal' and given_by is null and ended_at is null and reminded_at is null
     and (channel = 'oral' and contested_at is null or status = 'awaiting_confirmation') and recorded_at < told_before
  union all
  select client_id, id, 'remind' from instructions
   where status = 'suspended' and status_since < raised_before and (reminded_at is null or reminded_at < status_since)
  union all
  select i.client_id, i.id, 'lapse' from instructions i
   where i.presented is not null and not exists (
     select from authorised_persons p
      where p.id = (i.presented -> 'givenBy' ->> 'authorisationId')::uuid and p.ended_at is null
        and today between p.valid_from and coalesce(p.valid_until, 'infinity'))
$$;
revoke execute on function instructions_due from public;
grant execute on function instructions_due to portal_worker;

-- As in 0013-correspondence.sql; the provider adds the scan of what it enters.
create or replace function keep_attachment() returns trigger language plpgsql as $$
declare
  standing text;
  is_entry boolean;
begin
  if tg_op = 'UPDATE' then
    raise exception 'an attachment is not edited' using errcode = '23001';
  end if;
  select status, channel in ('letter', 'email') and given_by is null and status = 'submitted'
    into standing, is_entry from instructions
   where id = case tg_op when 'DELETE' then old.instruction_id else new.instruction_id end;
  if tg_op = 'DELETE' and standing <> 'draft' then
    raise exception 'what was submitted keeps its attachments' using errcode = '23001';
  end if;
  if tg_op = 'INSERT' and standing not in ('draft', 'suspended')
     and not (is_entry and current_setting('app.side', true) = 'provider') then
    raise exception 'no attachments to what was submitted' using errcode = '23001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

alter table instruction_concerns drop constraint instruction_concerns_answer_check,
  add constraint instruction_concerns_answer_check
    check (answer in ('confirmed', 'amended', 'withdrawn', 'expired', 'void'));

alter table receipts drop constraint receipts_act,
  add constraint receipts_act check (act in (
    'instruction.submitted', 'instruction.countersigned', 'instruction.confirmed', 'instruction.amended',
    'instruction.withdrawn', 'instruction.accepted', 'instruction.contested', 'costs.approved', 'costs.refused',
    'oral-instruction.confirmed', 'oral-instruction.rejected'));

-- What ends with what the provider does is settled by it, and in no other way.
create policy provider_update on instruction_concerns for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff')) with check (answer = 'void');
create policy provider_update on instruction_cost_estimates for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff')) with check (decision = 'dropped');
