-- Invitations to the managers of many clients at once, and how far each invited person is.
alter table invitations
  add column renewed_at timestamptz(3),
  -- When the page behind the link first asked what it invites to.
  add column opened_at timestamptz(3),
  -- When whoever accepted it was first in the portal of this client.
  add column arrived_at timestamptz(3);
alter table staff_invitations
  add column renewed_at timestamptz(3),
  add column opened_at timestamptz(3);
-- Of those from before it is known whether they ever had a second factor, without which nobody came in.
update invitations i set arrived_at = accepted_at
 where accepted_at is not null
   and (exists (select from authenticators a where a.user_id = i.accepted_by) or exists (select from passkeys p where p.user_id = i.accepted_by));
alter table invitations add check (arrived_at is null or accepted_at is not null);
create index invitations_awaited on invitations (created_at desc, id desc) where arrived_at is null and revoked_at is null;
create index invitations_arrived on invitations (created_at desc, id desc) where arrived_at is not null;
create index invitations_awaited_at_client on invitations (client_id) where arrived_at is null and revoked_at is null;
grant update (renewed_at) on invitations to portal_app;
grant update (renewed_at) on staff_invitations to portal_provider;

create or replace function note_entry() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update clients set entered_at = new.last_seen_at where id = new.client_id and entered_at is null;
  update invitations set arrived_at = greatest(new.last_seen_at, accepted_at)
   where client_id = new.client_id and accepted_by = new.user_id and arrived_at is null and revoked_at is null;
  return null;
end $$;

create table invitation_rounds (
  id uuid primary key,
  created_at timestamptz(3) not null,
  created_by uuid not null references users,
  by_name text not null,
  locale text not null check (locale in ('de', 'en')),
  status text not null check (status in ('waiting', 'running', 'done', 'failed')),
  -- To be invited to, in this order.
  client_ids uuid[] not null check (cardinality(client_ids) between 1 and 1000),
  progress int not null default 0 check (progress between 0 and cardinality(client_ids)),
  invited int not null default 0 check (invited between 0 and progress),
  left_out int not null check (left_out between 0 and 1000),
  ended_at timestamptz(3),
  check ((ended_at is not null) = (status in ('done', 'failed'))),
  check (status <> 'done' or progress = cardinality(client_ids))
);
create index invitation_rounds_newest on invitation_rounds (created_at desc, id desc);
alter table invitation_rounds enable row level security;
create policy provider_read on invitation_rounds for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on invitation_rounds for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and status = 'waiting'
    and created_by = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy worker_read on invitation_rounds for select to portal_worker using (true);
create policy worker_update on invitation_rounds for update to portal_worker using (ended_at is null) with check (true);
grant select, insert on invitation_rounds to portal_provider;
grant select, update (status, progress, invited, left_out, ended_at) on invitation_rounds to portal_worker;

-- What becomes of each client of a round. Whom it would invite is forgotten once that is done or left out.
create table invitation_round_clients (
  client_id uuid not null references clients,
  round_id uuid not null references invitation_rounds,
  contact jsonb,
  left_out text check (left_out in ('no-contact', 'has-manager', 'already-invited', 'already-member', 'other-side', 'client-archived',
    'contact-changed', 'too-many-attempts', 'no-right')),
  invitation_id uuid,
  primary key (client_id, round_id),
  foreign key (client_id, invitation_id) references invitations (client_id, id),
  check (num_nonnulls(contact, left_out, invitation_id) = 1)
);
create unique index invitation_round_clients_round on invitation_round_clients (round_id, client_id);
alter table invitation_round_clients enable row level security;
create policy tenant_isolation on invitation_round_clients for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on invitation_round_clients for update to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on invitation_round_clients for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on invitation_round_clients for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff') and invitation_id is null);
grant select, insert on invitation_round_clients to portal_provider;
grant select, update (contact, left_out, invitation_id) on invitation_round_clients to portal_worker;

-- The worker invites first managers alone, one client at a time, and says so where a person who invites does.
create or replace function require_ground_of_invitation() returns trigger language plpgsql as $$
begin
  if session_user in ('portal_provider', 'portal_worker') and new.role = 'manager' and not is_cited(new.client_id, new.ground)
     and not (coalesce(new.ground ->> 'kind' = 'first-manager', false) and not has_manager(new.client_id)) then
    raise exception 'who manages a client’s access is said by the client' using errcode = '23001';
  end if;
  return new;
end $$;
create policy first_manager on invitations for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and role = 'manager' and ground ->> 'kind' = 'first-manager');
create policy worker_insert on account_mails for insert to portal_worker
  with check (kind = 'invitation' and exists (select from invitations i where i.id = account_mails.subject));
create policy worker_insert on account_events for insert to portal_worker with check (kind = 'invitation.sent');
create policy worker_insert on member_events for insert to portal_worker
  with check (kind = 'invitation.sent' and client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant select, insert on invitations to portal_worker;
grant insert on account_mails, account_events, member_events to portal_worker;
grant execute on function hold_right, has_manager, is_cited to portal_worker;
