-- A change of the object or manner of processing is agreed, not ordered (§8.2, §16): either side proposes it, and nothing of
-- it begins before the other one has agreed. What was ordered before has no proposer and stays as it was.
alter table instructions
  add column proposed_by text check (proposed_by in ('client', 'provider')),
  -- Who proposed it for the provider; a client's people are in `given_by`.
  add column proposer jsonb,
  add column agreed_at timestamptz(3),
  add column agreed_by jsonb;

alter table instructions
  drop constraint instructions_giver,
  drop constraint instructions_presented,
  drop constraint instructions_state;
alter table instructions
  add constraint instructions_giver check (
    (given_by is null or submitted_at is not null)
    and (given_by is not null or submitted_at is null or channel <> 'portal' or proposed_by is not distinct from 'provider')
    and (proposer is null) = (proposed_by is distinct from 'provider') and (proposer is null or given_by is null)),
  add constraint instructions_mutual check (
    (proposed_by is null or kind = 'processing_change' and channel <> 'oral' and submitted_at is not null)
    and (agreed_at is null) = (agreed_by is null)
    and (proposed_by is not null or agreed_at is null and status not in ('proposed', 'agreed'))
    and (proposed_by is null or agreed_at is not null or acknowledged_at is null)),
  add constraint instructions_presented check (
    case when presented is null then status <> 'awaiting_countersignature'
         else status in ('awaiting_countersignature', 'proposed') or channel = 'oral' and given_by is null and ended_at is null end),
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
      when 'proposed' then submitted_at is not null and num_nonnulls(acknowledged_at, agreed_at, ended_at) = 0
      when 'agreed' then num_nonnulls(acknowledged_at, agreed_at) = 2 and num_nonnulls(started_at, ended_at) = 0
      when 'submitted' then submitted_at is not null and num_nonnulls(acknowledged_at, ended_at) = 0
      when 'in_review' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'suspended' then acknowledged_at is not null and num_nonnulls(executed_at, ended_at) = 0
      when 'awaiting_cost_approval' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'in_progress' then started_at is not null and num_nonnulls(executed_at, ended_at) = 0
      when 'executed' then executed_at is not null and ended_at is null
      when 'closed' then num_nonnulls(executed_at, ended_at) = 2
      when 'declined' then ended_at is not null and executed_at is null and (acknowledged_at is null) = (proposed_by is not null)
      when 'withdrawn' then ended_at is not null
      when 'expired' then num_nonnulls(submitted_at, ended_at, valid_until) = 3
      else false
    end);

create function refuse_ordered_change() returns trigger language plpgsql as $$
begin
  raise exception 'a change of the processing is proposed' using errcode = '23001';
end $$;
create trigger proposed before insert on instructions for each row
  when (new.kind = 'processing_change' and new.submitted_at is not null and new.proposed_by is null)
  execute function refuse_ordered_change();

-- As in 0054-beside-the-state.sql. A proposal is the proposer's to change and to take back until the other side, and nobody
-- else, has agreed; from then on nobody's.
create or replace function keep_submitted() returns trigger language plpgsql as $$
declare
  side text := current_setting('app.side', true);
  is_correction boolean := side = 'provider' and old.recorded_at is not null and old.given_by is null
    and new.given_by is null and new.revision = old.revision + 1 and new.status = old.status;
  is_own_proposal boolean := old.status = 'proposed' and side = old.proposed_by;
begin
  if old.submitted_at is null and new.submitted_at is not null and new.kind = 'processing_change' and new.proposed_by is null then
    raise exception 'a change of the processing is proposed' using errcode = '23001';
  end if;
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
     and not (is_own_proposal and new.status = 'proposed' and new.revision = old.revision + 1)
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
     or (old.submitted_at is not null and new.proposed_by is distinct from old.proposed_by)
     or (old.submitted_at is not null and new.proposer is distinct from old.proposer
         and not (is_own_proposal and new.revision = old.revision + 1))
     or (old.agreed_at is not null and (new.agreed_at, new.agreed_by) is distinct from (old.agreed_at, old.agreed_by))
  then
    raise exception 'what happened to an instruction stays' using errcode = '23001';
  end if;
  if side = 'client' and (new.executed_at is not null and new.executed_at is distinct from old.executed_at
       or new.contest_settled_at is distinct from old.contest_settled_at
       or new.emergency_reason is distinct from old.emergency_reason)
     or side = 'provider' and (new.contested_at is distinct from old.contested_at
       or new.confirmed_at is distinct from old.confirmed_at
       or new.status in ('closed', 'withdrawn', 'expired') and new.status <> old.status
          and not (is_own_proposal and new.status = 'withdrawn'))
     or new.status = 'declined' and old.status <> 'declined'
        and (is_own_proposal or old.status <> 'proposed' and side = 'client')
     or side = 'client' and new.status = 'expired' and old.status <> 'expired'
     or new.agreed_at is distinct from old.agreed_at
        and (old.status <> 'proposed' or is_own_proposal or side not in ('client', 'provider'))
  then
    raise exception 'this is for the other side to say' using errcode = '23001';
  end if;
  return new;
