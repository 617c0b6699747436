-- Who may instruct is named by the client. What the provider writes down of it cites what the client signed, or waits for the client.

alter table documents drop constraint documents_kind_check,
  add constraint documents_kind_check check (kind in ('agreement', 'letter', 'certificate', 'audit_report', 'protocol', 'other'));

alter table authorised_person_changes
  add column ground jsonb,
  add column reason text,
  drop constraint authorised_person_changes_what_check,
  add constraint authorised_person_changes_what_check check (what in ('recorded', 'added', 'changed', 'ended', 'contested')),
  add check ((what = 'contested') = (reason is not null)),
  add check (ground is null or (ground ->> 'kind' in ('act', 'confirmed', 'agreement', 'letter', 'unrecorded')
    and (ground ->> 'kind' in ('agreement', 'letter')) = (ground -> 'document' ->> 'id' is not null)
    and (ground ->> 'kind' = 'confirmed') = (ground ->> 'confirmedBy' is not null)));

alter table invitations add column ground jsonb;
alter table memberships add column ground jsonb;
-- What is known of accesses from before: who invited, and nothing of whether the client agreed to what the provider did.
update memberships m set ground = jsonb_build_object(
    'kind', case inviter.side when 'client' then 'act' else 'unrecorded' end, 'by', i.invited_by_name, 'side', inviter.side,
    'at', to_char(i.accepted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'confirmedBy', null, 'document', null, 'managerInvitedBy', null)
  from invitations i join users inviter on inviter.id = i.invited_by
 where i.client_id = m.client_id and i.accepted_by = m.user_id and i.accepted_at >= m.created_at;

create table people_proposals (
  client_id uuid not null references clients,
  id uuid not null,
  kind text not null check (kind in ('entry.add', 'entry.change', 'entry.end', 'invitation', 'role')),
  proposed jsonb not null,
  name text not null,
  proposed_by uuid not null references users,
  proposed_by_name text not null,
  proposed_at timestamptz(3) not null,
  proposal_confirmation jsonb,
  status text not null default 'waiting' check (status in ('waiting', 'confirmed', 'refused', 'withdrawn')),
  decided_by uuid references users,
  decided_by_name text,
  decided_at timestamptz(3),
  authenticated_by text,
  confirmation jsonb,
  reason text,
  primary key (client_id, id),
  check (proposed ->> 'kind' = kind),
  check (num_nonnulls(decided_by, decided_by_name, decided_at) = case status when 'waiting' then 0 else 3 end),
  check ((status = 'confirmed') = (authenticated_by is not null)),
  check ((status = 'refused') = (reason is not null))
);
create index people_proposals_waiting on people_proposals (client_id, proposed_at) where status = 'waiting';

-- What was proposed stays as it was, the client alone says yes or no to it, and nothing is decided twice.
create function keep_proposal() returns trigger language plpgsql as $$
begin
  if old.status <> 'waiting'
     or (new.client_id, new.id, new.kind, new.proposed, new.name, new.proposed_by, new.proposed_by_name, new.proposed_at)
        is distinct from (old.client_id, old.id, old.kind, old.proposed, old.name, old.proposed_by, old.proposed_by_name, old.proposed_at)
     or session_user = 'portal_provider' and new.status <> 'withdrawn'
     or session_user = 'portal_client' and new.status = 'withdrawn' then
    raise exception 'what was proposed is decided once, by whom it concerns' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger decided_once before update on people_proposals for each row execute function keep_proposal();
create trigger kept before delete or truncate on people_proposals for each statement execute function refuse_change();

create trigger in_log after insert or update on people_proposals
  for each row execute function keep_row('id', 'id', '');
grant select on people_proposals to portal_worker;
create policy evidence_check on people_proposals for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));

-- Something of the client's own that is kept.
create function is_cited(p_client_id uuid, p_ground jsonb) returns boolean
language sql stable security definer set search_path = public, pg_temp
return coalesce(p_ground ->> 'kind' in ('agreement', 'letter') and exists (
  select from documents d
   where d.client_id = p_client_id and d.kind = p_ground ->> 'kind'
     and d.id = (p_ground -> 'document' ->> 'id')::uuid and d.sha256 = p_ground -> 'document' ->> 'sha256'), false);

