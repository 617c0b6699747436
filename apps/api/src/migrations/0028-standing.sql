-- Who somebody is and what they may, as far as other tables say it, lies ready in the session itself for the day it was put
-- together on: opening a session reads one row instead of five. Every change in those tables takes it away again, in
-- the same transaction, and then the session is opened from the tables until it lies ready anew.
alter table sessions
  add column standing text,
  add column standing_side text,
  add column standing_role text,
  add column standing_on date,
  add constraint sessions_standing check (num_nonnulls(standing, standing_side, standing_role, standing_on) in (0, 4));

-- Nobody who writes sessions writes what their people may.
revoke insert, update on sessions from portal_auth;
grant insert (id_hash, id, user_id, stage, client_id, method, address, device, created_at, last_seen_at, expires_at, revoked_at,
              reauthenticated_at, completed_at, warned_at) on sessions to portal_auth;
grant update (id_hash, id, user_id, stage, client_id, method, address, device, created_at, last_seen_at, expires_at, revoked_at,
              reauthenticated_at, completed_at, warned_at) on sessions to portal_auth;

create type standing as (said text, side text, role text);

-- As the tables say now; null: this person has no access (there).
create function standing_of(p_user_id uuid, p_client_id uuid, p_on date) returns standing
language plpgsql stable set search_path = public, pg_temp
as $$
declare
  found standing;
begin
  select json_build_object(
           'userId', u.id, 'email', u.email, 'name', u.name, 'locale', u.locale, 'side', u.side,
           'role', coalesce(u.staff_role, m.role), 'clientId', p_client_id, 'clientName', c.name,
           'authorisationId', a.id, 'authorisedFunction', a.function, 'authorisedSince', a.valid_from)::text,
         u.side, coalesce(u.staff_role, m.role)
    into found
    from users u
    left join memberships m on m.client_id = p_client_id and m.user_id = u.id
    left join clients c on c.id = m.client_id
    left join lateral (
      select p.id, p.function, p.valid_from from authorised_persons p
      where p.client_id = p_client_id and p.user_id = u.id and p.ended_at is null
        and p_on between p.valid_from and coalesce(p.valid_until, 'infinity')
      order by p.valid_from limit 1) a on true
   where u.id = p_user_id and u.disabled_at is null and (u.side = 'provider' or m.role is not null);
  return found;
end $$;

-- Looks a session up at the login of its side, refuses it when revoked, idle or over, and says to row-level security who is
-- here. Null: nobody is, and every tenant table is empty for the rest of the transaction.
drop function open_session;
create function open_session(p_hash bytea, p_now timestamptz) returns text
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  s sessions;
  today date := (p_now at time zone 'Europe/Berlin')::date;
  is_ready boolean;
  context text;
begin
  select * into s from sessions
   where id_hash = p_hash and stage = 'full' and revoked_at is null
     and p_now < expires_at and p_now < last_seen_at + interval '30 minutes';
  is_ready := s.standing_on = today;
  if s.id is not null and is_ready is not true then
    select * into s.standing, s.standing_side, s.standing_role from standing_of(s.user_id, s.client_id, today);
  end if;
  if s.standing is null or session_user <> 'portal_' || s.standing_side then
    return null;
  end if;
  context := set_config('app.user_id', s.user_id::text, true)
    || set_config('app.client_id', coalesce(s.client_id::text, ''), true)
    || set_config('app.side', s.standing_side, true)
    || set_config('app.role', s.standing_role, true);
  return '{"standing":' || s.standing || ',"isReady":' || coalesce(is_ready, false) || ',"sessionId":"' || s.id
    || '","method":"' || coalesce(s.method, '') || '","reauthenticatedAt":"' || coalesce(s.reauthenticated_at::text, '')
    || '","lastSeenAt":"' || s.last_seen_at || '","expiresAt":"' || s.expires_at || '"}';
end $$;
revoke execute on function standing_of, open_session from public;
grant execute on function open_session to portal_app;

-- Who changes a standing and who lays one ready keep out of each other's way: any number of the first, or one of the second.
create function standing_key(p_id uuid) returns bigint
language sql immutable
return hashtextextended('standing ' || p_id::text, 0);

-- Lays a session's standing ready for today. It waits for nobody: where somebody changes what is read, or holds the
-- session, another time will do.
create function ready_session(p_hash bytea, p_now timestamptz) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  s sessions;
  today date := (p_now at time zone 'Europe/Berlin')::date;
begin
  select * into s from sessions
   where id_hash = p_hash and stage = 'full' and revoked_at is null and standing_on is distinct from today
     for no key update skip locked;
  if s.id is null or not pg_try_advisory_xact_lock(standing_key(s.user_id))
    or not pg_try_advisory_xact_lock(standing_key(coalesce(s.client_id, s.user_id))) then
    return;
  end if;
  update sessions
     set (standing, standing_side, standing_role, standing_on)
       = (select said, side, role, case when said is not null then today end
            from standing_of(s.user_id, s.client_id, today))
   where id_hash = p_hash;
end $$;
revoke execute on function standing_key, ready_session from public;
grant execute on function ready_session to portal_app;

-- Takes away what lies ready for the sessions that a changed row is about. Until this transaction ends, nothing is laid ready
-- for its person or client.
create function forget_standings() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if tg_table_name = 'users' then
    perform pg_advisory_xact_lock_shared(standing_key(old.id));
    update sessions set standing = null, standing_side = null, standing_role = null, standing_on = null
     where user_id = old.id and revoked_at is null;
  elsif tg_table_name = 'clients' then
    perform pg_advisory_xact_lock_shared(standing_key(old.id));
    update sessions set standing = null, standing_side = null, standing_role = null, standing_on = null
     where client_id = old.id and revoked_at is null;
  else
    perform pg_advisory_xact_lock_shared(standing_key(id)) from unnest(array[old.user_id, new.user_id]) id;
    update sessions set standing = null, standing_side = null, standing_role = null, standing_on = null
     where (user_id = old.user_id and client_id = old.client_id or user_id = new.user_id and client_id = new.client_id)
       and revoked_at is null;
  end if;
  return null;
end $$;
revoke execute on function forget_standings from public;
create index sessions_client on sessions (client_id) where client_id is not null;

create trigger forget_standings after update of email, name, locale, side, staff_role, disabled_at on users
  for each row execute function forget_standings();
create trigger forget_standings after update of name on clients
  for each row execute function forget_standings();
create trigger forget_standings after insert or update or delete on memberships
  for each row execute function forget_standings();
create trigger forget_standings after insert or update or delete on authorised_persons
  for each row execute function forget_standings();

create function forget_own_standing() returns trigger
language plpgsql as $$
begin
  new.standing := null;
  new.standing_side := null;
  new.standing_role := null;
  new.standing_on := null;
  return new;
end $$;
revoke execute on function forget_own_standing from public;
create trigger forget_own_standing before update of user_id, client_id on sessions
  for each row execute function forget_own_standing();
