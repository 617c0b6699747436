-- How an owner got on with setting the portal up: what was put off, and when the list was closed. The steps themselves are found
-- in what there is.
create table setup_postponements (
  step text primary key check (step in ('firm', 'mail', 'toms', 'subprocessors', 'clients', 'invitations', 'backup')),
  at timestamptz(3) not null,
  by text not null check (length(by) between 1 and 200)
);
create table setup_completion (
  only_one boolean primary key default true check (only_one),
  at timestamptz(3) not null
);
alter table setup_postponements enable row level security;
alter table setup_completion enable row level security;
create policy provider_read on setup_postponements for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy owner_insert on setup_postponements for insert to portal_provider
  with check ((select current_setting('app.role', true)) = 'owner');
create policy owner_delete on setup_postponements for delete to portal_provider
  using ((select current_setting('app.role', true)) = 'owner');
create policy provider_read on setup_completion for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy owner_insert on setup_completion for insert to portal_provider
  with check ((select current_setting('app.role', true)) = 'owner');
grant select, insert, delete on setup_postponements to portal_provider;
grant select, insert on setup_completion to portal_provider;

-- Whoever works with the portal already has it set up.
insert into setup_completion (at) select now() where exists (select from clients);