create function has_manager(p_client_id uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
return exists (select from memberships m join users u on u.id = m.user_id and u.disabled_at is null
                where m.client_id = p_client_id and m.role = 'manager')
    or exists (select from invitations i
                where i.client_id = p_client_id and i.role = 'manager' and i.accepted_at is null and i.revoked_at is null);

create function require_ground() returns trigger language plpgsql as $$
begin
  if session_user = 'portal_provider' and not (new.side = 'provider' and is_cited(new.client_id, new.ground))
     or session_user = 'portal_client' and not coalesce(new.side = 'client' and new.ground ->> 'kind' in ('act', 'confirmed'), false) then
    raise exception 'who may instruct is said by the client, or stands in what it signed' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger of_the_client after insert on authorised_person_changes for each row execute function require_ground();

create function require_history() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if session_user in ('portal_client', 'portal_provider') and (tg_op = 'UPDATE' and new.version <> old.version + 1 or not exists (
       select from authorised_person_changes c
        where c.client_id = new.client_id and c.entry_id = new.id and c.sequence = new.version)) then
    raise exception 'an entry of the register says who made it, and on what ground' using errcode = '23001';
  end if;
  return null;
end $$;
create constraint trigger with_history after insert or update on authorised_persons
  deferrable initially deferred for each row execute function require_history();

create function require_ground_of_access() returns trigger language plpgsql as $$
begin
  if session_user = 'portal_provider' then
    if tg_op = 'DELETE' then
      if old.role = 'manager' or exists (
           select from authorised_persons p
            where p.client_id = old.client_id and p.user_id = old.user_id and p.ended_at is null
              and coalesce(p.valid_until, 'infinity') >= (now() at time zone 'Europe/Berlin')::date) then
        raise exception 'who speaks for a client is not removed by the provider' using errcode = '23001';
      end if;
    elsif old.role <> new.role and 'manager' in (old.role, new.role) and not is_cited(new.client_id, new.ground) then
      raise exception 'who manages a client’s access is said by the client' using errcode = '23001';
    end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger of_the_client before update or delete on memberships for each row execute function require_ground_of_access();

create function require_ground_of_invitation() returns trigger language plpgsql as $$
begin
  if session_user = 'portal_provider' and new.role = 'manager' and not is_cited(new.client_id, new.ground)
     and not (coalesce(new.ground ->> 'kind' = 'first-manager', false) and not has_manager(new.client_id)) then
    raise exception 'who manages a client’s access is said by the client' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger of_the_client before insert on invitations for each row execute function require_ground_of_invitation();

-- An authorised person says for the client what a manager may: yes to what was written down, or that it is not the client's.
create function may_keep_register(p_client_id uuid) returns boolean
language sql stable
return current_setting('app.role', true) = 'manager'
    or current_setting('app.role', true) = 'member'
       and right_holds(nullif(current_setting('app.user_id', true), '')::uuid, p_client_id, 'instructions.submit');
revoke execute on function is_cited, has_manager, require_history from public;
grant execute on function right_holds to portal_client;
-- What such a person may write: what was written down and waits, or that an entry is contested, which ends it.
create function may_write_register(p_client_id uuid, p_contests boolean) returns boolean
language sql stable
return current_setting('app.role', true) = 'manager'
    or may_keep_register(p_client_id) and (p_contests or exists (
         select from people_proposals p where p.client_id = p_client_id and p.status = 'waiting'));
grant execute on function is_cited, has_manager, may_keep_register, may_write_register to portal_app;

drop policy manager_insert on authorised_persons;
create policy tenant_insert on authorised_persons for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and may_write_register(client_id, false));
drop policy tenant_update on authorised_persons;
create policy tenant_update on authorised_persons for update to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid) or may_keep_register(client_id)))
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and may_write_register(client_id, ended_at is not null));
drop policy manager_insert on authorised_person_changes;
create policy tenant_insert on authorised_person_changes for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and may_write_register(client_id, what = 'contested'));
grant update (ground) on memberships to portal_app;

alter table people_proposals enable row level security;
grant select, update (status, decided_by, decided_by_name, decided_at, authenticated_by, confirmation, reason)
  on people_proposals to portal_app;
grant insert on people_proposals to portal_provider;
create policy tenant_isolation on people_proposals for select to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on people_proposals for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_update on people_proposals for update to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and may_keep_register(client_id));
create policy provider_insert on people_proposals for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on people_proposals for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));

alter table mails drop constraint mails_kind;
alter table mails add constraint mails_kind check (kind in (
  'notice.published', 'instruction.recorded', 'instruction.reminder', 'instruction.presented', 'instruction.sent_back',
  'instruction.submitted', 'instruction.confirmed', 'instruction.rejected', 'instruction.acknowledged',
  'instruction.concern_raised', 'instruction.concern_reminder', 'instruction.amended', 'instruction.quoted', 'instruction.costs_decided',
  'instruction.started', 'instruction.executed', 'instruction.accepted', 'instruction.defect_reported',
  'instruction.declined', 'instruction.withdrawn', 'instruction.expired', 'instruction.message',
  'authorised_person.changed', 'people.proposed', 'people.proposal_decided', 'document.added', 'evidence.alarm', 'evidence.head'));
