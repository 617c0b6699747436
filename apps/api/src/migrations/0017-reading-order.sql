-- For each list an index in the order each side reads it, partial ones on what is open, and counts that are kept.

-- The day an instruction is due: the wished one; of what is urgent without one the day it was given; all else comes last.
alter table instructions add column due_on date not null generated always as (
  coalesce(wished_date, case urgency when 'urgent'
    then (coalesce(submitted_at, created_at) at time zone 'Europe/Berlin')::date end, '9999-12-31'::date)) stored;

drop index instructions_newest;
create index instructions_newest on instructions (updated_at desc, id desc) where number is not null;
create index instructions_due on instructions (due_on, id) where number is not null;
create index instructions_kind on instructions (kind, updated_at desc, id desc) where number is not null;
create index instructions_status on instructions (status, updated_at desc, id desc) where number is not null;
create index instructions_urgent on instructions (updated_at desc, id desc) where number is not null and urgency = 'urgent';
create index instructions_status_due on instructions (status, due_on, id) where number is not null;
create index instructions_client_due on instructions (client_id, due_on, id);
-- What is not ended yet.
drop index instructions_open;
create index instructions_open on instructions (updated_at desc, id desc) where ended_at is null and number is not null;
create index instructions_open_due on instructions (due_on, id) where ended_at is null and number is not null;
create index instructions_client_open on instructions (client_id, status) include (number) where ended_at is null;
create index instructions_turn on instructions (status) where ended_at is null and number is not null;
create index instructions_pressing on instructions (
  (case urgency when 'urgent' then 0 else 1 end), wished_date, status_since) where ended_at is null and number is not null;
-- What the clock looks for.
drop index instructions_validity;
create index instructions_over on instructions (valid_until)
  where submitted_at is not null
    and status in ('submitted', 'awaiting_countersignature', 'in_review', 'suspended', 'awaiting_cost_approval',
                   'in_progress', 'executed', 'closed');
create index instructions_unconfirmed on instructions (status_since)
  where status = 'awaiting_confirmation' and reminded_at is null;

-- The provider asks for what belongs to one instruction by its id alone.
create index instruction_events_instruction on instruction_events (instruction_id, sequence);
create index execution_reports_instruction on execution_reports (instruction_id, sequence);
create index instruction_revisions_instruction on instruction_revisions (instruction_id, revision);
create index instruction_concerns_instruction on instruction_concerns (instruction_id, sequence);
create index instruction_cost_estimates_instruction on instruction_cost_estimates (instruction_id, sequence);
create index instruction_attachments_instruction on instruction_attachments (instruction_id, at, id);
create index instruction_messages_instruction on instruction_messages (instruction_id, at, id);
create index instruction_notes_instruction on instruction_notes (instruction_id, at, id);
create index receipts_instruction on receipts (instruction_id, issued_at, number);

create index clients_name on clients (name, id);
create index agreements_reading on agreements (client_id, id);
create index documents_kind on documents (kind, created_at desc, id desc);
create index document_contents_document on document_contents (document_id);
create index evidence_alarms_newest on evidence_alarms (first_seen_at desc, id desc);
create index notices_kind on notices (kind, updated_at desc, id desc);
create index notices_status on notices (status, updated_at desc, id desc);
create index notice_recipients_kind on notice_recipients (client_id, kind, published_at desc, notice_id desc);
create index notice_recipients_unopened on notice_recipients (client_id) where first_opened_at is null;
create index member_events_user on member_events (client_id, user_id, at desc, id desc);
create index invitations_newest on invitations (client_id, created_at desc);

create index mails_queued on mails (created_at desc, id desc) where sent_at is null and failed_at is null;
drop index mails_failed;
create index mails_failed on mails (created_at desc, id desc) where failed_at is not null;
create index account_mails_queued on account_mails (created_at desc, id desc) where sent_at is null and failed_at is null;
drop index account_mails_failed;
create index account_mails_failed on account_mails (created_at desc, id desc) where failed_at is not null;

-- What housekeeping deletes.
create index sessions_expiry on sessions (expires_at);
create index account_tokens_expiry on account_tokens (expires_at);
create index known_devices_seen on known_devices (last_seen_at);
create index account_events_unknown on account_events (at) where user_id is null;
create index idempotent_answers_age on idempotent_answers (created_at);
create index throttles_age on throttles (updated_at);

-- How many clients a notice went to, and how many of them opened and acknowledged it: counted as it happens, because the
-- provider's first page and its list of notices would count all receptions anew. Each row says what notice_recipients
-- holds; nobody writes it by hand.
create table notice_reach (
  notice_id uuid primary key references notices,
  severity text not null,
  published_at timestamptz(3) not null,
  clients int not null,
  opened int not null,
  acknowledged int not null,
  check (opened between 0 and clients),
  check (acknowledged between 0 and clients)
);
create index notice_reach_unopened on notice_reach (
  (case severity when 'urgent' then 0 when 'important' then 1 else 2 end), published_at) where opened < clients;
insert into notice_reach
  select notice_id, min(severity), min(published_at), count(*), count(first_opened_at), count(acknowledged_at)
    from notice_recipients group by notice_id;

alter table notice_reach enable row level security;
create policy provider_read on notice_reach for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
grant select on notice_reach to portal_provider;

create function count_received() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into notice_reach as r
    select notice_id, min(severity), min(published_at), count(*), count(first_opened_at), count(acknowledged_at)
      from received group by notice_id order by notice_id
  on conflict (notice_id) do update set clients = r.clients + excluded.clients, opened = r.opened + excluded.opened,
    acknowledged = r.acknowledged + excluded.acknowledged;
  return null;
end $$;
revoke execute on function count_received from public;
create trigger counted after insert on notice_recipients referencing new table as received
  for each statement execute function count_received();

create function count_reading() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update notice_reach
     set opened = opened + (new.first_opened_at is not null)::int - (old.first_opened_at is not null)::int,
         acknowledged = acknowledged + (new.acknowledged_at is not null)::int - (old.acknowledged_at is not null)::int
   where notice_id = new.notice_id;
  return null;
end $$;
revoke execute on function count_reading from public;
-- At the end of the transaction: clients that open the same notice wait for each other no longer than a commit takes.
create constraint trigger counted_reading after update on notice_recipients deferrable initially deferred
  for each row when ((old.first_opened_at is null, old.acknowledged_at is null)
                     is distinct from (new.first_opened_at is null, new.acknowledged_at is null))
  execute function count_reading();

-- What of title or number is like that, for the provider. Policies let no index of trigrams be used, because LIKE might
-- tell of rows that are not shown; this asks in their place, for what has a number and so is shown, and gives ids alone.
create extension if not exists pg_trgm;
create index instructions_words on instructions using gin (title gin_trgm_ops, number gin_trgm_ops)
  where number is not null;
create function instructions_like(p_like text, p_most int) returns setof uuid
language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
  select i.id from instructions i
   where session_user = 'portal_provider' and current_setting('app.side', true) = 'provider'
     and i.number is not null and (i.title ilike p_like or i.number ilike p_like)
   limit p_most
$$;
revoke execute on function instructions_like from public;
grant execute on function instructions_like to portal_provider;
