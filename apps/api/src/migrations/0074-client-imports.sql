-- A file of clients on its way in. Its lines are forgotten once they are taken in.
create table client_imports (
  id uuid primary key,
  created_at timestamptz(3) not null,
  created_by uuid not null references users,
  by_name text not null,
  file_name text not null,
  sha256 text not null,
  on_difference text not null check (on_difference in ('skip', 'update')),
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  lines int not null,
  taken int not null default 0 check (taken between 0 and lines),
  rows jsonb,
  result jsonb,
  ended_at timestamptz(3),
  check ((ended_at is not null) = (status in ('done', 'failed'))),
  check ((rows is null) = (ended_at is not null)),
  check ((result is not null) = (status = 'done'))
);
create index client_imports_newest on client_imports (created_at desc, id desc);
alter table client_imports enable row level security;
create policy provider_read on client_imports for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on client_imports for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and status = 'waiting'
    and created_by = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy worker_read on client_imports for select to portal_worker using (true);
create policy worker_update on client_imports for update to portal_worker using (ended_at is null) with check (true);
grant select, insert on client_imports to portal_provider;
grant select, update (status, taken, rows, result, ended_at) on client_imports to portal_worker;

-- Clients that a file may mean: by these numbers, or by these names and postal codes.
create function clients_alike(p_numbers text[], p_names text[], p_postal_codes text[])
returns table (id uuid, number text, name text, legal_form text, address jsonb, contact jsonb, phone text, region text, dpo jsonb,
               archived_at timestamptz, version int, note text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.number, c.name, c.legal_form, c.address, c.contact, c.phone, c.region, c.dpo, c.archived_at, c.version, n.text
    from clients c left join client_notes n on n.client_id = c.id
   where c.id in (
           select d.id from unnest(p_numbers) w (number) join clients d on d.number = w.number
           union
           select d.id from unnest(p_names, p_postal_codes) w (name, code)
             join clients d on lower(d.name collate "de-x-icu") = lower(w.name collate "de-x-icu") and d.address ->> 'postalCode' = w.code)
$$;
revoke execute on function clients_alike from public;
grant execute on function clients_alike to portal_provider, portal_worker;

-- New and changed clients of a file with what became of each, as each client's own.
create function write_clients(p_rows json) returns void language plpgsql as $$
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  each record;
begin
  for each in
    select * from json_to_recordset(p_rows) as r (id uuid, is_new boolean, number text, name text, legal_form text, address jsonb,
        contact jsonb, phone text, region text, dpo jsonb, version int, note text, at timestamptz, by_user uuid, by_name text, changes jsonb)
  loop
    perform set_config('app.client_id', each.id::text, true);
    if each.is_new then
      insert into clients (id, number, name, legal_form, address, contact, phone, region, dpo, created_at)
        values (each.id, each.number, each.name, each.legal_form, each.address, each.contact, each.phone, each.region, each.dpo, each.at);
    else
      update clients set number = each.number, name = each.name, legal_form = each.legal_form, address = each.address,
             contact = each.contact, phone = each.phone, region = each.region, dpo = each.dpo, version = each.version
       where id = each.id and version = each.version - 1;
      if not found then
        raise exception 'the client changed meanwhile' using errcode = '40001';
      end if;
    end if;
    insert into client_changes (client_id, sequence, at, what, by_user, by_name, side, changes)
      values (each.id, each.version, each.at, case when each.is_new then 'created' else 'changed' end, each.by_user, each.by_name,
        'provider', each.changes);
    if each.note is not null then
      insert into client_notes (client_id, text, updated_at, updated_by) values (each.id, each.note, each.at, each.by_name)
        on conflict (client_id) do update
          set text = excluded.text, version = client_notes.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
          where client_notes.text is distinct from excluded.text;
    end if;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;
revoke execute on function write_clients from public;
grant execute on function write_clients to portal_worker;

create policy tenant_insert on client_changes for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and side = 'provider');
create policy tenant_insert on client_notes for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on client_notes for update to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on clients for insert to portal_worker
  with check (id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant update (number, name, legal_form, address, contact, phone, region, dpo, version) on clients to portal_worker;
create policy tenant_update on clients for update to portal_worker
  using (id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant insert on clients, client_changes to portal_worker;
grant insert, update (text, version, updated_at, updated_by) on client_notes to portal_worker;
