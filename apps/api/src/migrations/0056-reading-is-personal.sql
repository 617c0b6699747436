-- Who opened and acknowledged a notice, for that person alone; a row comes with the first opening. What a client knows of is
-- in notice_recipients, and nobody's who may only read.
create table notice_readings (
  client_id uuid not null,
  notice_id uuid not null,
  user_id uuid not null references users,
  opened_at timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  primary key (client_id, user_id, notice_id),
  foreign key (client_id, notice_id) references notice_recipients (client_id, notice_id)
);
alter table notice_readings enable row level security;
create policy tenant_isolation on notice_readings for select to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on notice_readings for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on notice_readings for update to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy own on notice_readings as restrictive to portal_client
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert, update (acknowledged_at) on notice_readings to portal_client;

-- From when on somebody's own reading counts; before it what anybody at the client had opened is read for all.
alter table memberships add reads_since timestamptz(3) not null default now();
