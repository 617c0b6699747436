-- What the provider says of itself in full: whom to ask, whose holidays count, what a new agreement begins with. The row is what
-- holds now; every state of it is kept.
alter table provider
  add column legal_notice_url text check (legal_notice_url ~ '^https://[^[:space:]"<>]+$' and length(legal_notice_url) <= 500),
  add column privacy_url text check (privacy_url ~ '^https://[^[:space:]"<>]+$' and length(privacy_url) <= 500),
  add column holidays jsonb not null
    default '{"region": "DE-BY", "municipality": "Passau", "localHolidays": ["assumption"]}',
  add column terms jsonb not null default '{"services": ["IT-Dienstleistungen und Wartung"],
    "noticePeriod": {"count": 4, "unit": "weeks"}, "objectionPeriod": {"count": 2, "unit": "weeks"},
    "purpose": "Betrieb, Wartung und Betreuung der IT-Systeme des Auftraggebers", "dataCategories": [], "dataSubjects": [],
    "serviceAgreement": null, "professionalSecrecy": false, "liability": null, "penaltyEuro": null}',
  add column version int not null default 1 check (version >= 1),
  add column updated_at timestamptz(3) not null default now();
-- Holidays were those of Bavaria with Mariä Himmelfahrt until now.
update provider set contact = jsonb_build_object('department', null) || contact;
alter table provider
  alter column holidays drop default, alter column terms drop default,
  alter column version drop default, alter column updated_at drop default;
grant insert, update (name, address, contact, instruction_recipients, instruction_channels, legal_notice_url, privacy_url, holidays, terms,
  version, updated_at) on provider to portal_provider;
create policy provider_insert on provider for insert to portal_provider
  with check ((select current_setting('app.role', true)) = 'owner');
create policy provider_change on provider for update to portal_provider
  using ((select current_setting('app.role', true)) = 'owner');

-- `client_id`: the provider's own log, which holds them. `way`: in the portal, by the command line, or what stood there before.
create table provider_versions (
  client_id uuid not null default '00000000-0000-0000-0000-000000000000'
    check (client_id = '00000000-0000-0000-0000-000000000000'),
  version int not null check (version >= 1),
  at timestamptz(3) not null,
  way text not null check (way in ('portal', 'command', 'before')),
  by_id uuid references users,
  by_name text,
  changed text[] not null check (changed <@ array['name', 'address', 'contact', 'instructionRecipients', 'instructionChannels',
    'legalNoticeUrl', 'privacyUrl', 'holidays', 'terms']),
  notice_id uuid references notices,
  content jsonb not null,
  primary key (client_id, version),
  check (num_nonnulls(by_id, by_name) = case way when 'portal' then 2 else 0 end)
);
alter table provider_versions enable row level security;
create policy tenant_isolation on provider_versions for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on provider_versions for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on provider_versions for insert to portal_provider
  with check ((select current_setting('app.role', true)) = 'owner'
    and by_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select on provider_versions to portal_app, portal_worker;
grant insert on provider_versions to portal_provider;
create trigger frozen before update or delete or truncate on provider_versions
  for each statement execute function refuse_change();
create trigger in_log after insert on provider_versions
  for each row execute function keep_row('version', 'client_id', '', 'late');
insert into provider_versions (version, at, way, changed, content)
  select version, updated_at, 'before', '{}',
         jsonb_build_object('name', name, 'address', address, 'contact', contact, 'instructionRecipients', instruction_recipients,
           'instructionChannels', instruction_channels, 'legalNoticeUrl', legal_notice_url, 'privacyUrl', privacy_url,
           'holidays', holidays, 'terms', terms)
    from provider;

-- By the command line nobody publishes whom the portal knows.
alter table notice_handings alter column publisher_id drop not null;
