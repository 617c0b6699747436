-- As in 0030-rights.sql: a first signature may wait beside the state of an instruction, too.
create or replace view set_in_motion with (security_invoker = true) as
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
    from instructions where presented is not null;

drop index instructions_presented;
create index instructions_presented on instructions (((presented -> 'givenBy' ->> 'userId')::uuid))
  where presented is not null;
