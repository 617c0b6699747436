-- The heads that nights remembered, for all processes of a portal. Each keeps them in its own data folder as well: here a
-- superuser can delete them, there nobody in the database.
create table evidence_anchors (
  id bigint primary key generated always as identity,
  client_id uuid not null,
  sequence int not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  signed text not null,
  at timestamptz(3) not null,
  unique (client_id, sequence, hash)
);
alter table evidence_anchors enable row level security;
create policy tenant_isolation on evidence_anchors for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
-- The night reads all of them, also those of a client that is gone.
create policy worker on evidence_anchors to portal_worker using (true) with check (true);
grant select, insert on evidence_anchors to portal_worker;
create trigger frozen before update or delete or truncate on evidence_anchors for each statement execute function refuse_change();
