-- A notice to many clients on its way: whom it is for, and since when some of them should have it and do not. The provider's
-- people see it until the notice has reached all of them.
create table notice_handings (
  notice_id uuid primary key references notices,
  publisher_id uuid not null references users,
  client_ids uuid[] not null,
  clients int not null generated always as (cardinality(client_ids)) stored check (clients > 0),
  failed_at timestamptz(3)
);
create index notice_handings_failed on notice_handings (failed_at) where failed_at is not null;

alter table notice_handings enable row level security;
create policy provider_read on notice_handings for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on notice_handings for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on notice_handings for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
-- Of these rows the worker is told which notice, and says when that failed: not for whom it is.
create policy worker_read on notice_handings for select to portal_worker using (true);
create policy worker_update on notice_handings for update to portal_worker using (true);
grant select, insert, update (failed_at) on notice_handings to portal_provider;
grant select (notice_id, failed_at), update (failed_at) on notice_handings to portal_worker;
