create table agreements (
  id uuid primary key,
  client_id uuid not null references clients,
  number text not null unique,
  ends_on date,
  unique (client_id, id)
);
create index agreements_client on agreements (client_id, number);

create table agreement_versions (
  client_id uuid not null,
  agreement_id uuid not null,
  version int not null check (version > 0),
  terms jsonb not null,
  valid_from date not null,
  signed_at timestamptz(3) not null,
  document_id uuid not null,
  primary key (client_id, agreement_id, version),
  foreign key (client_id, agreement_id) references agreements (client_id, id),
  foreign key (client_id, document_id) references documents (client_id, id)
);

alter table agreements enable row level security;
alter table agreement_versions enable row level security;
create policy tenant_isolation on agreements for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on agreements for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_isolation on agreement_versions for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on agreement_versions for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
grant select on agreements, agreement_versions to portal_app;

create trigger frozen before update or delete or truncate on agreement_versions for each statement execute function refuse_change();
