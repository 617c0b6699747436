-- Accounts to AAL2: several authenticator apps and passkeys, recovery codes, links, invitations, the security log,
-- and a §9 register that can be kept.

-- Authenticator apps: several per person, each with the last time step a code of it was accepted for.
create table authenticators (
  id uuid primary key,
  user_id uuid not null references users,
  name text not null,
  secret bytea not null,
  key_id text not null,
  last_step bigint not null default 0,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3)
);
create index authenticators_user on authenticators (user_id);
insert into authenticators (id, user_id, name, secret, key_id, last_step, created_at)
  select gen_random_uuid(), user_id, 'Authenticator-App', totp_secret, totp_key_id, totp_last_step, totp_confirmed_at
    from credentials where totp_confirmed_at is not null;

alter table credentials
  drop column totp_secret,
  drop column totp_key_id,
  drop column totp_confirmed_at,
  drop column totp_last_step,
  add column recovery_salt bytea,
  add column recovery_created_at timestamptz(3),
  add column recovery_confirmed_at timestamptz(3);

create table passkeys (
  id uuid primary key,
  user_id uuid not null references users,
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3)
);
create index passkeys_user on passkeys (user_id);

-- `binding` is what a challenge was derived from where it confirms a text, in canonical JSON.
create table passkey_challenges (
  challenge bytea primary key,
  purpose text not null check (purpose in ('register', 'sign-in', 'reauthenticate', 'confirm')),
  user_id uuid references users,
  binding text,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  check ((purpose = 'confirm') = (binding is not null)),
  check (purpose = 'sign-in' or user_id is not null)
);
create index passkey_challenges_expiry on passkey_challenges (expires_at);

create table recovery_codes (
  user_id uuid not null references users,
  code_hash bytea not null,
  used_at timestamptz(3),
  primary key (user_id, code_hash)
);

-- `rebind`: somebody whose second factor was reset binds a new one, which takes the place of all there were.
alter table sessions drop constraint sessions_stage_check;
alter table sessions
  add constraint sessions_stage_check check (stage in ('totp', 'enrol', 'rebind', 'full')),
  add column id uuid not null default gen_random_uuid() unique,
  add column method text check (method in ('totp', 'passkey', 'recovery-code', 'enrolment')),
  add column address text,
  add column device text,
  add column reauthenticated_at timestamptz(3),
  add column completed_at timestamptz(3),
  add column warned_at timestamptz(3);
create index sessions_unfinished on sessions (created_at) where stage = 'totp' and completed_at is null and warned_at is null;

alter table setup_tokens rename to account_tokens;
alter table account_tokens rename column user_id to subject;
alter table account_tokens drop constraint setup_tokens_user_id_fkey;
-- What a link is for, and the row it is about: a user, an invitation, a reset, a change of address.
alter table account_tokens add column purpose text not null default 'setup'
  check (purpose in ('setup', 'invitation', 'staff-invitation', 'password-reset', 'second-factor-reset', 'email-verification'));
alter table account_tokens alter column purpose drop default;
create index account_tokens_subject on account_tokens (purpose, subject);

create table email_changes (
  id uuid primary key,
  user_id uuid not null references users,
  email text not null check (email = lower(email)),
  created_at timestamptz(3) not null,
  completed_at timestamptz(3),
  cancelled_at timestamptz(3)
);
create index email_changes_user on email_changes (user_id);

-- Browsers an account was used from, by a random id the browser keeps in a cookie.
create table known_devices (
  user_id uuid not null references users,
  device_hash bytea not null,
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  primary key (user_id, device_hash)
);

create table invitations (
  id uuid primary key,
  client_id uuid not null references clients,
  email text not null check (email = lower(email)),
  name text not null,
  locale text not null check (locale in ('de', 'en')),
  role text not null check (role in ('viewer', 'member', 'manager')),
  invited_by uuid not null references users,
  invited_by_name text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  accepted_by uuid references users,
  revoked_at timestamptz(3),
  unique (client_id, id),
  check (num_nonnulls(accepted_at, revoked_at) <= 1),
  check (num_nonnulls(accepted_at, accepted_by) in (0, 2))
);
create unique index invitations_open on invitations (client_id, email) where accepted_at is null and revoked_at is null;

