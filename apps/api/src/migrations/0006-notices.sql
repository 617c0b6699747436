create table notices (
  id uuid primary key,
  number text unique,
  kind text not null,
  severity text not null check (severity in ('info', 'important', 'urgent')),
  title text not null,
  body text not null,
  audience jsonb not null,
  status text not null default 'draft' check (status in ('draft', 'published')),
  version int not null default 1,
  author text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  published_at timestamptz(3),
  check (num_nonnulls(number, published_at) = case status when 'published' then 2 else 0 end)
);
create index notices_newest on notices (updated_at desc, id desc);

-- What became of a notice at one client. It repeats what the client's list shows of the notice, which is frozen by
-- then: the list is one table in the order it is read, newest first.
create table notice_recipients (
  client_id uuid not null references clients,
  notice_id uuid not null references notices,
  published_at timestamptz(3) not null,
  number text not null,
  kind text not null,
  severity text not null,
  title text not null,
  first_opened_at timestamptz(3),
  first_opened_by text,
  acknowledged_at timestamptz(3),
  acknowledged_by text,
  primary key (client_id, notice_id),
  check (num_nonnulls(first_opened_at, first_opened_by) in (0, 2)),
  check (num_nonnulls(acknowledged_at, acknowledged_by) in (0, 2))
);
create index notice_recipients_newest on notice_recipients (client_id, published_at desc, notice_id desc);
create index notice_recipients_open on notice_recipients (client_id, published_at desc, notice_id desc)
  where acknowledged_at is null;
create index notice_recipients_notice on notice_recipients (notice_id);

alter table mails add foreign key (notice_id) references notices;

alter table notices enable row level security;
alter table notice_recipients enable row level security;
-- `offset 0` keeps the planner from reading all of the client's rows into a hash for the twenty it shows.
create policy received on notices for select to portal_app, portal_worker
  using (exists (
    select from notice_recipients r
    where r.notice_id = notices.id
      and r.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    offset 0));
create policy provider_read on notices for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_write on notices to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy tenant_isolation on notice_recipients for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_reading on notice_recipients for update to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on notice_recipients for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on notice_recipients for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select, insert, update, delete on notices to portal_app;
grant select, insert, update (first_opened_at, first_opened_by, acknowledged_at, acknowledged_by)
  on notice_recipients to portal_app;
grant select on notices, notice_recipients to portal_worker;

create function keep_published() returns trigger language plpgsql as $$
begin
  if old.status = 'published' then
    raise exception '% of a published notice is refused', tg_op using errcode = '23001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger frozen before update or delete on notices for each row execute function keep_published();

-- What was recorded once stays as it was recorded.
create function keep_first_reading() returns trigger language plpgsql as $$
begin
  if (new.client_id, new.notice_id, new.published_at, new.number, new.kind, new.severity, new.title)
       is distinct from (old.client_id, old.notice_id, old.published_at, old.number, old.kind, old.severity, old.title)
     or (old.first_opened_at is not null and (new.first_opened_at, new.first_opened_by) is distinct from (old.first_opened_at, old.first_opened_by))
     or (old.acknowledged_at is not null and (new.acknowledged_at, new.acknowledged_by) is distinct from (old.acknowledged_at, old.acknowledged_by))
  then
    raise exception 'what a client received, opened or acknowledged is recorded once' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger recorded_once before update on notice_recipients for each row execute function keep_first_reading();
create trigger frozen before delete or truncate on notice_recipients for each statement execute function refuse_change();
