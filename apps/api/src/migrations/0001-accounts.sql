-- People, their credentials and sessions; who is here is told to row-level security by open_session alone.

create table clients (
  id uuid primary key,
  name text not null,
  address jsonb not null,
  privacy_contact jsonb not null,
  created_at timestamptz(3) not null
);

create table provider (
  only_one boolean primary key default true check (only_one),
  name text not null,
  address jsonb not null,
  contact jsonb not null,
  instruction_recipients text[] not null,
  instruction_channels text[] not null
);

create table users (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  locale text not null default 'de' check (locale in ('de', 'en')),
  side text not null check (side in ('client', 'provider')),
  staff_role text check (staff_role in ('auditor', 'staff', 'owner')),
  created_at timestamptz(3) not null,
  disabled_at timestamptz(3),
  check ((side = 'provider') = (staff_role is not null))
);

create table memberships (
  client_id uuid not null references clients,
  user_id uuid not null references users,
  role text not null check (role in ('viewer', 'member', 'manager')),
  created_at timestamptz(3) not null,
  primary key (client_id, user_id)
);
create index memberships_user on memberships (user_id);

-- The register of §9. An entry is never deleted: it ends.
create table authorised_persons (
  id uuid primary key,
  client_id uuid not null references clients,
  user_id uuid references users,
  name text not null,
  function text not null,
  phone text,
  email text not null,
  valid_from date not null,
  valid_until date,
  deputy_of uuid,
  unique (client_id, id),
  foreign key (client_id, deputy_of) references authorised_persons (client_id, id),
  check (valid_until is null or valid_from <= valid_until)
);
create index authorised_persons_client_user on authorised_persons (client_id, user_id);

create table credentials (
  user_id uuid primary key references users,
  password_hash text,
  totp_secret bytea,
  totp_key_id text,
  totp_confirmed_at timestamptz(3),
  -- The last time step a code was accepted for: no code counts twice.
  totp_last_step bigint not null default 0,
  totp_pending bytea,
  second_factor_failures int not null default 0,
  check (num_nonnulls(totp_secret, totp_key_id, totp_confirmed_at) in (0, 3))
);

create table sessions (
  id_hash bytea primary key,
  user_id uuid not null references users,
  stage text not null check (stage in ('totp', 'enrol', 'full')),
  client_id uuid,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  -- A membership that is taken away ends the sessions that stand in it.
  foreign key (client_id, user_id) references memberships on delete cascade
);
create index sessions_user on sessions (user_id);

