-- What belongs to an instruction beside its way: files, messages of both sides, and the provider's own notes.

create table instruction_attachments (
  id uuid primary key,
  client_id uuid not null,
  instruction_id uuid not null,
  name text not null,
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'text/csv')),
  size int not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  by_name text not null,
  at timestamptz(3) not null,
  -- AES-256-GCM: 12 bytes nonce, 16 bytes tag, then the ciphertext. The key is not in the database.
  key_id text not null,
  sealed bytea not null,
  unique (client_id, instruction_id, id),
  unique (client_id, instruction_id, sha256),
  foreign key (client_id, instruction_id) references instructions (client_id, id)
);

create table instruction_messages (
  id uuid primary key,
  client_id uuid not null,
  instruction_id uuid not null,
  side text not null check (side in ('client', 'provider')),
  user_id uuid not null references users,
  by_name text not null,
  text text not null,
  at timestamptz(3) not null,
  foreign key (client_id, instruction_id) references instructions (client_id, id)
);
create index instruction_messages_of on instruction_messages (client_id, instruction_id, at, id);

create table instruction_notes (
  id uuid primary key,
  client_id uuid not null,
  instruction_id uuid not null,
  user_id uuid not null references users,
  by_name text not null,
  text text not null,
  at timestamptz(3) not null,
  foreign key (client_id, instruction_id) references instructions (client_id, id)
);
create index instruction_notes_of on instruction_notes (client_id, instruction_id, at, id);

alter table instruction_attachments enable row level security;
alter table instruction_messages enable row level security;
alter table instruction_notes enable row level security;

create policy tenant_isolation on instruction_attachments for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on instruction_attachments for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'));
create policy tenant_delete on instruction_attachments for delete to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'));
-- A draft's files are the client's own affair, like the draft.
create policy provider_read on instruction_attachments for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider'
    and exists (select from instructions i where i.id = instruction_id and i.number is not null));
grant select, insert, delete on instruction_attachments to portal_app;
grant select on instruction_attachments to portal_worker;

create policy tenant_isolation on instruction_messages for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on instruction_messages for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager')
    and side = 'client' and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy provider_read on instruction_messages for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on instruction_messages for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff')
    and side = 'provider' and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on instruction_messages to portal_app;
grant select on instruction_messages to portal_worker;

-- No session of a client reads these, whatever the code asks for.
create policy tenant_isolation on instruction_notes for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on instruction_notes for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on instruction_notes for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff')
    and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
grant select, insert on instruction_notes to portal_app;
grant select on instruction_notes to portal_worker;

create trigger frozen before update or delete or truncate on instruction_messages
  for each statement execute function refuse_change();
create trigger frozen before update or delete or truncate on instruction_notes
  for each statement execute function refuse_change();

-- A file goes with its draft; what was given keeps its files. While a concern waits for an answer new ones may come.
create function keep_attachment() returns trigger language plpgsql as $$
declare
  standing text;
begin
  if tg_op = 'UPDATE' then
    raise exception 'an attachment is not edited' using errcode = '23001';
  end if;
  select status into standing from instructions
   where id = case tg_op when 'DELETE' then old.instruction_id else new.instruction_id end;
  if tg_op = 'DELETE' and standing <> 'draft' then
    raise exception 'what was submitted keeps its attachments' using errcode = '23001';
  end if;
  if tg_op = 'INSERT' and standing not in ('draft', 'suspended') then
    raise exception 'no attachments to what was submitted' using errcode = '23001';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger frozen before insert or update or delete on instruction_attachments
  for each row execute function keep_attachment();
create trigger stays before truncate on instruction_attachments for each statement execute function refuse_change();
