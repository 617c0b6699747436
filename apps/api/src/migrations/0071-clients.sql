-- Clients are entered, changed and archived in the portal. What is known of one grows; what stood there stays true.

-- Numbers as people sort them: K-2 before K-10.
create collation german_numbers (provider = icu, locale = 'de-u-kn-true');

-- The last number that the portal gave by itself.
create table client_numbers (
  only_one boolean primary key default true check (only_one),
  last int not null
);
alter table client_numbers enable row level security;

alter table clients rename column privacy_contact to contact;
alter table clients
  add column dpo jsonb,
  alter column contact drop not null,
  add column number text collate german_numbers,
  add column legal_form text,
  add column phone text,
  add column region text check (region ~ '^DE-[A-Z]{2}$'),
  add column archived_at timestamptz(3),
  add column version int not null default 1 check (version > 0),
  -- Of several with the same name and postal code, each was wanted: which one of them it is.
  add column twin int not null default 0,
  -- Until when an agreement of the portal holds, `infinity` without an end, null where there is none.
  add column agreement_until date,
  -- When somebody of it was here first.
  add column entered_at timestamptz(3);

-- Who was named was the data protection officer or a contact, never both.
update clients set dpo = jsonb_build_object('name', contact -> 'name', 'email', contact -> 'email', 'phone', null)
 where contact ->> 'role' = 'dpo';
update clients
   set contact = case when contact ->> 'role' = 'contact'
                   then jsonb_build_object('name', contact -> 'name', 'email', contact -> 'email', 'phone', null) end,
       agreement_until = (select max(coalesce(a.ends_on, 'infinity')) from agreements a where a.client_id = clients.id);
update clients c set entered_at = (
  select min(m.created_at) from memberships m
   where m.client_id = c.id
     and (exists (select from authenticators a where a.user_id = m.user_id) or exists (select from passkeys p where p.user_id = m.user_id)));
with named as (
  select id, row_number() over (order by created_at, id) as n,
         row_number() over (partition by lower(name collate "de-x-icu"), address ->> 'postalCode' order by created_at, id) - 1 as twin
    from clients)
update clients c set number = 'K-' || lpad(n.n::text, greatest(4, length(n.n::text)), '0'), twin = n.twin from named n where n.id = c.id;
insert into client_numbers (last) select count(*) from clients;

