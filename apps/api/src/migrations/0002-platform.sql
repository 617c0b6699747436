-- What every feature stands on: numbers without gaps, answers kept for retries, the outbox, and rows nobody may change.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: its rows are frozen', tg_op, tg_table_name using errcode = '23001';
end $$;

create table number_series (
  kind text not null check (kind in ('W', 'M', 'U', 'Q', 'AVV')),
  year int not null,
  last int not null,
  primary key (kind, year)
);
alter table number_series enable row level security;

-- The next number of a kind and year. The row stays locked until the transaction ends: a rollback leaves no gap.
create function next_number(p_kind text, p_year int) returns int
language sql volatile security definer set search_path = public, pg_temp
as $$
  insert into number_series as s (kind, year, last) values (p_kind, p_year, 1)
  on conflict (kind, year) do update set last = s.last + 1
  returning last
$$;
revoke execute on function next_number from public;
grant execute on function next_number to portal_app;

-- Answers of acts that may be repeated by the same person with the same key.
create table idempotent_answers (
  user_id uuid not null references users,
  key text not null,
  request_sha256 bytea not null,
  body text not null,
  created_at timestamptz(3) not null,
  primary key (user_id, key)
);
alter table idempotent_answers enable row level security;
create policy own on idempotent_answers for select to portal_app
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy own_insert on idempotent_answers for insert to portal_app
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on idempotent_answers to portal_app;

-- A mail is a kind, a number and a link; who gets it is looked up when it is sent.
create table mails (
  id uuid primary key,
  client_id uuid not null references clients,
  user_id uuid not null references users,
  kind text not null,
  number text not null,
  path text not null,
  notice_id uuid,
  created_at timestamptz(3) not null,
  attempts int not null default 0,
  sent_at timestamptz(3),
  failed_at timestamptz(3),
  server_answer text,
  unique (client_id, id),
  check (num_nonnulls(sent_at, failed_at) <= 1)
);
create index mails_client on mails (client_id, created_at desc, id desc);
create index mails_newest on mails (created_at desc, id desc);
create index mails_notice on mails (notice_id) where notice_id is not null;
create index mails_failed on mails (failed_at) where failed_at is not null;
alter table mails enable row level security;
create policy tenant_isolation on mails for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy delivery on mails for update to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on mails for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'));
create policy provider_read on mails for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on mails for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select, insert on mails to portal_app;
grant select, update (attempts, sent_at, failed_at, server_answer) on mails to portal_worker;
