-- What the provider tells about an instruction in a document of its own (§10.2, §11.2). It is sealed once: a second one would carry
-- another signature and another time.
create table instruction_papers (
  id uuid not null,
  client_id uuid not null,
  instruction_id uuid not null,
  kind text not null check (kind in ('concern', 'deletion-protocol')),
  sequence int not null check (sequence >= 1),
  key_id text not null,
  sealed bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  certificate_sha256 text not null check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz(3) not null,
  stamped_at timestamptz(3),
  stamped_by text,
  primary key (client_id, id),
  unique (client_id, instruction_id, kind, sequence),
  foreign key (client_id, instruction_id) references instructions (client_id, id),
  check (num_nonnulls(stamped_at, stamped_by) in (0, 2))
);
alter table instruction_papers alter column sealed set storage external;
alter table instruction_papers enable row level security;
create policy tenant_isolation on instruction_papers for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on instruction_papers for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on instruction_papers for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant select on instruction_papers to portal_app;
grant select, insert on instruction_papers to portal_worker;
create trigger frozen before update or delete or truncate on instruction_papers
  for each statement execute function refuse_change();
create trigger in_log after insert or update on instruction_papers
  for each row execute function keep_row('id', 'id', '');