create table staff_invitations (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null,
  locale text not null check (locale in ('de', 'en')),
  role text not null check (role in ('auditor', 'staff', 'owner')),
  invited_by uuid not null references users,
  invited_by_name text not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  accepted_by uuid references users,
  revoked_at timestamptz(3),
  check (num_nonnulls(accepted_at, revoked_at) <= 1),
  check (num_nonnulls(accepted_at, accepted_by) in (0, 2))
);
create unique index staff_invitations_open on staff_invitations (email) where accepted_at is null and revoked_at is null;

-- Somebody lost the second factor and every code. Two persons on the provider's side, where there are two.
-- `via_client_id`: the client whose manager started it; null where the provider did.
-- `started_by`: null where whoever runs the server did, at its command line.
create table factor_resets (
  id uuid primary key,
  user_id uuid not null references users,
  via_client_id uuid references clients,
  method text not null check (method in ('in-person', 'video', 'known-number', 'letter')),
  note text not null,
  started_by uuid references users,
  started_by_name text not null,
  started_at timestamptz(3) not null,
  start_confirmation jsonb,
  needs_approval boolean not null,
  approved_by uuid references users,
  approved_by_name text,
  approved_at timestamptz(3),
  approval_confirmation jsonb,
  cancelled_at timestamptz(3),
  completed_at timestamptz(3),
  check (started_by <> user_id),
  check (approved_by is null or approved_by not in (user_id, started_by)),
  check (num_nonnulls(approved_by, approved_by_name, approved_at) in (0, 3)),
  check (completed_at is null or not needs_approval or approved_at is not null),
  check (num_nonnulls(cancelled_at, completed_at) <= 1)
);
create unique index factor_resets_open on factor_resets (user_id) where completed_at is null and cancelled_at is null;

-- What happened to an account, for its owner. A line without a user is a login with an address nobody has.
create table account_events (
  id uuid primary key,
  user_id uuid references users,
  at timestamptz(3) not null,
  kind text not null,
  address text,
  device text,
  by_name text,
  detail text
);
create index account_events_user on account_events (user_id, at desc, id desc);
create index account_events_at on account_events (at);

-- The same lines for each client the person had access to at that time.
create table member_events (
  client_id uuid not null references clients,
  id uuid not null,
  user_id uuid not null references users,
  user_name text not null,
  at timestamptz(3) not null,
  kind text not null,
  address text,
  device text,
  by_name text,
  detail text,
  primary key (client_id, id)
);
create index member_events_client on member_events (client_id, at desc, id desc);
create index member_events_at on member_events (at);

-- Mails about somebody's own account. `subject` is what a link in it is about, of a password reset the request's line in
-- the log, because nobody knows yet whether there is an account; the link's token is made when it is sent.
create table account_mails (
  id uuid primary key,
  user_id uuid references users,
  address text,
  name text,
  locale text check (locale in ('de', 'en')),
  kind text not null,
  subject uuid,
  created_at timestamptz(3) not null,
  attempts int not null default 0,
  sent_at timestamptz(3),
  failed_at timestamptz(3),
  server_answer text,
  check (user_id is not null or address is not null),
  check (num_nonnulls(sent_at, failed_at) <= 1)
);
create index account_mails_newest on account_mails (created_at desc, id desc);
create index account_mails_subject on account_mails (subject, created_at desc) where subject is not null;
create index account_mails_failed on account_mails (failed_at) where failed_at is not null;

-- The register of §9 can be kept now: an entry may end at once, and every change of it stays readable.
alter table authorised_persons
  add column ended_at timestamptz(3),
  add column version int not null default 1,
  add check (ended_at is null or valid_until is not null);
