-- The whole life cycle of an instruction (§8.3, §10.2, §10.3): oral ones, second signatures, concerns, cost estimates,
-- amendments, acceptance and defects, withdrawal, and validities that end.

alter table clients add column four_eyes boolean not null default false;
grant update (four_eyes) on clients to portal_app;
create policy manager_update on clients for update to portal_app
  using (id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager')
  with check (id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');

drop trigger frozen on instructions;
alter table instructions
  drop constraint instructions_state,
  drop constraint instructions_check1,
  drop constraint instructions_check2,
  drop constraint instructions_check3;
alter table instructions rename column declined_at to ended_at;
alter table instructions rename column decline_reason to end_reason;
alter table instructions
  add column revision int not null default 1,
  add column status_since timestamptz(3),
  add column channel text not null default 'portal' check (channel in ('portal', 'oral', 'letter', 'email')),
  -- Who said it, when and how, and who wrote it down, for one that did not come through the portal.
  add column oral jsonb,
  add column recorded_at timestamptz(3),
  add column reminded_at timestamptz(3),
  -- What the occasion of some kinds needs: §6.8, §8.5, §10.1.
  add column details jsonb,
  -- Signed once, waiting for the second signature.
  add column presented jsonb,
  add column countersigned_by jsonb;
update instructions set status_since =
  coalesce(ended_at, executed_at, started_at, acknowledged_at, submitted_at, updated_at);
alter table instructions alter column status_since set not null;

alter table instructions
  add constraint instructions_number check ((number is null) = (submitted_at is null and recorded_at is null)),
  add constraint instructions_giver check ((given_by is null) = (submitted_at is null)),
  add constraint instructions_channel check (
    (channel = 'portal') = (recorded_at is null) and (oral is null) = (recorded_at is null)),
  add constraint instructions_presented check ((presented is null) = (status <> 'awaiting_countersignature')),
  add constraint instructions_reason check (
    (status <> 'declined' or end_reason is not null) and (end_reason is null or ended_at is not null)),
  add constraint instructions_state check (
    (acknowledged_at is null or submitted_at is not null)
    and (started_at is null or acknowledged_at is not null)
    and (executed_at is null or started_at is not null)
    and case status
      when 'draft' then num_nonnulls(recorded_at, submitted_at, ended_at) = 0
      when 'awaiting_countersignature' then started_at is null and ended_at is null
        and (submitted_at is null) = (acknowledged_at is null)
      when 'awaiting_confirmation' then recorded_at is not null and num_nonnulls(submitted_at, ended_at) = 0
      when 'void' then num_nonnulls(recorded_at, ended_at) = 2 and submitted_at is null
      when 'submitted' then submitted_at is not null and num_nonnulls(acknowledged_at, ended_at) = 0
      when 'in_review' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'suspended' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'awaiting_cost_approval' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'in_progress' then started_at is not null and num_nonnulls(executed_at, ended_at) = 0
      when 'executed' then executed_at is not null and ended_at is null
      when 'closed' then num_nonnulls(executed_at, ended_at) = 2
      when 'declined' then num_nonnulls(acknowledged_at, ended_at) = 2 and executed_at is null
      when 'withdrawn' then ended_at is not null
      when 'expired' then num_nonnulls(submitted_at, ended_at, valid_until) = 3
      else false
    end);

drop index instructions_open;
create index instructions_open on instructions (status_since) where ended_at is null and status <> 'draft';
create index instructions_validity on instructions (valid_until) where valid_until is not null and status <> 'draft';

-- The provider sees what has a number: what was given, and what it wrote down itself.
drop policy tenant_update on instructions;
create policy tenant_update on instructions for update to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'))
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and status not in ('awaiting_cost_approval', 'executed', 'declined', 'expired'));
drop policy provider_read on instructions;
create policy provider_read on instructions for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider' and number is not null);
drop policy provider_write on instructions;
create policy provider_write on instructions for update to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff') and number is not null)
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and number is not null
    and status not in ('draft', 'awaiting_countersignature', 'closed', 'withdrawn', 'expired'));
