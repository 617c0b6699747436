-- Agreements that are concluded in the portal: offered to one client or many, filled in and signed by the client, countersigned.

-- Offers on their way to clients; each client's own is made by itself.
create table agreement_offer_batches (
  id uuid primary key,
  created_at timestamptz(3) not null,
  created_by uuid not null references users,
  by_name text not null,
  open_until date not null,
  text_version int not null,
  wording text not null,
  terms jsonb not null,
  subprocessor_ids uuid[] not null,
  client_ids uuid[] not null,
  status text not null default 'running' check (status in ('running', 'done', 'failed')),
  offered int not null default 0,
  left_out jsonb not null default '[]',
  ended_at timestamptz(3),
  check ((ended_at is null) = (status = 'running'))
);
create index agreement_offer_batches_newest on agreement_offer_batches (created_at desc, id desc);
alter table agreement_offer_batches enable row level security;
create policy provider_read on agreement_offer_batches for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on agreement_offer_batches for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and status = 'running'
    and created_by = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy worker_read on agreement_offer_batches for select to portal_worker using (true);
create policy worker_update on agreement_offer_batches for update to portal_worker using (ended_at is null) with check (true);
grant select, insert on agreement_offer_batches to portal_provider;
grant select, update (status, offered, left_out, ended_at) on agreement_offer_batches to portal_worker;

create table agreement_offers (
  id uuid primary key,
  client_id uuid not null references clients,
  batch_id uuid not null references agreement_offer_batches,
  number text not null unique,
  status text not null default 'offered' check (status in ('offered', 'signed', 'concluded', 'declined', 'withdrawn', 'expired')),
  open_until date not null,
  text_version int not null,
  wording text not null,
  terms jsonb not null,
  subprocessor_ids uuid[] not null,
  -- What the client has filled in so far.
  filled jsonb,
  offered_at timestamptz(3) not null,
  offered_by uuid not null references users,
  offered_by_name text not null,
  reminded_at timestamptz(3),
  -- What the client signed, and how.
  contract_sha256 text check (length(contract_sha256) = 64),
  signature jsonb,
  signed_at timestamptz(3),
  countersignature jsonb,
  ended_at timestamptz(3),
  reason text check (length(reason) between 1 and 4000),
  version int not null default 1,
  unique (client_id, id),
  unique (batch_id, client_id),
  check (num_nonnulls(contract_sha256, signature, signed_at) in (0, 3)),
  check (signature is not null or status not in ('signed', 'concluded')),
  check (signature is null or status not in ('offered', 'declined', 'expired')),
  check (signature is null or filled is not null),
  check ((countersignature is not null) = (status = 'concluded')),
  check ((ended_at is null) = (status in ('offered', 'signed'))),
  check ((reason is not null) = (status in ('declined', 'withdrawn')))
);
create unique index agreement_offers_open on agreement_offers (client_id) where status in ('offered', 'signed');
create index agreement_offers_newest on agreement_offers (offered_at desc, id desc);
create index agreement_offers_of_client on agreement_offers (client_id, offered_at desc, id desc);
create index agreement_offers_of_batch on agreement_offers (batch_id, offered_at desc, id desc);
create index agreement_offers_offered on agreement_offers (offered_at desc, id desc) where status = 'offered';
create index agreement_offers_signed on agreement_offers (offered_at desc, id desc) where status = 'signed';
create index agreement_offers_over on agreement_offers (offered_at desc, id desc) where ended_at is not null;
create index agreement_offers_due on agreement_offers (open_until) where status = 'offered';
alter table agreement_offers enable row level security;
create policy tenant_isolation on agreement_offers for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on agreement_offers for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on agreement_offers for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and status = 'offered');
create policy tenant_update on agreement_offers for update to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy worker_update on agreement_offers for update to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_update on agreement_offers for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select on agreement_offers to portal_app, portal_worker;
grant insert on agreement_offers to portal_worker;
grant update (filled, status, contract_sha256, signature, signed_at, ended_at, reason, version) on agreement_offers to portal_client;
grant update (status, reminded_at, countersignature, ended_at, reason, version) on agreement_offers to portal_provider;
grant update (status, reminded_at, ended_at, version) on agreement_offers to portal_worker;