create table authorised_person_changes (
  client_id uuid not null,
  entry_id uuid not null,
  sequence int not null,
  at timestamptz(3) not null,
  what text not null check (what in ('recorded', 'added', 'changed', 'ended')),
  by_user uuid references users,
  by_name text not null,
  side text not null check (side in ('client', 'provider')),
  authenticated_by text,
  confirmation jsonb,
  entry jsonb not null,
  primary key (client_id, entry_id, sequence),
  foreign key (client_id, entry_id) references authorised_persons (client_id, id)
);
create trigger frozen before update or delete or truncate on authorised_person_changes for each statement execute function refuse_change();
-- What stood in the register before its changes were kept.
insert into authorised_person_changes (client_id, entry_id, sequence, at, what, by_name, side, entry)
  select p.client_id, p.id, 1, now(), 'recorded', 'AVV-Portal', 'provider',
         jsonb_build_object('userId', p.user_id, 'name', p.name, 'function', p.function, 'phone', p.phone, 'email', p.email,
           'validFrom', p.valid_from, 'validUntil', p.valid_until, 'endedAt', null, 'deputyOf', d.name)
    from authorised_persons p left join authorised_persons d on d.id = p.deputy_of;

-- An entry outlives its validity by three full calendar years (§9).
create function keep_register() returns trigger language plpgsql as $$
begin
  if old.valid_until is null or now() < make_timestamptz(extract(year from old.valid_until)::int + 4, 1, 1, 0, 0, 0, 'Europe/Berlin') then
    raise exception 'an entry of the register is kept until three full calendar years after its validity' using errcode = '23001';
  end if;
  return old;
end $$;
create trigger kept before delete on authorised_persons for each row execute function keep_register();
create trigger kept_whole before truncate on authorised_persons for each statement execute function refuse_change();

-- The provider never stands without an owner.
create function keep_an_owner() returns trigger language plpgsql as $$
begin
  if old.staff_role = 'owner' and old.disabled_at is null
     and (new.staff_role is distinct from 'owner' or new.disabled_at is not null)
     and not exists (select from users u where u.staff_role = 'owner' and u.disabled_at is null and u.id <> old.id) then
    raise exception 'the last owner stays' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger an_owner after update on users for each row execute function keep_an_owner();

alter table authenticators enable row level security;
alter table passkeys enable row level security;
alter table passkey_challenges enable row level security;
alter table recovery_codes enable row level security;
alter table email_changes enable row level security;
alter table known_devices enable row level security;
alter table invitations enable row level security;
alter table staff_invitations enable row level security;
alter table factor_resets enable row level security;
alter table account_events enable row level security;
alter table member_events enable row level security;
alter table account_mails enable row level security;
alter table authorised_person_changes enable row level security;

-- The role of logins and accounts.
grant select, insert, update, delete on authenticators, passkeys, passkey_challenges, recovery_codes to portal_auth;
grant select, insert, update, delete on email_changes, known_devices to portal_auth;
grant select, insert, delete on account_events, member_events to portal_auth;
grant select, insert, update, delete on account_mails to portal_auth;
grant select, update on invitations, staff_invitations, factor_resets to portal_auth;
grant insert, update on users to portal_auth;
grant insert on memberships to portal_auth;
grant delete on sessions, account_tokens to portal_auth;
grant select on provider to portal_auth;
create policy auth on authenticators to portal_auth using (true);
create policy auth on passkeys to portal_auth using (true);
create policy auth on passkey_challenges to portal_auth using (true);
create policy auth on recovery_codes to portal_auth using (true);
create policy auth on email_changes to portal_auth using (true);
create policy auth on known_devices to portal_auth using (true);
create policy auth on invitations to portal_auth using (true);
create policy auth on staff_invitations to portal_auth using (true);
create policy auth on factor_resets to portal_auth using (true);
create policy auth on account_events to portal_auth using (true);
create policy auth on member_events to portal_auth using (true);
create policy auth on account_mails to portal_auth using (true);
create policy auth on provider for select to portal_auth using (true);

