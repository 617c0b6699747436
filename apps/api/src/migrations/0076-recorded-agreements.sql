-- An agreement signed on paper is recorded by the provider, and its client says whether what was recorded is right. What was
-- recorded before nobody has answered yet.
alter table agreements
  add column answer text check (answer in ('confirmed', 'contested')),
  add column answered_at timestamptz(3),
  add column replied_at timestamptz(3),
  add column struck_at timestamptz(3),
  add constraint agreements_standing check (
    (answer is null) = (answered_at is null)
    and (replied_at is null or answer is not null)
    and (struck_at is null or answer is distinct from 'confirmed'));
create index agreements_open on agreements (client_id, id) where answer is distinct from 'confirmed' and struck_at is null;
create index agreements_contested on agreements (answered_at)
  where answer = 'contested' and replied_at is null and struck_at is null;

alter table agreement_versions
  -- The paper's own number.
  add column reference text check (length(reference) between 1 and 100),
  -- The version that this one records anew, from the same paper.
  add column corrects int,
  add constraint agreement_versions_corrects check (corrects < version);
create index agreement_versions_document on agreement_versions (client_id, document_id);

create table agreement_events (
  client_id uuid not null,
  agreement_id uuid not null,
  sequence int not null check (sequence > 0),
  move text not null check (move in ('record', 'correct', 'amend', 'confirm', 'contest', 'reply', 'strike')),
  version int not null,
  side text not null check (side in ('client', 'provider')),
  by_id uuid not null references users,
  by_name text not null,
  at timestamptz(3) not null,
  reason text check (length(reason) between 1 and 4000),
  authenticated_by text,
  receipt_id uuid,
  primary key (client_id, agreement_id, sequence),
  foreign key (client_id, agreement_id, version) references agreement_versions (client_id, agreement_id, version),
  check ((side = 'client') = (move in ('confirm', 'contest'))),
  check ((side = 'client') = (authenticated_by is not null)),
  check ((move in ('contest', 'reply', 'strike')) = (reason is not null))
);
alter table agreement_events enable row level security;
create policy tenant_isolation on agreement_events for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on agreement_events for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on agreement_events for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and side = 'client'
    and (select current_setting('app.role', true)) in ('member', 'manager'));
create policy provider_insert on agreement_events for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and side = 'provider');
grant select on agreement_events to portal_app, portal_worker;
grant insert on agreement_events to portal_client, portal_provider;
create trigger frozen before update or delete or truncate on agreement_events for each statement execute function refuse_change();
create trigger in_log after insert or update on agreement_events
  for each row execute function keep_row('agreement_id,sequence', 'agreement_id', '');

create policy provider_insert on agreements for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and answer is null and struck_at is null);
create policy provider_update on agreements for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy tenant_update on agreements for update to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'));
create policy provider_insert on agreement_versions for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant insert on agreements, agreement_versions to portal_provider;
grant update (ends_on, answer, answered_at, replied_at, struck_at) on agreements to portal_provider;
grant update (answer, answered_at) on agreements to portal_client;

-- What is said of an agreement is its client's to say; the provider may only record it anew, which nobody has answered yet.
create function keep_agreement() returns trigger language plpgsql as $$
declare
  side text := current_setting('app.side', true);
begin
  if (new.id, new.client_id, new.number) is distinct from (old.id, old.client_id, old.number)
     or old.struck_at is not null then
    raise exception 'a recorded agreement stays' using errcode = '23001';
  end if;
  if new.answer is distinct from old.answer then
    if new.answer is null and side <> 'provider' or new.answer is not null and side <> 'client'
       or old.answer = 'confirmed' and new.answer is not null
       or old.answer = 'contested' and new.answer is not null and new.answer <> 'confirmed' then
      raise exception 'this is for the other side to say' using errcode = '23001';
    end if;
  elsif new.answered_at is distinct from old.answered_at then
    raise exception 'what was answered stays' using errcode = '23001';
  end if;
  if side = 'client' and (new.ends_on, new.replied_at, new.struck_at) is distinct from (old.ends_on, old.replied_at, old.struck_at) then
    raise exception 'this is for the other side to say' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger kept before update on agreements for each row execute function keep_agreement();
