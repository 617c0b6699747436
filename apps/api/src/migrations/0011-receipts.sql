-- Receipts that verify without the portal: signed as a JWS, printed and sealed once, and every public key that signed.

create table signing_keys (
  kid text primary key check (kid = jwk ->> 'kid'),
  jwk jsonb not null check (not jwk ? 'd'),
  first_used_at timestamptz(3) not null
);

alter table receipts
  add column revision int not null default 1 check (revision >= 1),
  add column jws text,
  add constraint receipts_act check (act in (
    'instruction.submitted', 'instruction.countersigned', 'instruction.confirmed', 'instruction.amended',
    'instruction.withdrawn', 'instruction.accepted', 'costs.approved', 'costs.refused',
    'oral-instruction.confirmed', 'oral-instruction.rejected')),
  -- Those from before were not signed and stay as they are.
  add constraint receipts_signed check (jws is not null) not valid,
  add unique (client_id, id);
alter table receipts alter column revision drop default;
create index receipts_of_client on receipts (client_id, issued_at desc, id desc);
create index receipts_newest on receipts (issued_at desc, id desc);

-- The letter of a receipt with the provider's seal. It is made once: a second one would carry another signature.
create table receipt_documents (
  client_id uuid not null,
  receipt_id uuid not null,
  content bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$' and sha256 = encode(sha256(content), 'hex')),
  certificate_sha256 text not null check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz(3) not null,
  primary key (client_id, receipt_id),
  foreign key (client_id, receipt_id) references receipts (client_id, id)
);

alter table signing_keys enable row level security;
alter table receipt_documents enable row level security;

-- Public by nature; a key is put there by the process that signs with it, never by a request.
create policy published on signing_keys for select to portal_app, portal_worker, portal_auth using (true);
create policy registered on signing_keys for insert to portal_worker with check (true);
create policy tenant_isolation on receipt_documents for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on receipt_documents for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on receipt_documents for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant select on signing_keys, receipt_documents to portal_app;
grant select on signing_keys to portal_auth;
grant select, insert on signing_keys, receipt_documents to portal_worker;

create trigger frozen before update or delete or truncate on signing_keys
  for each statement execute function refuse_change();
create trigger frozen before update or delete or truncate on receipt_documents
  for each statement execute function refuse_change();