-- Invitations of a client: its manager and the provider's working people.
grant select, insert on invitations to portal_app;
grant update (expires_at, revoked_at) on invitations to portal_app;
create policy tenant_isolation on invitations for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on invitations for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy manager_insert on invitations for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy manager_update on invitations for update to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy provider_insert on invitations for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on invitations for update to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));

grant select, insert on staff_invitations to portal_app;
grant update (expires_at, revoked_at) on staff_invitations to portal_app;
create policy provider_read on staff_invitations for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy owner_insert on staff_invitations for insert to portal_app
  with check ((select current_setting('app.role', true)) = 'owner');
create policy owner_update on staff_invitations for update to portal_app
  using ((select current_setting('app.role', true)) = 'owner');

-- Members: taken in by the link alone (portal_auth), changed and removed by manager and provider.
grant update (role), delete on memberships to portal_app;
create policy manager_update on memberships for update to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy manager_delete on memberships for delete to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy provider_update on memberships for update to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_delete on memberships for delete to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));

-- Nobody makes themselves more than they are: the own row keeps its role and stays enabled.
grant update (name, staff_role, disabled_at) on users to portal_app;
drop policy self_update on users;
create policy self_update on users for update to portal_app
  using (id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.user_id', true), '')::uuid) and disabled_at is null
    and (staff_role is null or staff_role = (select current_setting('app.role', true))));
create policy owner_update on users for update to portal_app
  using (side = 'provider' and (select current_setting('app.role', true)) = 'owner')
  with check (side = 'provider');

grant insert, update on authorised_persons to portal_app;
grant select, insert on authorised_person_changes to portal_app;
create policy manager_insert on authorised_persons for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy manager_update on authorised_persons for update to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
-- Whoever instructs holds the own entry until it is done; nothing is changed by that.
create policy own_hold on authorised_persons for update to portal_app
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
    and client_id = (select nullif(current_setting('app.client_id', true), '')::uuid))
  with check (false);
create policy provider_insert on authorised_persons for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on authorised_persons for update to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy tenant_isolation on authorised_person_changes for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on authorised_person_changes for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy manager_insert on authorised_person_changes for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy provider_insert on authorised_person_changes for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));

grant select, insert on factor_resets to portal_app;
grant update (start_confirmation, approved_by, approved_by_name, approved_at, approval_confirmation, cancelled_at) on factor_resets to portal_app;
create policy own_client on factor_resets for select to portal_app
  using (via_client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy provider_read on factor_resets for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy manager_insert on factor_resets for insert to portal_app
  with check (via_client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and not needs_approval and (select current_setting('app.role', true)) = 'manager');
create policy manager_update on factor_resets for update to portal_app
  using (via_client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');
create policy provider_insert on factor_resets for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on factor_resets for update to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));

-- The security log: written by whoever acts, read by its owner; a client's by its manager and the provider.
grant select, insert on account_events, member_events to portal_app;
create policy own on account_events for select to portal_app
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy owner_reads_staff on account_events for select to portal_app
  using ((select current_setting('app.role', true)) = 'owner'
    and user_id in (select u.id from users u where u.side = 'provider'));
create policy written on account_events for insert to portal_app
  with check (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
    or (select current_setting('app.role', true)) in ('manager', 'owner', 'staff'));
create policy tenant_isolation on member_events for select to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy manager_reads on member_events as restrictive for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider' or (select current_setting('app.role', true)) = 'manager');
create policy provider_read on member_events for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on member_events for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    or (select current_setting('app.role', true)) in ('owner', 'staff'));

-- Requests may queue mails about accounts, but none that resets or verifies something: those come from portal_auth.
grant select, insert on account_mails to portal_app;
create policy provider_read on account_mails for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy manager_read on account_mails for select to portal_app
  using (subject in (select i.id from invitations i));
