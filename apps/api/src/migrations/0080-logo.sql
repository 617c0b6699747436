-- Logo and colour of the provider. What was sent is never kept: only the picture that was made of it, by its SHA-256.
create table provider_logos (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  png bytea not null check (length(png) between 1 and 2097152 and id = encode(sha256(png), 'hex')),
  width int not null check (width between 1 and 4096),
  height int not null check (height between 1 and 4096),
  -- Where it would be lost on pages of this kind and so stands on a plate.
  plate_on_light boolean not null,
  plate_on_dark boolean not null,
  created_at timestamptz(3) not null,
  -- Null: by the command line.
  created_by uuid references users
);
alter table provider_logos alter column png set storage external;
alter table provider_logos enable row level security;
create policy everyone on provider_logos for select to portal_app, portal_worker using (true);
create policy provider_insert on provider_logos for insert to portal_provider
  with check ((select current_setting('app.role', true)) = 'owner'
    and created_by = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select on provider_logos to portal_app, portal_worker;
grant insert on provider_logos to portal_provider;
create trigger frozen before update or delete or truncate on provider_logos
  for each statement execute function refuse_change();

alter table provider
  add column logo text references provider_logos,
  add column accent text check (accent ~ '^#[0-9a-f]{6}$');
grant update (logo, accent) on provider to portal_provider;

alter table provider_versions drop constraint provider_versions_changed_check;
alter table provider_versions add constraint provider_versions_changed_check
  check (changed <@ array['name', 'address', 'contact', 'instructionRecipients', 'instructionChannels', 'logo', 'accent',
    'legalNoticeUrl', 'privacyUrl', 'holidays', 'terms']);