end $$;

-- Which ends are the client's to bring about, `keep_submitted` says now: it knows where an instruction stood.
alter policy tenant_update on instructions
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
alter policy provider_insert on instructions
  with check ((select current_setting('app.role', true)) in ('owner', 'staff')
    and (status = 'submitted' and channel <> 'portal' and given_by is null
      or status = 'proposed' and given_by is null and (channel <> 'portal') = (proposed_by = 'client')));
alter policy provider_write on instructions
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and number is not null
    and status not in ('draft', 'awaiting_countersignature')
    and (status not in ('closed', 'withdrawn', 'expired') or contested_at is not null
      or status = 'withdrawn' and proposed_by = 'provider' and agreed_at is null));

-- The provider's own declarations have receipts, too.
alter policy provider_insert on receipts with check ((select current_setting('app.role', true)) in ('owner', 'staff')
  and act in ('instruction.received', 'change.proposed', 'change.retracted', 'change.agreed', 'change.refused'));

-- As in 0054-beside-the-state.sql: the scan of a letter that proposes one.
create or replace function keep_attachment() returns trigger language plpgsql as $$
declare
  standing text;
  is_entry boolean;
begin
  if tg_op = 'UPDATE' then
    raise exception 'an attachment is not edited' using errcode = '23001';
  end if;
  select status, channel in ('letter', 'email') and given_by is null and status in ('proposed', 'submitted')
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

