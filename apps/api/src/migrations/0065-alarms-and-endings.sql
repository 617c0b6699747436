-- What is red is ended by a person with a reason, which is evidence itself: one table for all of it. `client_id`: whose log it
-- belongs to, a client's or the provider's own. `signed`: the same as the portal signed it, for a log that takes no line any more.
create table endings (
  client_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('alarm', 'mail', 'notice', 'handing', 'backup')),
  subject text not null,
  reason text not null check (length(reason) between 1 and 2000),
  channel text check (channel in ('letter', 'call', 'in_person', 'other', 'none')),
  told_at timestamptz(3),
  told_whom text check (length(told_whom) between 1 and 200),
  facts jsonb not null,
  ended_by uuid not null references users,
  ended_by_name text not null,
  ended_at timestamptz(3) not null,
  -- In which log its line stands; null: none took it.
  log uuid,
  signed text not null,
  primary key (client_id, id),
  check ((kind = 'notice') = (channel is not null)),
  check ((channel is not null and channel <> 'none') = (told_at is not null)),
  check (told_whom is null or told_at is not null)
);
create unique index endings_one on endings (client_id, kind, subject) where kind in ('mail', 'notice');
create index endings_kind on endings (kind, subject, ended_at desc);
alter table endings enable row level security;
create policy tenant_isolation on endings for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on endings for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on endings for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select on endings to portal_app, portal_worker;
grant insert on endings to portal_provider;
create trigger frozen before update or delete or truncate on endings for each statement execute function refuse_change();
create trigger in_log after insert or update on endings
  for each row execute function keep_row('id', 'subject', '', 'late');

-- The provider's own matters have a log of their own, under an id that is no client's. Whose a log is stands in its head.
alter table evidence_heads drop constraint evidence_heads_client_id_fkey;
alter table evidence_events drop constraint evidence_events_client_id_fkey;
alter table evidence_rows drop constraint evidence_rows_client_id_fkey;
alter table evidence_stamps_due drop constraint evidence_stamps_due_client_id_fkey;
create function is_log_owner(owner uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
as $$ select owner = '00000000-0000-0000-0000-000000000000' or exists (select from clients where id = owner) $$;
revoke execute on function is_log_owner from public;
grant execute on function is_log_owner to portal_app, portal_auth, portal_worker;
create or replace function begin_evidence() returns trigger language plpgsql as $$
begin
  if not is_log_owner(new.client_id) then
    raise exception 'nobody has this log' using errcode = '23503';
  end if;
  new.sequence := 0;
  new.hash := sha256(convert_to(e'avv-portal/evidence/1\n' || new.client_id, 'UTF8'));
  new.signed := null;
  return new;
end $$;
create or replace function evidence_owners() returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select id from clients
  union all
  select client_id from evidence_heads where client_id = '00000000-0000-0000-0000-000000000000'
  order by 1
$$;
-- Whether a log still continues where it stands: what was changed in it may be so that no line fits behind it.
create function log_takes_lines(owner uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select is_log_owner(owner)
     and coalesce((select max(e.sequence) from evidence_events e where e.client_id = owner), 0)
       = coalesce((select h.sequence from evidence_heads h where h.client_id = owner), 0)
     and coalesce((select h.at from evidence_heads h where h.client_id = owner), '-infinity')
       <= clock_timestamp() + (select tolerance from evidence_clock)
$$;
revoke execute on function log_takes_lines from public;
grant execute on function log_takes_lines to portal_app, portal_worker;

-- What a check found, or somebody says to have found: since when, until when, and by whom it was ended. `found`: what stands there
-- in place of what was written, so that another change at the same place is a finding of its own.
alter table evidence_alarms drop constraint evidence_alarms_flaw_check;
update evidence_alarms set flaw = case flaw when 'head' then 'end' when 'personal' then 'opening' when 'anchor' then 'kept' else flaw end;
alter table evidence_alarms
  add constraint evidence_alarms_flaw_check check (flaw in ('sequence', 'link', 'hash', 'content', 'time', 'end', 'signature', 'opening',
    'erased', 'kept', 'row', 'receipt', 'stamp', 'reported')),
  drop constraint evidence_alarms_client_id_flaw_sequence_about_key,
  add column found text not null default '',
  add column found_by text not null default 'night' check (found_by in ('night', 'command', 'report')),
  add column reported_by uuid references users,
  add column reported_by_name text,
  add column gone_at timestamptz(3),
  add column ended_at timestamptz(3),
  add column ending_id uuid,
  add foreign key (client_id, ending_id) references endings,
  add check (num_nonnulls(ended_at, ending_id) in (0, 2)),
  add check (num_nonnulls(reported_by, reported_by_name) = case flaw when 'reported' then 2 else 0 end);
-- A finding is raised once as long as it is there; ended and gone, it may come again.
create unique index evidence_alarms_one on evidence_alarms (client_id, flaw, sequence, about, found)
  where ended_at is null or gone_at is null;
create index evidence_alarms_open on evidence_alarms (client_id, first_seen_at) where ended_at is null;
create index evidence_alarms_client on evidence_alarms (client_id, first_seen_at desc, id desc);

create function keep_alarm() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['last_seen_at', 'gone_at', 'ended_at', 'ending_id']
       <> to_jsonb(old) - array['last_seen_at', 'gone_at', 'ended_at', 'ending_id']
     or old.ended_at is not null and (new.ended_at, new.ending_id) is distinct from (old.ended_at, old.ending_id) then
    raise exception 'what was found stays as it was found, and is ended once' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger ended_once before update on evidence_alarms for each row execute function keep_alarm();
create trigger frozen before delete or truncate on evidence_alarms for each statement execute function refuse_change();
create trigger in_log after insert or update on evidence_alarms
  for each row execute function keep_row('id', 'client_id', 'last_seen_at,gone_at,ended_at,ending_id', 'late');
set local timezone = 'UTC';
select put_evidence_row(client_id, 'evidence_alarms', id::text, client_id::text, true,
         kept_content(to_jsonb(t), array['last_seen_at', 'gone_at', 'ended_at', 'ending_id'])) from evidence_alarms t;

grant select on evidence_alarms to portal_client;
create policy tenant_read on evidence_alarms for select to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant update (gone_at) on evidence_alarms to portal_worker;
grant update (ended_at, ending_id) on evidence_alarms to portal_provider;
create policy provider_end on evidence_alarms for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
-- Somebody's report is theirs: no session writes what a check of the portal found.
grant insert on evidence_alarms to portal_app;
create policy tenant_report on evidence_alarms for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and flaw = 'reported'
    and found_by = 'report' and reported_by = (select nullif(current_setting('app.user_id', true), '')::uuid) and ended_at is null);
create policy provider_report on evidence_alarms for insert to portal_provider
  with check ((select current_setting('app.side', true)) = 'provider' and flaw = 'reported' and found_by = 'report'
    and reported_by = (select nullif(current_setting('app.user_id', true), '')::uuid) and ended_at is null);

-- Up to where a person has taken note of a log's alarms; theirs alone.
create table alarm_readings (
  client_id uuid not null references clients,
  user_id uuid not null references users,
  noted_at timestamptz(3) not null,
  primary key (client_id, user_id)
);
alter table alarm_readings enable row level security;
create policy tenant_isolation on alarm_readings for select to portal_client, portal_provider
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on alarm_readings for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on alarm_readings for update to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy own on alarm_readings as restrictive to portal_client, portal_provider
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update (noted_at) on alarm_readings to portal_client;
-- The provider's people ask by the same statement, and have none.
grant select on alarm_readings to portal_provider;

-- The newest check of each log in each way, signed: up to which event, and what came of it.
create table log_checks (
  client_id uuid not null,
  by text not null check (by in ('night', 'command', 'report')),
  at timestamptz(3) not null,
  sequence int not null,
  findings int not null,
  ended int not null,
  signed text not null,
  primary key (client_id, by),
  check (ended between 0 and findings)
);
alter table log_checks enable row level security;
create policy tenant_isolation on log_checks for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on log_checks for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on log_checks for update to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on log_checks for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
grant select on log_checks to portal_app;
grant select, insert, update (at, sequence, findings, ended, signed) on log_checks to portal_worker;
-- When all logs were last gone through is everybody's to know.
grant select on evidence_checks, evidence_stamps_due to portal_client;
create policy everybody_read on evidence_checks for select to portal_client using (true);
create policy tenant_read on evidence_stamps_due for select to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));

