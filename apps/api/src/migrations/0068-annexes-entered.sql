-- The two annexes of the agreement are entered in the portal: measures are drafted before they are published, and the register of
-- subprocessors says what was true when.

-- The next version while it is written; one at a time, and the provider's own until it is published.
create table tom_drafts (
  one boolean primary key default true check (one),
  number int not null check (number > 0),
  version int not null default 1,
  valid_from date,
  author text not null,
  change_reason text not null,
  level_statement text not null,
  measures jsonb not null check (jsonb_typeof(measures) = 'array'),
  updated_at timestamptz(3) not null,
  updated_by_name text not null
);
alter table tom_drafts enable row level security;
create policy provider_read on tom_drafts for select to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_insert on tom_drafts for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on tom_drafts for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_delete on tom_drafts for delete to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select, insert, delete,
      update (version, valid_from, author, change_reason, level_statement, measures, updated_at, updated_by_name)
  on tom_drafts to portal_provider;

create policy provider_insert on tom_versions for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_insert on tom_measures for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant insert on tom_versions, tom_measures to portal_provider;

-- What the register says of a subprocessor from a day on. A record is never changed: what changed, or was recorded wrongly, is a
-- record of its own.
create table subprocessor_versions (
  subprocessor_id uuid not null references subprocessors,
  sequence int not null check (sequence > 0),
  valid_from date not null,
  name text collate "de-x-icu" not null,
  address jsonb not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  contact jsonb,
  service text not null,
  data_categories text[] not null,
  place_of_processing text not null,
  third_country_basis text,
  certificates jsonb not null,
  contract_since date,
  secrecy_since date,
  -- Whose subprocessor it is, where it is not the provider's own.
  parent_id uuid references subprocessors,
  active_from date not null,
  active_until date,
  -- The record that was wrong.
  supersedes int,
  reason text,
  -- Null: it was here before the register kept records.
  recorded_at timestamptz(3),
  recorded_by_name text,
  primary key (subprocessor_id, sequence),
  foreign key (subprocessor_id, supersedes) references subprocessor_versions,
  check (supersedes < sequence),
  check (supersedes is null or reason is not null),
  check (parent_id <> subprocessor_id),
  check (active_until is null or active_from <= active_until),
  check ((recorded_at is null) = (recorded_by_name is null))
);
-- A record is corrected once; what corrected it may be corrected in turn.
create unique index subprocessor_versions_supersedes on subprocessor_versions (subprocessor_id, supersedes);
create index subprocessor_versions_parent on subprocessor_versions (parent_id) where parent_id is not null;

insert into subprocessor_versions
  select s.id, 1, coalesce(e.first, s.contract_since, current_date), s.name, s.address, s.country, s.contact, s.service, s.data_categories,
         s.place_of_processing, s.third_country_basis,
         coalesce((select jsonb_agg(jsonb_build_object('name', c ->> 'name', 'validFrom', null, 'validUntil', c -> 'validUntil', 'fileId', null)
                                    order by place)
                     from jsonb_array_elements(s.certificates) with ordinality as t (c, place)), '[]'),
         s.contract_since, s.secrecy_since, null, coalesce(e.first, s.contract_since, current_date), null, null, null, null, null
    from subprocessors s
    left join lateral (select min(active_from) as first from engagements where subprocessor_id = s.id) e on true;

alter table subprocessors
  drop column name, drop column address, drop column country, drop column contact, drop column service, drop column data_categories,
  drop column place_of_processing, drop column third_country_basis, drop column certificates, drop column contract_since,
  drop column secrecy_since,
  add column version int not null default 1;

-- Certificates of subprocessors as they were handed in.
create table subprocessor_files (
  id uuid primary key,
  subprocessor_id uuid not null references subprocessors,
  file_name text not null,
  media_type text not null,
  size int not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz(3) not null,
  created_by uuid references users,
  key_id text not null,
  sealed bytea not null
);
alter table subprocessor_files alter column sealed set storage external;
create index subprocessor_files_of on subprocessor_files (subprocessor_id);

alter table subprocessor_versions enable row level security;
alter table subprocessor_files enable row level security;
create policy engaged on subprocessor_versions for select to portal_client
  using (exists (
    select from engagements e
    where e.subprocessor_id = subprocessor_versions.subprocessor_id
      and e.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)));
-- A file that no record names was never shown to anybody.
create policy engaged on subprocessor_files for select to portal_client
  using (exists (
    select from engagements e
    where e.subprocessor_id = subprocessor_files.subprocessor_id
      and e.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid))
    and exists (
    select from subprocessor_versions v
    where v.subprocessor_id = subprocessor_files.subprocessor_id
      and v.certificates @> jsonb_build_array(jsonb_build_object('fileId', subprocessor_files.id))));
create policy provider_read on subprocessor_versions for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_read on subprocessor_files for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on subprocessors for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on subprocessors for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_insert on subprocessor_versions for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_insert on subprocessor_files for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_insert on engagements for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
grant select on subprocessor_versions, subprocessor_files to portal_app;
grant insert on subprocessors, subprocessor_versions, subprocessor_files, engagements to portal_provider;
grant update (version) on subprocessors to portal_provider;

create trigger frozen before update or delete or truncate on subprocessor_versions
  for each statement execute function refuse_change();
create trigger frozen before update or delete or truncate on subprocessor_files
  for each statement execute function refuse_change();
