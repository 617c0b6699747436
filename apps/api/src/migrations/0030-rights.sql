-- What somebody set in motion ends with the right that carries it: `set_in_motion` lists every kind, `right_holds` says what
-- a right is, and both are asked whenever a right changes, when something is set in motion, and when it is used.

alter table invitations add column ended_with text;
alter table staff_invitations add column ended_with text;
alter table factor_resets add column ended_with text;
alter table invitations add check (ended_with is null or revoked_at is not null);
alter table staff_invitations add check (ended_with is null or revoked_at is not null);
alter table factor_resets add check (ended_with is null or cancelled_at is not null);

-- Whether somebody has a right now, at one client or, without one, anywhere. The rights are named as in the domain.
create function right_holds(p_user_id uuid, p_client_id uuid, p_right text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
  return exists (
    select from users u
      left join memberships m on m.user_id = u.id and (p_client_id is null or m.client_id = p_client_id)
     where u.id = p_user_id and u.disabled_at is null
       and case p_right
         when 'account.manage' then u.staff_role is not null or m.role is not null
         when 'people.manage' then u.staff_role in ('owner', 'staff') or (m.role = 'manager' and p_client_id is not null)
         when 'staff.manage' then u.staff_role = 'owner'
         when 'instructions.submit' then m.role in ('member', 'manager') and exists (
           select from authorised_persons p
            where p.client_id = m.client_id and p.user_id = u.id and p.ended_at is null
              and (now() at time zone 'Europe/Berlin')::date between p.valid_from and coalesce(p.valid_until, 'infinity'))
       end);
end $$;

-- What is open, who carries it, and by which right. One row for each person whose right it takes.
create view set_in_motion with (security_invoker = true) as
  select 'invitation' as kind, id, client_id, invited_by as carried_by, 'people.manage' as by_right
    from invitations where accepted_at is null and revoked_at is null
  union all
  select 'staff-invitation', id, null, invited_by, 'staff.manage'
    from staff_invitations where accepted_at is null and revoked_at is null
  union all
  select 'second-factor-reset', r.id, r.via_client_id, c.carried_by, c.by_right
    from factor_resets r,
         lateral (values (r.user_id, 'account.manage'), (r.started_by, 'people.manage'), (r.approved_by, 'people.manage'))
           as c (carried_by, by_right)
   where r.completed_at is null and r.cancelled_at is null and c.carried_by is not null
  union all
  select 'email-change', id, null, user_id, 'account.manage'
    from email_changes where completed_at is null and cancelled_at is null
  union all
  select 'password-link', subject, null, subject, 'account.manage'
    from account_tokens where purpose in ('setup', 'password-reset') and used_at is null and expires_at > now()
  union all
  select 'session', id, client_id, user_id, 'account.manage'
    from sessions where revoked_at is null
  union all
  select 'first-signature', id, client_id, (presented -> 'givenBy' ->> 'userId')::uuid, 'instructions.submit'
    from instructions where status = 'awaiting_countersignature';

create index invitations_inviter on invitations (invited_by) where accepted_at is null and revoked_at is null;
create index instructions_presented on instructions (((presented -> 'givenBy' ->> 'userId')::uuid))
  where status = 'awaiting_countersignature';

-- Whether all who carry something still may.
create function is_carried(p_kind text, p_id uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp
as $$
begin
  return not exists (
    select from set_in_motion s
     where s.kind = p_kind and s.id = p_id and not right_holds(s.carried_by, s.client_id, s.by_right));
end $$;

-- The same of one right, held until the transaction ends: whoever takes it away waits, and finds what was set in motion.
create function hold_right(p_user_id uuid, p_client_id uuid, p_right text) returns boolean
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
begin
  perform from users u where u.id = p_user_id for share;
  perform from memberships m where m.user_id = p_user_id and m.client_id = p_client_id for share;
  return right_holds(p_user_id, p_client_id, p_right);
end $$;

-- A line for the log of an account, and for those of the clients it has access to, or for that of one client.
create function log_lapse(p_user_id uuid, p_client_id uuid, p_kind text, p_by text, p_detail text) returns void
language plpgsql volatile set search_path = public, pg_temp
as $$
declare
  line uuid := gen_random_uuid();
begin
  insert into account_events (id, user_id, at, kind, by_name, detail) values (line, p_user_id, now(), p_kind, p_by, p_detail);
  insert into member_events (client_id, id, user_id, user_name, at, kind, by_name, detail)
  select c.id, line, u.id, u.name, now(), p_kind, p_by, p_detail
    from users u
    join (select p_client_id as id where p_client_id is not null
          union select m.client_id from memberships m where m.user_id = p_user_id and p_client_id is null) c on true
   where u.id = p_user_id;
end $$;

-- Ends what somebody set in motion whose right to it is gone. A first signature is void from then on; it goes back with
-- its line in the evidence log when the clock comes by.
create function end_with_right(p_user_id uuid) returns void
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  each record;
  person text := (select name from users where id = p_user_id);
  concerned record;
begin
  for each in
    select distinct s.kind, s.id, s.client_id from set_in_motion s
     where s.carried_by = p_user_id and not right_holds(s.carried_by, s.client_id, s.by_right)
     order by s.kind, s.id
  loop
    case each.kind
      when 'invitation' then
        update invitations set revoked_at = now(), ended_with = person
         where id = each.id and accepted_at is null and revoked_at is null returning email, role into concerned;
        if found then
          perform log_lapse(p_user_id, each.client_id, 'invitation.lapsed', null, concerned.email || ', ' || concerned.role);
        end if;
      when 'staff-invitation' then
        update staff_invitations set revoked_at = now(), ended_with = person
         where id = each.id and accepted_at is null and revoked_at is null returning email, role into concerned;
        if found then
          perform log_lapse(p_user_id, null, 'invitation.lapsed', null, concerned.email || ', ' || concerned.role);
        end if;
      when 'second-factor-reset' then
        update factor_resets set cancelled_at = now(), ended_with = person
         where id = each.id and completed_at is null and cancelled_at is null returning user_id into concerned;
        if found then
          perform log_lapse(concerned.user_id, each.client_id, 'second-factor.reset-lapsed',
            case when concerned.user_id <> p_user_id then person end, null);
        end if;
      when 'email-change' then
        update email_changes set cancelled_at = now()
         where id = each.id and completed_at is null and cancelled_at is null;
        if found then
          perform log_lapse(p_user_id, null, 'email.change-lapsed', null, null);
        end if;
      when 'password-link' then
        update account_tokens set used_at = now()
         where purpose in ('setup', 'password-reset') and subject = each.id and used_at is null;
        if found then
          perform log_lapse(p_user_id, null, 'password.reset-lapsed', null, null);
        end if;
      when 'session' then
        update sessions set revoked_at = now() where id = each.id and revoked_at is null;
      when 'first-signature' then
        null;
    end case;
  end loop;
end $$;

create function end_with_right() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  if tg_table_name = 'users' then
    perform end_with_right(old.id);
  else
    perform end_with_right(old.user_id);
  end if;
  return null;
end $$;
create trigger lapse_with_right after update of side, staff_role, disabled_at on users
  for each row execute function end_with_right();
create trigger lapse_with_right after update of role, user_id, client_id or delete on memberships
  for each row execute function end_with_right();

revoke execute on function right_holds, is_carried, hold_right, log_lapse, end_with_right(uuid), end_with_right() from public;
grant execute on function right_holds, is_carried to portal_auth, portal_worker;
grant execute on function hold_right to portal_app;

-- Whoever sends an invitation again answers for it from then on.
grant update (invited_by, invited_by_name) on invitations to portal_app;
grant update (invited_by, invited_by_name) on staff_invitations to portal_provider;

-- What is open although the right to it has ended before this.
select end_with_right(id) from users;