-- So many numbers in a row that no client has yet.
create function next_client_numbers(p_count int) returns text[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n int;
  candidate text;
  numbers text[] := '{}';
begin
  select last into n from client_numbers for update;
  while cardinality(numbers) < p_count loop
    n := n + 1;
    candidate := 'K-' || lpad(n::text, greatest(4, length(n::text)), '0');
    if not exists (select from clients where number = candidate) then
      numbers := numbers || candidate;
    end if;
  end loop;
  update client_numbers set last = n;
  return numbers;
end $$;
create function next_client_number() returns text
language sql volatile security definer set search_path = public, pg_temp as $$ select (next_client_numbers(1))[1] $$;
revoke execute on function next_client_numbers, next_client_number from public;
grant execute on function next_client_numbers to portal_provider;
grant execute on function next_client_number to portal_provider, portal_worker;

alter table clients
  alter column number set default next_client_number(),
  alter column number set not null,
  add constraint clients_number unique (number),
  add constraint clients_reachable check (num_nonnulls(contact, dpo) > 0),
  add constraint clients_region check (region is null or address ->> 'country' = 'DE'),
  add column words text not null generated always as
    (words_of((name collate "default") || ' ' || coalesce(address ->> 'city', ''), number collate "default")) stored;
create unique index clients_alike on clients (lower(name collate "de-x-icu"), (address ->> 'postalCode'), twin);

-- A client that moves meets nobody: whom it resembles is not its to know.
create function settle_twin() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.twin := (select coalesce(max(c.twin) + 1, 0) from clients c
                where lower(c.name collate "de-x-icu") = lower(new.name collate "de-x-icu")
                  and c.address ->> 'postalCode' = new.address ->> 'postalCode' and c.id <> new.id);
  return new;
end $$;
revoke execute on function settle_twin from public;
create trigger settled before update of address on clients
  for each row when (session_user = 'portal_client' and new.address ->> 'postalCode' is distinct from old.address ->> 'postalCode')
  execute function settle_twin();

create function note_agreement() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update clients set agreement_until = (select max(coalesce(a.ends_on, 'infinity')) from agreements a where a.client_id = new.client_id)
   where id = new.client_id;
  return null;
end $$;
revoke execute on function note_agreement from public;
create trigger noted_at_client after insert or update of ends_on on agreements for each row execute function note_agreement();

create function note_entry() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update clients set entered_at = new.last_seen_at where id = new.client_id and entered_at is null;
  return null;
end $$;
revoke execute on function note_entry from public;
create trigger noted_at_client after insert or update of stage, client_id on sessions
  for each row when (new.stage = 'full' and new.client_id is not null) execute function note_entry();

-- One index in reading order for each order and filter of the provider's list.
drop index clients_name;
create index clients_name on clients (name, id);
create index clients_active_name on clients (name, id) where archived_at is null;
create index clients_active_number on clients (number, id) where archived_at is null;
create index clients_active_newest on clients (created_at desc, id desc) where archived_at is null;
create index clients_archived_name on clients (name, id) where archived_at is not null;
create index clients_archived_number on clients (number, id) where archived_at is not null;
create index clients_archived_newest on clients (created_at desc, id desc) where archived_at is not null;
create index clients_without_agreement_name on clients (name, id)
  where archived_at is null and (agreement_until is null or agreement_until < 'infinity');
create index clients_without_agreement_number on clients (number, id)
  where archived_at is null and (agreement_until is null or agreement_until < 'infinity');
create index clients_without_agreement_newest on clients (created_at desc, id desc)
  where archived_at is null and (agreement_until is null or agreement_until < 'infinity');
create index clients_not_entered_name on clients (name, id) where archived_at is null and entered_at is null;
create index clients_not_entered_number on clients (number, id) where archived_at is null and entered_at is null;
create index clients_not_entered_newest on clients (created_at desc, id desc) where archived_at is null and entered_at is null;
create index clients_words on clients using gin (words gin_trgm_ops) with (fastupdate = off);

-- Ids of what a search finds, null where so many have it that they are sooner found in the order of the list.
create function clients_like(p_search text, p_most int) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  all_of constant text[] := patterns_of(p_search);
  found uuid[];
begin
  if session_user <> 'portal_provider' or coalesce(current_setting('app.side', true), '') <> 'provider' or all_of = '{}' then
    return '{}';
  end if;
  if (select count(*) >= 5 from (select c.words from clients c where c.archived_at is null order by c.created_at desc, c.id desc limit 200) n
       where n.words like all (all_of)) then
    return null;
  end if;
  found := array(select c.id from clients c where c.words like all (all_of) limit p_most + 1);
  return case when cardinality(found) <= p_most then found end;
end $$;
revoke execute on function clients_like from public;
grant execute on function clients_like to portal_provider;

-- What became of a client, field by field.
create table client_changes (
  client_id uuid not null references clients,
  sequence int not null check (sequence > 0),
  at timestamptz(3) not null,
  what text not null check (what in ('created', 'changed', 'archived', 'restored')),
  by_user uuid not null references users,
  by_name text not null,
  side text not null check (side in ('client', 'provider')),
  changes jsonb not null,
  primary key (client_id, sequence)
);
alter table client_changes enable row level security;
create trigger frozen before update or delete or truncate on client_changes for each statement execute function refuse_change();
create trigger in_log after insert on client_changes
  for each row execute function keep_row('client_id,sequence', 'client_id', '');
create policy tenant_isolation on client_changes for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on client_changes for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy manager_insert on client_changes for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager' and side = 'client' and what = 'changed'
    and by_user = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy provider_insert on client_changes for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and side = 'provider'
    and by_user = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on client_changes to portal_app;
grant select on client_changes to portal_worker;

-- What the provider notes for itself; no session of a client ever reads it.
create table client_notes (
  client_id uuid primary key references clients,
  text text,
  version int not null default 1,
  updated_at timestamptz(3) not null,
  updated_by text not null
);
alter table client_notes enable row level security;
create policy tenant_isolation on client_notes for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on client_notes for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on client_notes for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on client_notes for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select, insert, update (text, version, updated_at, updated_by) on client_notes to portal_provider;
grant select on client_notes to portal_worker;

grant insert on clients to portal_provider;
create policy provider_insert on clients for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant update (number, name, legal_form, address, contact, phone, region, dpo, twin, archived_at, version) on clients to portal_provider;
create policy provider_update on clients for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant update (address, phone, dpo, version) on clients to portal_client;

-- The provider is told by mail when a client changed what is known of it.
do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'mails_kind');
begin
  alter table mails drop constraint mails_kind;
  execute 'alter table mails add constraint mails_kind ' || replace(rule, $q$'evidence.head'::text$q$, $q$'evidence.head'::text, 'client.changed'::text$q$);
end $$;

analyze clients;
