-- That a person was shown, at the first login, what the client's agreement says in short; theirs alone, and no declaration.
create table first_looks (
  client_id uuid not null references clients,
  user_id uuid not null references users,
  at timestamptz(3) not null,
  primary key (client_id, user_id)
);
alter table first_looks enable row level security;
create policy tenant_isolation on first_looks for select to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on first_looks for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy own on first_looks as restrictive to portal_client
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on first_looks to portal_client;

-- Whoever has access already knows the portal.
insert into first_looks (client_id, user_id, at) select client_id, user_id, now() from memberships;