create trigger kept_whole before delete or truncate on agreements for each statement execute function refuse_change();

-- As in 0034-kept-rows.sql; of a subject in one of several columns, the first that says something.
create or replace function keep_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  said jsonb := to_jsonb(new);
  left_out text[] := string_to_array(tg_argv[2], ',');
  content text;
begin
  if tg_op = 'UPDATE' and kept_content(said, left_out) = kept_content(to_jsonb(old), left_out) then
    return null;
  end if;
  content := kept_content(case tg_table_name when 'notice_recipients' then kept_notice(said) else said end, left_out);
  perform put_evidence_row(new.client_id, tg_table_name,
    (select string_agg(said ->> c.name, '/' order by c.place)
       from unnest(string_to_array(tg_argv[0], ',')) with ordinality as c (name, place)),
    coalesce(said ->> tg_argv[1],
      (select said ->> m[1] from regexp_matches(tg_argv[1], '\w+', 'g') m where said ->> m[1] is not null limit 1)),
    tg_argv[3] is not distinct from 'late', content);
  return null;
end $$;

-- Receipts prove what was done to an agreement, too; `revision` is then its version.
alter table receipts
  alter column instruction_id drop not null,
  add column agreement_id uuid,
  add constraint receipts_agreement foreign key (client_id, agreement_id) references agreements (client_id, id),
  add constraint receipts_about check (num_nonnulls(instruction_id, agreement_id) = 1) not valid;
create index receipts_of_agreement on receipts (client_id, agreement_id) where agreement_id is not null;
drop trigger in_log on receipts;
create trigger in_log after insert or update on receipts
  for each row execute function keep_row('id', 'coalesce(instruction_id, agreement_id)', 'record,jws', 'late');
alter table receipts drop constraint receipts_act,
  add constraint receipts_act check (act in (
    'instruction.submitted', 'instruction.countersigned', 'instruction.confirmed', 'instruction.amended',
    'instruction.withdrawn', 'instruction.accepted', 'instruction.contested', 'costs.approved', 'costs.refused',
    'oral-instruction.confirmed', 'oral-instruction.rejected', 'instruction.received',
    'change.proposed', 'change.retracted', 'change.agreed', 'change.refused',
    'agreement.confirmed', 'agreement.contested'));
alter table receipts add constraint receipts_of_answers check ((agreement_id is not null) = (act like 'agreement.%')) not valid;
alter table agreement_events
  add foreign key (client_id, receipt_id) references receipts (client_id, id) deferrable initially deferred,
  add check (side = 'client' or receipt_id is null);

do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'mails_kind');
begin
  alter table mails drop constraint mails_kind;
  execute 'alter table mails add constraint mails_kind ' || replace(rule, $q$'evidence.head'::text$q$,
    $q$'evidence.head'::text, 'agreement.recorded'::text, 'agreement.answered'::text, 'agreement.replied'::text, 'agreement.struck'::text$q$);
end $$;

-- That each client has its agreement is a step of the set-up.
do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'setup_postponements_step_check');
begin
  alter table setup_postponements drop constraint setup_postponements_step_check;
  execute 'alter table setup_postponements add constraint setup_postponements_step_check '
    || replace(rule, $q$'clients'::text$q$, $q$'clients'::text, 'agreements'::text$q$);
end $$;

-- As in 0071-clients.sql: nothing rests on what was struck.
create or replace function note_agreement() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update clients set agreement_until = (select max(coalesce(a.ends_on, 'infinity')) from agreements a
      where a.client_id = new.client_id and a.struck_at is null)
   where id = new.client_id;
  return null;
end $$;
drop trigger noted_at_client on agreements;
create trigger noted_at_client after insert or update of ends_on, struck_at on agreements
  for each row execute function note_agreement();