-- The life cycle once more, and who may do which of its moves.
create function keep_offer() returns trigger language plpgsql as $$
declare
  -- By its login, which no statement changes.
  side text := case session_user when 'portal_worker' then 'clock' when 'portal_client' then 'client'
    when 'portal_provider' then 'provider' else current_setting('app.side', true) end;
  move text := old.status || ' ' || new.status;
begin
  if (new.id, new.client_id, new.batch_id, new.number, new.open_until, new.text_version, new.wording, new.terms, new.subprocessor_ids,
      new.offered_at, new.offered_by, new.offered_by_name)
     is distinct from (old.id, old.client_id, old.batch_id, old.number, old.open_until, old.text_version, old.wording, old.terms,
      old.subprocessor_ids, old.offered_at, old.offered_by, old.offered_by_name) then
    raise exception 'what was offered stays' using errcode = '23001';
  end if;
  if old.ended_at is not null then
    raise exception 'an offer that is over stays' using errcode = '23001';
  end if;
  if new.filled is distinct from old.filled and old.status <> 'offered'
     or old.signature is not null and (new.signature, new.signed_at, new.contract_sha256)
        is distinct from (old.signature, old.signed_at, old.contract_sha256) then
    raise exception 'what was signed stays' using errcode = '23001';
  end if;
  if old.status = new.status then
    return new;
  end if;
  if not (side = 'client' and move in ('offered signed', 'offered declined')
       or side = 'provider' and move in ('signed concluded', 'offered withdrawn', 'signed withdrawn')
       or side = 'clock' and move = 'offered expired') then
    raise exception 'there is no such move of an offer' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger kept before update on agreement_offers for each row execute function keep_offer();
create trigger kept_whole before delete or truncate on agreement_offers for each statement execute function refuse_change();
create trigger in_log after insert or update on agreement_offers
  for each row execute function keep_row('id', 'id', 'filled,reminded_at,version');

create table agreement_offer_events (
  client_id uuid not null,
  offer_id uuid not null,
  sequence int not null check (sequence > 0),
  move text not null check (move in ('offer', 'sign', 'decline', 'countersign', 'withdraw', 'expire')),
  side text check (side in ('client', 'provider')),
  by_id uuid references users,
  by_name text,
  at timestamptz(3) not null,
  reason text check (length(reason) between 1 and 4000),
  authenticated_by text,
  receipt_id uuid,
  primary key (client_id, offer_id, sequence),
  foreign key (client_id, offer_id) references agreement_offers (client_id, id),
  foreign key (client_id, receipt_id) references receipts (client_id, id) deferrable initially deferred,
  check (num_nonnulls(side, by_id, by_name) = case move when 'expire' then 0 else 3 end),
  check (move = 'expire' or (side = 'client') = (move in ('sign', 'decline'))),
  check (num_nonnulls(authenticated_by, receipt_id) = case when move in ('sign', 'countersign') then 2 else 0 end),
  check ((move in ('decline', 'withdraw')) = (reason is not null))
);
alter table agreement_offer_events enable row level security;
create policy tenant_isolation on agreement_offer_events for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on agreement_offer_events for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on agreement_offer_events for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and side = 'client'
    and by_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy worker_insert on agreement_offer_events for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and move in ('offer', 'expire'));
create policy provider_insert on agreement_offer_events for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and side = 'provider'
    and by_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select on agreement_offer_events to portal_app, portal_worker;
grant insert on agreement_offer_events to portal_client, portal_provider, portal_worker;
create trigger frozen before update or delete or truncate on agreement_offer_events for each statement execute function refuse_change();
create trigger in_log after insert or update on agreement_offer_events
  for each row execute function keep_row('offer_id,sequence', 'offer_id', '');

-- Offers that time has something to do with: their day is over, or comes within three days and nobody was reminded.
create function offers_due(today date)
returns table (client_id uuid, id uuid, what text)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.client_id, o.id, case when o.open_until < today then 'expire' else 'remind' end
    from agreement_offers o
   where o.status = 'offered'
     and (o.open_until < today
       or o.open_until <= today + 3 and o.reminded_at is null and o.offered_at < today - interval '3 days')
   order by o.open_until, o.id
   limit 1000
