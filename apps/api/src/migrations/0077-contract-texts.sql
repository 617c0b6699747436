-- The provider's own versions of the contract's text. The first version is the shipped one, which lives in code: its row says
-- that an owner read it and takes it as it is. `client_id`: the provider's own log, which holds them.
create table contract_texts (
  client_id uuid not null default '00000000-0000-0000-0000-000000000000'
    check (client_id = '00000000-0000-0000-0000-000000000000'),
  version int not null check (version >= 1),
  text text check (length(text) between 1 and 100499),
  -- Why there is another one.
  note text check (length(note) between 1 and 1000),
  by_id uuid not null references users,
  by_name text not null,
  at timestamptz(3) not null,
  primary key (client_id, version),
  check (num_nonnulls(text, note) = case version when 1 then 0 else 2 end)
);
alter table contract_texts enable row level security;
create policy tenant_isolation on contract_texts for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on contract_texts for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on contract_texts for insert to portal_provider
  with check ((select current_setting('app.role', true)) = 'owner'
    and by_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select on contract_texts to portal_app, portal_worker;
grant insert on contract_texts to portal_provider;
create trigger frozen before update or delete or truncate on contract_texts
  for each statement execute function refuse_change();
create trigger in_log after insert on contract_texts
  for each row execute function keep_row('version', 'client_id', '', 'late');

-- The text a version of an agreement was concluded with; null: the shipped one.
alter table agreement_versions add column wording text check (length(wording) between 1 and 100499);

do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'setup_postponements_step_check');
begin
  alter table setup_postponements drop constraint setup_postponements_step_check;
  execute 'alter table setup_postponements add constraint setup_postponements_step_check '
    || replace(rule, $q$'clients'::text$q$, $q$'contract-text'::text, 'clients'::text$q$);
end $$;