create policy provider_insert on instructions for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff')
    and status = 'awaiting_confirmation' and channel <> 'portal');
-- The clock: what runs out, and who is reminded.
create policy tenant_clock on instructions for update to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid))
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant update (status, status_since, recorded_at, submitted_at, acknowledged_at, started_at, executed_at, ended_at,
              presented, reminded_at, version, updated_at) on instructions to portal_worker;

alter table instruction_events alter column user_id drop not null, alter column by_name drop not null;
alter table instruction_events drop constraint instruction_events_side_check;
alter table instruction_events
  add constraint instruction_events_side_check check (
    side in ('client', 'provider', 'clock') and (side = 'clock') = (user_id is null)
      and (user_id is null) = (by_name is null)),
  add column revision int not null default 1;
create policy tenant_clock on instruction_events for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and side = 'clock');
grant insert on instruction_events to portal_worker;

alter table execution_reports add column deletion jsonb;

-- Every wording that was ever in force, as it was given.
create table instruction_revisions (
  client_id uuid not null,
  instruction_id uuid not null,
  revision int not null check (revision >= 1),
  content jsonb not null,
  text_sha256 text not null check (text_sha256 ~ '^[0-9a-f]{64}$'),
  given_by jsonb not null,
  countersigned_by jsonb,
  at timestamptz(3) not null,
  primary key (client_id, instruction_id, revision),
  foreign key (client_id, instruction_id) references instructions (client_id, id)
);
insert into instruction_revisions
  select client_id, id, 1,
         jsonb_build_object('kind', kind, 'title', title, 'text', text, 'systems', systems,
           'dataCategories', data_categories, 'dataSubjects', data_subjects, 'wishedDate', wished_date,
           'urgency', urgency, 'urgencyReason', urgency_reason, 'validFrom', valid_from, 'validUntil', valid_until,
           'details', details),
         encode(sha256(convert_to(text, 'UTF8')), 'hex'), given_by, null, submitted_at
    from instructions where submitted_at is not null;

-- §10.2: a document of its own, with what is suspended and what goes on.
create table instruction_concerns (
  client_id uuid not null,
  instruction_id uuid not null,
  sequence int not null,
  norm text not null,
  reasoning text not null,
  suspended text not null,
  continues text,
  asked_of_client text not null,
  by_name text not null,
  sent_at timestamptz(3) not null,
  first_read_at timestamptz(3),
  first_read_by text,
  answer text check (answer in ('confirmed', 'amended', 'withdrawn', 'expired')),
  answered_by text,
  answered_at timestamptz(3),
  primary key (client_id, instruction_id, sequence),
  foreign key (client_id, instruction_id) references instructions (client_id, id),
  check ((first_read_at is null) = (first_read_by is null)),
  check (num_nulls(answer, answered_by, answered_at) in (0, 3))
);
create unique index instruction_concerns_open on instruction_concerns (client_id, instruction_id) where answer is null;

-- §10.3.
create table instruction_cost_estimates (
  client_id uuid not null,
  instruction_id uuid not null,
  sequence int not null,
  amount_cents bigint not null check (amount_cents > 0),
  basis text not null,
  by_name text not null,
  at timestamptz(3) not null,
  decision text check (decision in ('approved', 'refused', 'dropped')),
  remark text,
  decided_by text,
  decided_at timestamptz(3),
  primary key (client_id, instruction_id, sequence),
  foreign key (client_id, instruction_id) references instructions (client_id, id),
  check (num_nulls(decision, decided_by, decided_at) in (0, 3))
);
create unique index instruction_cost_estimates_open on instruction_cost_estimates (client_id, instruction_id)
  where decision is null;

alter table instruction_revisions enable row level security;
alter table instruction_concerns enable row level security;
alter table instruction_cost_estimates enable row level security;

create policy tenant_isolation on instruction_revisions for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on instruction_revisions for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'));
create policy provider_read on instruction_revisions for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
grant select, insert on instruction_revisions to portal_app;
grant select on instruction_revisions to portal_worker;

