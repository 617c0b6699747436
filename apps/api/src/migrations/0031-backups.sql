-- The backup of each day: which process makes it, and what became of it.
create table backups (
  day date primary key,
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  file text,
  size bigint,
  rows bigint,
  failure text,
  check (num_nonnulls(file, failure) = num_nonnulls(finished_at)),
  check (num_nonnulls(file, size, rows) in (0, 3))
);
create index backups_whole on backups (finished_at desc) where file is not null;
alter table backups enable row level security;
create policy worker on backups to portal_worker using (true);
create policy owner_read on backups for select to portal_provider
  using ((select current_setting('app.role', true)) = 'owner');
grant select, insert, update on backups to portal_worker;
grant select on backups to portal_provider;
