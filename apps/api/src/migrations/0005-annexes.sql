-- The annexes of the agreement: subprocessors (§7) and technical and organisational measures (§4).

create table subprocessors (
  id uuid primary key,
  name text not null,
  address jsonb not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  contact jsonb,
  service text not null,
  data_categories text[] not null,
  place_of_processing text not null,
  third_country_basis text,
  certificates jsonb not null,
  contract_since date,
  secrecy_since date
);

-- Which client a subprocessor works for, and from when to when: the list is a function of a client and a date.
create table engagements (
  client_id uuid not null references clients,
  subprocessor_id uuid not null references subprocessors,
  active_from date not null,
  active_until date,
  primary key (client_id, subprocessor_id, active_from),
  check (active_until is null or active_from <= active_until)
);

create table tom_versions (
  version int primary key check (version > 0),
  valid_from date not null,
  author text not null,
  change_reason text not null,
  level_statement text not null,
  published_at timestamptz(3) not null
);

create table tom_measures (
  version int not null references tom_versions,
  position int not null,
  key text not null,
  heading text not null,
  text text not null,
  systems text[] not null,
  implemented_since date,
  primary key (version, position),
  unique (version, key)
);

alter table subprocessors enable row level security;
alter table engagements enable row level security;
alter table tom_versions enable row level security;
alter table tom_measures enable row level security;

create policy tenant_isolation on engagements for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on engagements for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy engaged on subprocessors for select to portal_app
  using (exists (
    select from engagements e
    where e.subprocessor_id = subprocessors.id
      and e.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)));
create policy provider_read on subprocessors for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy signed_in on tom_versions for select to portal_app
  using ((select current_setting('app.side', true)) in ('client', 'provider'));
create policy signed_in on tom_measures for select to portal_app
  using ((select current_setting('app.side', true)) in ('client', 'provider'));
grant select on subprocessors, engagements, tom_versions, tom_measures to portal_app;

create trigger frozen before update or delete or truncate on tom_versions for each statement execute function refuse_change();
create trigger frozen before update or delete or truncate on tom_measures for each statement execute function refuse_change();
