create table documents (
  id uuid primary key,
  client_id uuid not null references clients,
  kind text not null check (kind in ('agreement', 'certificate', 'audit_report', 'protocol', 'other')),
  title text not null,
  file_name text not null,
  media_type text not null,
  size int not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz(3) not null,
  created_by uuid references users,
  unique (client_id, id)
);
create index documents_client on documents (client_id, created_at desc, id desc);
create index documents_newest on documents (created_at desc, id desc);

-- AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the ciphertext. The key is not in the database.
create table document_contents (
  client_id uuid not null,
  document_id uuid not null,
  key_id text not null,
  sealed bytea not null,
  primary key (client_id, document_id),
  foreign key (client_id, document_id) references documents (client_id, id)
);

alter table documents enable row level security;
alter table document_contents enable row level security;
create policy tenant_isolation on documents for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on documents for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on documents for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy tenant_isolation on document_contents for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on document_contents for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on document_contents for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select, insert on documents, document_contents to portal_app;
grant select on documents, document_contents to portal_worker;

create trigger frozen before update or delete or truncate on documents for each statement execute function refuse_change();
create trigger frozen before update or delete or truncate on document_contents for each statement execute function refuse_change();