create or replace function instructions_due(today date, told_before timestamptz, raised_before timestamptz)
  returns table (client_id uuid, id uuid, what text)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select client_id, id, 'expire' from instructions
   where valid_until < today and submitted_at is not null
     and status in ('proposed', 'agreed', 'submitted', 'awaiting_countersignature', 'in_review', 'suspended', 'awaiting_cost_approval',
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

alter table instruction_events drop constraint instruction_events_move,
  add constraint instruction_events_move check (move in (
    'record', 'receive', 'correct', 'take_back', 'submit', 'propose', 'revise', 'retract', 'agree', 'refuse',
    'present_change', 'present_agreement', 'countersign_change', 'countersign_agreement', 'confirm', 'amend', 'present', 'countersign', 'send_back',
    'reject', 'contest', 'settle_contest', 'acknowledge', 'raise_concern', 'quote', 'approve_costs', 'refuse_costs',
    'start', 'start_emergency', 'execute', 'accept', 'report_defect', 'decline', 'withdraw', 'expire', 'lapse'));
alter table instruction_events drop constraint instruction_events_status,
  add constraint instruction_events_status check (to_status in (
    'draft', 'awaiting_countersignature', 'awaiting_confirmation', 'proposed', 'agreed', 'submitted', 'in_review', 'suspended',
    'awaiting_cost_approval', 'in_progress', 'executed', 'closed', 'declined', 'withdrawn', 'void', 'expired'));

alter table mails drop constraint mails_kind;
alter table mails add constraint mails_kind check (kind in (
  'notice.published', 'instruction.recorded', 'instruction.received', 'instruction.entry_corrected',
  'instruction.entry_taken_back', 'instruction.reminder', 'instruction.presented', 'instruction.sent_back',
  'instruction.submitted', 'instruction.confirmed', 'instruction.rejected', 'instruction.contested',
  'instruction.contest_settled', 'instruction.acknowledged', 'instruction.concern_raised', 'instruction.concern_reminder',
  'instruction.amended', 'instruction.quoted', 'instruction.costs_decided', 'instruction.started',
  'instruction.started_in_emergency', 'instruction.executed', 'instruction.accepted', 'instruction.defect_reported',
  'instruction.declined', 'instruction.withdrawn', 'instruction.expired', 'instruction.message',
  'change.proposed', 'change.revised', 'change.retracted', 'change.agreed', 'change.refused', 'change.presented',
  'change.received', 'change.entry_corrected', 'change.entry_taken_back', 'change.contested', 'change.contest_settled',
  'change.sent_back', 'change.confirmed', 'change.concern_raised', 'change.concern_reminder', 'change.quoted',
  'change.costs_decided', 'change.started', 'change.executed', 'change.accepted', 'change.defect_reported',
  'change.withdrawn', 'change.expired', 'change.message',
  'authorised_person.changed', 'people.proposed', 'people.proposal_decided', 'document.added', 'evidence.alarm',
  'evidence.head'));

-- As in 0036-joined-mails.sql: a message about a change is one, too.
drop index mails_joined;
create index mails_joined on mails (user_id, path, coalesce(due_at, created_at) desc)
  where kind in ('instruction.message', 'change.message');
create or replace function mails_due(client uuid, people uuid[], about text, at timestamptz, apart interval)
returns table (user_id uuid, due_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  person uuid;
  latest timestamptz;
begin
  -- Row-level security does not hold in here: of its own client each session may ask, the provider's people of all.
  if coalesce(current_setting('app.side', true), '') <> 'provider'
     and client is distinct from nullif(current_setting('app.client_id', true), '')::uuid then
    raise exception 'not a client of this session' using errcode = '42501';
  end if;
  for person in select distinct p from unnest(people) p order by p loop
    -- Of two that write at once the second sees what the first one queued.
    perform pg_advisory_xact_lock(hashtextextended('mails/' || person || about, 0));
    select max(coalesce(m.due_at, m.created_at)) into latest
      from mails m
     where m.user_id = person and m.path = about and m.client_id = client and m.kind in ('instruction.message', 'change.message');
    if latest > at + interval '30 seconds' then
      continue;
    end if;
    return query select person, case when latest > at - apart then latest + apart end;
  end loop;
end $$;

alter table receipts drop constraint receipts_act,
  add constraint receipts_act check (act in (
    'instruction.submitted', 'instruction.countersigned', 'instruction.confirmed', 'instruction.amended',
    'instruction.withdrawn', 'instruction.accepted', 'instruction.contested', 'costs.approved', 'costs.refused',
    'oral-instruction.confirmed', 'oral-instruction.rejected', 'instruction.received',
    'change.proposed', 'change.retracted', 'change.agreed', 'change.refused'));

-- Whose turn it is, and what is not carried out yet, are repeated from the portal's tables.
alter table instructions drop column waits_for_client, drop column waits_for_provider;
alter table instructions
  add column waits_for_client boolean not null generated always as (
    ended_at is null and (
      status in ('awaiting_countersignature', 'awaiting_confirmation', 'suspended', 'awaiting_cost_approval')
      or status = 'proposed' and proposed_by = 'provider'
      or status = 'executed' and contested_at is null
      or costs_asked_at is not null
      or channel = 'oral' and given_by is null and contested_at is null)) stored,
  add column waits_for_provider boolean not null generated always as (
    ended_at is null and (status in ('agreed', 'submitted', 'in_review', 'in_progress')
      or status = 'proposed' and proposed_by = 'client')
    or contested_at is not null and contest_settled_at is null) stored;
create index instructions_provider_turn on instructions (
  (case urgency when 'urgent' then 0 else 1 end), wished_date, status_since)
  where number is not null and waits_for_provider;
create index instructions_client_turn on instructions (
  client_id, (case urgency when 'urgent' then 0 else 1 end), wished_date, status_since)
  where waits_for_client;
create index instructions_with_client on instructions (updated_at desc, id desc) where number is not null and waits_for_client;
create index instructions_with_provider on instructions (client_id, updated_at desc, id desc) where waits_for_provider;
create index instructions_newest on instructions (updated_at desc, id desc)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
create index instructions_due on instructions (due_on, id)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
create index instructions_client on instructions (client_id, updated_at desc, id desc)
  include (words, status, kind, urgency, wished_date, ended_at, waits_for_client, waits_for_provider);
create index instructions_series on instructions (series, updated_at desc, id desc)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
create index instructions_series_due on instructions (series, due_on, id)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
-- By the day it is due, of what waits for somebody.
create index instructions_provider_turn_due on instructions (due_on, id) where number is not null and waits_for_provider;
create index instructions_client_turn_due on instructions (due_on, id) where number is not null and waits_for_client;

drop index instructions_undone_due, instructions_undone;
create index instructions_undone_due on instructions (due_on, id)
  where number is not null and ended_at is null and status in (
    'agreed', 'submitted', 'awaiting_countersignature', 'awaiting_confirmation', 'in_review', 'suspended',
    'awaiting_cost_approval', 'in_progress');
create index instructions_undone on instructions (updated_at desc, id desc)
  where number is not null and ended_at is null and status in (
    'agreed', 'submitted', 'awaiting_countersignature', 'awaiting_confirmation', 'in_review', 'suspended',
    'awaiting_cost_approval', 'in_progress');