$$;
revoke execute on function offers_due from public;
grant execute on function offers_due, next_number to portal_worker;

-- How a version came about; null: recorded from paper. One that was concluded here is what its client signed: there is nothing left
-- to answer.
alter table agreement_versions
  add column way text check (way = 'concluded');
drop policy provider_insert on agreements;
create policy provider_insert on agreements for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and struck_at is null
    and (answer is null or answer = 'confirmed' and exists (
      select from agreement_offers o
       where o.client_id = agreements.client_id and o.id = agreements.id and o.status = 'concluded')));

alter policy provider_insert on agreement_versions with check ((select current_setting('app.role', true)) in ('owner', 'staff')
  and (way is null or version = 1 and exists (
    select from agreement_offers o
     where o.client_id = agreement_versions.client_id and o.id = agreement_versions.agreement_id and o.status = 'concluded')));

-- Receipts prove a signature, too.
alter table receipts
  add column offer_id uuid,
  add constraint receipts_offer foreign key (client_id, offer_id) references agreement_offers (client_id, id),
  drop constraint receipts_about,
  add constraint receipts_about check (num_nonnulls(instruction_id, agreement_id, offer_id) = 1) not valid,
  drop constraint receipts_of_answers,
  add constraint receipts_of_answers check (
    (agreement_id is not null) = (act in ('agreement.confirmed', 'agreement.contested'))
    and (offer_id is not null) = (act in ('agreement.signed', 'agreement.concluded'))) not valid;
alter policy provider_insert on receipts with check ((select current_setting('app.role', true)) in ('owner', 'staff')
  and act in ('instruction.received', 'change.proposed', 'change.retracted', 'change.agreed', 'change.refused', 'agreement.concluded'));
create policy own_acts on receipts as restrictive for insert to portal_client
  with check (act not in ('agreement.concluded', 'instruction.received')
    and (act <> 'agreement.signed' or (select current_setting('app.role', true)) = 'manager'));
create index receipts_of_offer on receipts (client_id, offer_id) where offer_id is not null;
drop trigger in_log on receipts;
create trigger in_log after insert or update on receipts
  for each row execute function keep_row('id', 'coalesce(instruction_id, agreement_id, offer_id)', 'record,jws', 'late');

do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'receipts_act');
begin
  alter table receipts drop constraint receipts_act;
  execute 'alter table receipts add constraint receipts_act ' || replace(rule, $q$'agreement.contested'::text$q$,
    $q$'agreement.contested'::text, 'agreement.signed'::text, 'agreement.concluded'::text$q$);
end $$;

do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'mails_kind');
begin
  alter table mails drop constraint mails_kind;
  execute 'alter table mails add constraint mails_kind ' || replace(rule, $q$'agreement.recorded'::text$q$,
    $q$'agreement.recorded'::text, 'agreement.offered'::text, 'agreement.offer_reminder'::text, 'agreement.signed'::text,
       'agreement.concluded'::text, 'agreement.declined'::text, 'agreement.offer_withdrawn'::text, 'agreement.offer_expired'::text$q$);
end $$;

-- As in 0052-whereabouts.sql; an offer stands at one client, too.
create or replace function other_clients_with(what text, about uuid) returns table (client_id uuid, client_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.name
    from memberships m join clients c on c.id = m.client_id
   where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid
     and m.client_id is distinct from nullif(current_setting('app.client_id', true), '')::uuid
     and exists (select from users u where u.id = m.user_id and u.disabled_at is null)
     and case what
           when 'notice' then exists (select from notice_recipients t where t.client_id = m.client_id and t.notice_id = about)
           when 'instruction' then exists (select from instructions t where t.client_id = m.client_id and t.id = about)
           when 'agreement' then exists (select from agreements t where t.client_id = m.client_id and t.id = about)
           when 'offer' then exists (select from agreement_offers t where t.client_id = m.client_id and t.id = about)
           when 'member' then exists (select from memberships t where t.client_id = m.client_id and t.user_id = about)
           when 'authorisation' then exists (select from authorised_persons t where t.client_id = m.client_id and t.id = about)
           else false
         end
   order by c.name, c.id
$$;