create table setup_tokens (
  token_hash bytea primary key,
  user_id uuid not null references users,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

create table throttles (
  key bytea primary key,
  failures int not null,
  blocked_until timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

alter table clients enable row level security;
alter table provider enable row level security;
alter table users enable row level security;
alter table memberships enable row level security;
alter table authorised_persons enable row level security;
alter table credentials enable row level security;
alter table sessions enable row level security;
alter table setup_tokens enable row level security;
alter table throttles enable row level security;

grant select on clients, provider, users, memberships, authorised_persons to portal_app, portal_worker;
grant update (locale) on users to portal_app;
grant select on users, memberships, authorised_persons, clients to portal_auth;
grant select, insert, update on credentials, sessions, setup_tokens, throttles to portal_auth;
grant delete on throttles to portal_auth;

create policy tenant_isolation on clients for select to portal_app, portal_worker
  using (id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on clients for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy auth on clients to portal_auth using (true);

create policy everyone on provider for select to portal_app, portal_worker using (true);

create policy tenant_isolation on memberships for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on memberships for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy auth on memberships to portal_auth using (true);

create policy tenant_isolation on authorised_persons for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on authorised_persons for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy auth on authorised_persons to portal_auth using (true);

create policy self on users for select to portal_app
  using (id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy self_update on users for update to portal_app
  using (id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy same_client on users for select to portal_app, portal_worker
  using (exists (
    select from memberships m
    where m.user_id = users.id
      and m.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)));
create policy provider_read on users for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy staff_mail on users for select to portal_worker using (side = 'provider');
create policy auth on users to portal_auth using (true);

create policy auth on credentials to portal_auth using (true);
create policy auth on sessions to portal_auth using (true);
create policy auth on setup_tokens to portal_auth using (true);
create policy auth on throttles to portal_auth using (true);

-- Looks a session up, refuses it when revoked, idle or expired, and says to row-level security who is here.
-- No row: nobody is here, and every tenant table is empty for the rest of the transaction.
-- Its names are bound when it is created (`begin atomic`), so that no caller's search path leads it astray.
create function open_session(p_hash bytea, p_now timestamptz)
returns table (
  user_id uuid, email text, name text, locale text, side text, role text,
  client_id uuid, client_name text,
  authorisation_id uuid, authorised_function text, authorised_since date,
  last_seen_at timestamptz, expires_at timestamptz, context text
)
language sql volatile security definer
begin atomic
  select u.id, u.email, u.name, u.locale, u.side, coalesce(u.staff_role, m.role), s.client_id, c.name,
         a.id, a.function, a.valid_from, s.last_seen_at, s.expires_at,
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
      where p.client_id = s.client_id and p.user_id = s.user_id
        and (p_now at time zone 'Europe/Berlin')::date between p.valid_from and coalesce(p.valid_until, 'infinity')
      order by p.valid_from limit 1) a on true
   where s.id_hash = p_hash and s.stage = 'full' and s.revoked_at is null
     and p_now < s.expires_at and p_now < s.last_seen_at + interval '30 minutes'
     and u.disabled_at is null
     and (u.side = 'provider' or m.role is not null);
end;
revoke execute on function open_session from public;
grant execute on function open_session to portal_app;

-- Somebody did something: the idle time starts anew. Only a session that could be opened is ever touched.
create function touch_session(p_hash bytea, p_now timestamptz) returns void
language sql volatile security definer set search_path = public, pg_temp
as $$
  update sessions set last_seen_at = p_now
   where id_hash = p_hash and revoked_at is null and last_seen_at < p_now
     and p_now < expires_at and p_now < last_seen_at + interval '30 minutes'
$$;
revoke execute on function touch_session from public;
grant execute on function touch_session to portal_app;

-- Makes another of the person's own clients the active one. False: it is not theirs.
create function switch_client(p_hash bytea, p_client_id uuid) returns boolean
language sql volatile security definer set search_path = public, pg_temp
as $$
  with switched as (
    update sessions s set client_id = p_client_id
     where s.id_hash = p_hash and s.stage = 'full' and s.revoked_at is null
       and s.user_id = nullif(current_setting('app.user_id', true), '')::uuid
       and exists (select from memberships m where m.client_id = p_client_id and m.user_id = s.user_id)
    returning 1)
  select exists (select from switched)
$$;
revoke execute on function switch_client from public;
grant execute on function switch_client to portal_app;

-- The clients a person may switch to; their own memberships only, whatever client is active.
create function my_memberships(p_now timestamptz)
returns table (client_id uuid, client_name text, role text, authorised boolean)
language sql stable security definer set search_path = public, pg_temp
as $$
  select m.client_id, c.name, m.role, exists (
           select from authorised_persons p
           where p.client_id = m.client_id and p.user_id = m.user_id
             and p.valid_from <= (p_now at time zone 'Europe/Berlin')::date
             and (p.valid_until is null or p.valid_until >= (p_now at time zone 'Europe/Berlin')::date))
    from memberships m join clients c on c.id = m.client_id
   where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid
   order by c.name
$$;
revoke execute on function my_memberships from public;
grant execute on function my_memberships to portal_app;

-- Which of the people a person may see have a second factor; the secrets stay out of reach.
create function enrolled(p_user_ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select c.user_id from credentials c
  where c.user_id = any (p_user_ids) and c.totp_confirmed_at is not null
    and (current_setting('app.side', true) = 'provider' or exists (
      select from memberships m
      where m.user_id = c.user_id and m.client_id = nullif(current_setting('app.client_id', true), '')::uuid))
$$;
revoke execute on function enrolled from public;
grant execute on function enrolled to portal_app;

-- Whom an event of a client is told to on the provider's side.
create function staff_to_notify() returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select id from users
  where side = 'provider' and staff_role in ('owner', 'staff') and disabled_at is null
$$;
revoke execute on function staff_to_notify from public;
grant execute on function staff_to_notify to portal_app;