-- Mails that failed, and notices that reached nobody, are ended too.
alter table mails add column ending_id uuid;
alter table account_mails add column ending_id uuid;
create index mails_in_vain on mails (created_at) where failed_at is not null and ending_id is null;
drop index account_mails_in_vain;
create index account_mails_in_vain on account_mails (created_at)
  where failed_at is not null and server_answer not like 'not sent: %' and ending_id is null;
create index mails_failed_to on mails (user_id, client_id) where failed_at is not null and ending_id is null;
grant update (ending_id) on mails, account_mails to portal_provider;
create policy provider_end on mails for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff') and failed_at is not null);
create policy provider_end on account_mails for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff') and failed_at is not null);

alter table notice_handings add column ended_at timestamptz(3);
grant update (ended_at) on notice_handings to portal_provider;

-- Told on another way, by letter or call: counted where the client has not opened or acknowledged it in the portal.
alter table notice_reach add column told_unopened int not null default 0;
alter table notice_reach add column told_unacknowledged int not null default 0;
create function count_told() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  received notice_recipients;
begin
  select * into received from notice_recipients r
   where r.client_id = new.client_id and r.notice_id = new.subject::uuid for update;
  if received.notice_id is null or received.acknowledged_at is not null then
    raise exception 'there is nobody to be told on another way' using errcode = '23001';
  end if;
  update notice_reach set told_unopened = told_unopened + (received.first_opened_at is null)::int,
         told_unacknowledged = told_unacknowledged + 1
   where notice_id = received.notice_id;
  return null;
end $$;
revoke execute on function count_told from public;
create trigger counted_told after insert on endings for each row when (new.kind = 'notice') execute function count_told();
create or replace function count_reading() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
declare
  more_opened int := (new.first_opened_at is not null)::int - (old.first_opened_at is not null)::int;
  more_acknowledged int := (new.acknowledged_at is not null)::int - (old.acknowledged_at is not null)::int;
  told int := (exists (select from endings e
                        where e.client_id = new.client_id and e.kind = 'notice' and e.subject = new.notice_id::text))::int;
begin
  update notice_reach r
     set opened = r.opened + more_opened, acknowledged = r.acknowledged + more_acknowledged,
         told_unopened = r.told_unopened - told * more_opened,
         told_unacknowledged = r.told_unacknowledged - told * more_acknowledged
   where r.notice_id = new.notice_id;
  return null;
end $$;
drop index notice_reach_unopened;
create index notice_reach_unopened on notice_reach (
  (case severity when 'urgent' then 0 when 'important' then 1 else 2 end), published_at) where opened + told_unopened < clients;
drop index notice_reach_breaches;
create index notice_reach_breaches on notice_reach (published_at) where kind = 'incident' and acknowledged + told_unacknowledged < clients;

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
  'evidence.alarm_ended', 'evidence.head'));