create policy queued on account_mails for insert to portal_app
  with check (kind not in ('password-reset', 'email-verification')
    and ((select current_setting('app.role', true)) in ('manager', 'owner', 'staff')
      or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)));

-- Answers for retries are of no use after some days.
grant delete on idempotent_answers to portal_worker;
grant select (created_at) on idempotent_answers to portal_worker;
create policy old_read on idempotent_answers for select to portal_worker using (true);
create policy old_delete on idempotent_answers for delete to portal_worker using (created_at < now() - interval '1 day');

-- As before, and: an entry that was ended counts for nothing; the session says when its owner was last asked again.
drop function open_session;
create function open_session(p_hash bytea, p_now timestamptz)
returns table (
  user_id uuid, email text, name text, locale text, side text, role text,
  client_id uuid, client_name text,
  authorisation_id uuid, authorised_function text, authorised_since date,
  session_id uuid, method text, reauthenticated_at timestamptz,
  last_seen_at timestamptz, expires_at timestamptz, context text
)
language sql volatile security definer
begin atomic
  select u.id, u.email, u.name, u.locale, u.side, coalesce(u.staff_role, m.role), s.client_id, c.name,
         a.id, a.function, a.valid_from, s.id, s.method, s.reauthenticated_at, s.last_seen_at, s.expires_at,
         set_config('app.user_id', u.id::text, true)
           || set_config('app.client_id', coalesce(s.client_id::text, ''), true)
           || set_config('app.side', u.side, true)
           || set_config('app.role', coalesce(u.staff_role, m.role), true)
    from sessions s
    join users u on u.id = s.user_id
    left join memberships m on m.client_id = s.client_id and m.user_id = s.user_id
    left join clients c on c.id = m.client_id
    left join lateral (
      select p.id, p.function, p.valid_from from authorised_persons p
      where p.client_id = s.client_id and p.user_id = s.user_id and p.ended_at is null
        and (p_now at time zone 'Europe/Berlin')::date between p.valid_from and coalesce(p.valid_until, 'infinity')
      order by p.valid_from limit 1) a on true
   where s.id_hash = p_hash and s.stage = 'full' and s.revoked_at is null
     and p_now < s.expires_at and p_now < s.last_seen_at + interval '30 minutes'
     and u.disabled_at is null
     and (u.side = 'provider' or m.role is not null);
end;
revoke execute on function open_session from public;
grant execute on function open_session to portal_app;

create or replace function my_memberships(p_now timestamptz)
returns table (client_id uuid, client_name text, role text, authorised boolean)
language sql stable security definer set search_path = public, pg_temp
as $$
  select m.client_id, c.name, m.role, exists (
           select from authorised_persons p
           where p.client_id = m.client_id and p.user_id = m.user_id and p.ended_at is null
             and p.valid_from <= (p_now at time zone 'Europe/Berlin')::date
             and (p.valid_until is null or p.valid_until >= (p_now at time zone 'Europe/Berlin')::date))
    from memberships m join clients c on c.id = m.client_id
   where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid
   order by c.name
$$;

create or replace function enrolled(p_user_ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select u.id from unnest(p_user_ids) as u (id)
  where (exists (select from authenticators a where a.user_id = u.id) or exists (select from passkeys p where p.user_id = u.id))
    and (current_setting('app.side', true) = 'provider' or exists (
      select from memberships m
      where m.user_id = u.id and m.client_id = nullif(current_setting('app.client_id', true), '')::uuid))
$$;

-- What the interface reminds somebody of: the own recovery codes, counted.
create function my_recovery_codes() returns table (codes_left int, confirmed boolean)
language sql stable security definer set search_path = public, pg_temp
as $$
  select (select count(*)::int from recovery_codes r where r.user_id = c.user_id and r.used_at is null),
         c.recovery_confirmed_at is not null
    from credentials c where c.user_id = nullif(current_setting('app.user_id', true), '')::uuid
$$;
revoke execute on function my_recovery_codes from public;
grant execute on function my_recovery_codes to portal_app;