create policy tenant_isolation on instruction_concerns for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on instruction_concerns for update to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on instruction_concerns for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on instruction_concerns for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and first_read_at is null and answer is null);
grant select, insert, update (first_read_at, first_read_by, answer, answered_by, answered_at)
  on instruction_concerns to portal_app;
grant select, update (answer, answered_by, answered_at) on instruction_concerns to portal_worker;

create policy tenant_isolation on instruction_cost_estimates for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on instruction_cost_estimates for update to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on instruction_cost_estimates for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on instruction_cost_estimates for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and decision is null);
grant select, insert, update (decision, remark, decided_by, decided_at) on instruction_cost_estimates to portal_app;
grant select, update (decision, decided_by, decided_at) on instruction_cost_estimates to portal_worker;

create or replace function keep_submitted() returns trigger language plpgsql as $$
begin
  if old.number is null and old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a submitted instruction stays' using errcode = '23001';
  end if;
  if (new.id, new.client_id, new.kind, new.drafted_by, new.created_at, new.channel, new.oral, new.recorded_at)
     is distinct from
     (old.id, old.client_id, old.kind, old.drafted_by, old.created_at, old.channel, old.oral, old.recorded_at)
     or (old.number is not null and new.number is distinct from old.number)
     or (old.submitted_at is not null and new.submitted_at is distinct from old.submitted_at)
  then
    raise exception 'what was submitted is not edited' using errcode = '23001';
  end if;
  -- Another wording is another revision, and only the answer to a concern brings one.
  if (new.title, new.text, new.systems, new.data_categories, new.data_subjects, new.wished_date, new.urgency,
      new.urgency_reason, new.valid_from, new.valid_until, new.details, new.revision)
     is distinct from
     (old.title, old.text, old.systems, old.data_categories, old.data_subjects, old.wished_date, old.urgency,
      old.urgency_reason, old.valid_from, old.valid_until, old.details, old.revision)
     and not (new.revision = old.revision + 1 and old.acknowledged_at is not null and new.status = 'in_review'
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
  then
    raise exception 'what happened to an instruction stays' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger frozen before update or delete on instructions for each row execute function keep_submitted();
create trigger frozen before update or delete or truncate on instruction_revisions
  for each statement execute function refuse_change();

create function keep_concern() returns trigger language plpgsql as $$
begin
  if (new.client_id, new.instruction_id, new.sequence, new.norm, new.reasoning, new.suspended, new.continues,
      new.asked_of_client, new.by_name, new.sent_at)
     is distinct from
     (old.client_id, old.instruction_id, old.sequence, old.norm, old.reasoning, old.suspended, old.continues,
      old.asked_of_client, old.by_name, old.sent_at)
     or (old.first_read_at is not null and (new.first_read_at, new.first_read_by) is distinct from (old.first_read_at, old.first_read_by))
     or (old.answer is not null and (new.answer, new.answered_by, new.answered_at) is distinct from (old.answer, old.answered_by, old.answered_at))
  then
    raise exception 'a concern is not edited' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger frozen before update on instruction_concerns for each row execute function keep_concern();
create trigger stays before delete or truncate on instruction_concerns for each statement execute function refuse_change();

create function keep_cost_estimate() returns trigger language plpgsql as $$
begin
  if (new.client_id, new.instruction_id, new.sequence, new.amount_cents, new.basis, new.by_name, new.at)
     is distinct from
     (old.client_id, old.instruction_id, old.sequence, old.amount_cents, old.basis, old.by_name, old.at)
     or old.decision is not null
  then
    raise exception 'a cost estimate is not edited' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger frozen before update on instruction_cost_estimates for each row execute function keep_cost_estimate();
create trigger stays before delete or truncate on instruction_cost_estimates
  for each statement execute function refuse_change();

-- What the clock has to do, for all clients; the work itself is done client by client.
create function instructions_due(today date, told_before timestamptz)
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
$$;
revoke execute on function instructions_due from public;
grant execute on function instructions_due, staff_to_notify to portal_worker;
