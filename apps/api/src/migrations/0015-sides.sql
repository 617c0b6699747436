-- A login per side: portal_client and portal_provider. Who it is that logs in decides which policies hold, one for each
-- command, so that the planner sees a client's index or none at all; no statement makes one side the other, because a
-- session's login is never changed. portal_app is what both may, and nobody logs in as it any more.

-- What both sides read and write about themselves stays with portal_app. What is a client's:
alter policy tenant_isolation on agreement_versions to portal_client, portal_worker;
alter policy tenant_isolation on agreements to portal_client, portal_worker;
alter policy tenant_isolation on authorised_person_changes to portal_client, portal_worker;
alter policy tenant_isolation on authorised_persons to portal_client, portal_worker;
alter policy tenant_isolation on clients to portal_client, portal_worker;
alter policy tenant_isolation on document_contents to portal_client, portal_worker;
alter policy tenant_isolation on documents to portal_client, portal_worker;
alter policy tenant_isolation on engagements to portal_client, portal_worker;
alter policy tenant_isolation on evidence_events to portal_client, portal_worker;
alter policy tenant_isolation on evidence_heads to portal_client, portal_worker;
alter policy tenant_isolation on evidence_personal to portal_client, portal_worker;
alter policy tenant_isolation on execution_reports to portal_client, portal_worker;
alter policy tenant_isolation on instruction_attachments to portal_client, portal_worker;
alter policy tenant_isolation on instruction_concerns to portal_client, portal_worker;
alter policy tenant_isolation on instruction_cost_estimates to portal_client, portal_worker;
alter policy tenant_isolation on instruction_events to portal_client, portal_worker;
alter policy tenant_isolation on instruction_messages to portal_client, portal_worker;
alter policy tenant_isolation on instruction_revisions to portal_client, portal_worker;
alter policy tenant_isolation on instructions to portal_client, portal_worker;
alter policy tenant_isolation on invitations to portal_client, portal_worker;
alter policy tenant_isolation on member_events to portal_client;
alter policy tenant_isolation on memberships to portal_client, portal_worker;
alter policy tenant_isolation on notice_recipients to portal_client, portal_worker;
alter policy tenant_isolation on receipt_documents to portal_client, portal_worker;
alter policy tenant_isolation on receipts to portal_client, portal_worker;
alter policy received on notices to portal_client, portal_worker;
alter policy engaged on subprocessors to portal_client;
alter policy own_client on factor_resets to portal_client;
alter policy manager_read on account_mails to portal_client;
alter policy manager_reads on member_events to portal_client using ((select current_setting('app.role', true)) = 'manager');
alter policy tenant_insert on evidence_events to portal_client, portal_worker;
alter policy tenant_insert on evidence_heads to portal_client, portal_worker;
alter policy tenant_update on evidence_heads to portal_client, portal_worker;
alter policy tenant_insert on evidence_personal to portal_client, portal_worker;
alter policy tenant_update on instruction_concerns to portal_client, portal_worker;
alter policy tenant_update on instruction_cost_estimates to portal_client, portal_worker;
alter policy tenant_insert on instruction_attachments to portal_client;
alter policy tenant_delete on instruction_attachments to portal_client;
alter policy tenant_insert on instruction_events to portal_client;
alter policy tenant_insert on instruction_messages to portal_client;
alter policy tenant_insert on instruction_revisions to portal_client;
alter policy tenant_insert on instructions to portal_client;
alter policy tenant_update on instructions to portal_client;
alter policy tenant_delete on instructions to portal_client;
alter policy tenant_insert on mails to portal_client;
alter policy tenant_insert on receipts to portal_client;
alter policy tenant_reading on notice_recipients to portal_client;
alter policy manager_insert on authorised_person_changes to portal_client;
alter policy manager_insert on authorised_persons to portal_client;
alter policy manager_insert on factor_resets to portal_client;
alter policy manager_update on factor_resets to portal_client;
alter policy manager_insert on invitations to portal_client;
alter policy manager_update on invitations to portal_client;
alter policy manager_update on clients to portal_client;
alter policy manager_update on memberships to portal_client;
alter policy manager_delete on memberships to portal_client;

-- What is the provider's:
alter policy provider_read on account_mails to portal_provider;
alter policy provider_read on agreement_versions to portal_provider;
alter policy provider_read on agreements to portal_provider;
alter policy provider_read on authorised_person_changes to portal_provider;
alter policy provider_read on authorised_persons to portal_provider;
alter policy provider_read on clients to portal_provider;
alter policy provider_read on document_contents to portal_provider;
alter policy provider_read on documents to portal_provider;
alter policy provider_read on engagements to portal_provider;
alter policy provider_read on evidence_alarms to portal_provider;
alter policy provider_read on evidence_checks to portal_provider;
alter policy provider_read on evidence_events to portal_provider;
alter policy provider_read on evidence_heads to portal_provider;
alter policy provider_read on evidence_personal to portal_provider;
alter policy provider_read on execution_reports to portal_provider;
alter policy provider_read on factor_resets to portal_provider;
alter policy provider_read on instruction_attachments to portal_provider;
alter policy provider_read on instruction_concerns to portal_provider;
alter policy provider_read on instruction_cost_estimates to portal_provider;
alter policy provider_read on instruction_events to portal_provider;
alter policy provider_read on instruction_messages to portal_provider;
alter policy provider_read on instruction_notes to portal_provider;
alter policy provider_read on instruction_revisions to portal_provider;
alter policy provider_read on instructions to portal_provider;
alter policy provider_read on invitations to portal_provider;
alter policy provider_read on mails to portal_provider;
alter policy provider_read on member_events to portal_provider;
alter policy provider_read on memberships to portal_provider;
alter policy provider_read on notice_recipients to portal_provider;
alter policy provider_read on notices to portal_provider;
alter policy provider_read on receipt_documents to portal_provider;
alter policy provider_read on receipts to portal_provider;
alter policy provider_read on staff_invitations to portal_provider;
alter policy provider_read on subprocessors to portal_provider;
alter policy provider_read on users to portal_provider;
alter policy provider_insert on authorised_person_changes to portal_provider;
alter policy provider_insert on authorised_persons to portal_provider;
alter policy provider_update on authorised_persons to portal_provider;
alter policy provider_insert on document_contents to portal_provider;
alter policy provider_insert on documents to portal_provider;
alter policy provider_insert on evidence_events to portal_provider;
alter policy provider_insert on evidence_heads to portal_provider;
alter policy provider_update on evidence_heads to portal_provider;
alter policy provider_insert on evidence_personal to portal_provider;
alter policy provider_insert on execution_reports to portal_provider;
alter policy provider_insert on factor_resets to portal_provider;
alter policy provider_update on factor_resets to portal_provider;
alter policy provider_insert on instruction_concerns to portal_provider;
alter policy provider_insert on instruction_cost_estimates to portal_provider;
alter policy provider_insert on instruction_events to portal_provider;
alter policy provider_insert on instruction_messages to portal_provider;
alter policy provider_insert on instruction_notes to portal_provider;
alter policy provider_insert on instructions to portal_provider;
alter policy provider_write on instructions to portal_provider;
alter policy provider_insert on invitations to portal_provider;
alter policy provider_update on invitations to portal_provider;
alter policy provider_insert on mails to portal_provider;
alter policy provider_update on memberships to portal_provider;
alter policy provider_delete on memberships to portal_provider;
alter policy provider_insert on notice_recipients to portal_provider;
alter policy owner_insert on staff_invitations to portal_provider;
alter policy owner_update on staff_invitations to portal_provider;

-- Where a side had two policies for one command it has one that says both.
drop policy provider_write on notices;
create policy provider_insert on notices for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on notices for update to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_delete on notices for delete to portal_provider
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));

drop policy own on account_events;
drop policy owner_reads_staff on account_events;
create policy own on account_events for select to portal_client
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy own_or_staff on account_events for select to portal_provider
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
    or ((select current_setting('app.role', true)) = 'owner'
      and user_id in (select u.id from users u where u.side = 'provider')));

drop policy tenant_insert on member_events;
create policy tenant_insert on member_events for insert to portal_client
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_insert on member_events for insert to portal_provider
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));

drop policy self on users;
drop policy same_client on users;
create policy same_client on users for select to portal_client
  using (id = (select nullif(current_setting('app.user_id', true), '')::uuid) or exists (
    select from memberships m
    where m.user_id = users.id
      and m.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)));
create policy same_client_mail on users for select to portal_worker
  using (exists (
    select from memberships m
    where m.user_id = users.id
      and m.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)));
-- Nobody makes themselves more than they are; the owner keeps the provider's people.
drop policy self_update on users;
drop policy owner_update on users;
create policy self_update on users for update to portal_client
  using (id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.user_id', true), '')::uuid) and disabled_at is null and staff_role is null);
create policy self_or_staff_update on users for update to portal_provider
  using (side = 'provider' and (id = (select nullif(current_setting('app.user_id', true), '')::uuid)
    or (select current_setting('app.role', true)) = 'owner'))
  with check (side = 'provider' and ((select current_setting('app.role', true)) = 'owner'
    or (id = (select nullif(current_setting('app.user_id', true), '')::uuid) and disabled_at is null
      and staff_role = (select current_setting('app.role', true)))));

-- Whoever instructs holds the own entry until it is done; nothing is changed by that.
drop policy manager_update on authorised_persons;
drop policy own_hold on authorised_persons;
create policy tenant_update on authorised_persons for update to portal_client
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and ((select current_setting('app.role', true)) = 'manager'
      or user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)))
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) = 'manager');

-- What only one side does is granted to it alone.
revoke select on mails, instruction_notes, evidence_alarms, evidence_checks, staff_invitations from portal_app;
grant select on mails, instruction_notes, evidence_alarms, evidence_checks, staff_invitations to portal_provider;
revoke insert on notices, notice_recipients, documents, document_contents, execution_reports, instruction_concerns,
  instruction_cost_estimates, instruction_notes, staff_invitations from portal_app;
grant insert on notices, notice_recipients, documents, document_contents, execution_reports, instruction_concerns,
  instruction_cost_estimates, instruction_notes, staff_invitations to portal_provider;
revoke update, delete on notices from portal_app;
grant update, delete on notices to portal_provider;
revoke update (expires_at, revoked_at) on staff_invitations from portal_app;
grant update (expires_at, revoked_at) on staff_invitations to portal_provider;
revoke update (staff_role, disabled_at) on users from portal_app;
grant update (staff_role, disabled_at) on users to portal_provider;
revoke insert on instruction_attachments, instruction_revisions, receipts from portal_app;
grant insert on instruction_attachments, instruction_revisions, receipts to portal_client;
revoke delete on instructions, instruction_attachments from portal_app;
grant delete on instructions, instruction_attachments to portal_client;
revoke update (first_opened_at, first_opened_by, acknowledged_at, acknowledged_by) on notice_recipients from portal_app;
grant update (first_opened_at, first_opened_by, acknowledged_at, acknowledged_by) on notice_recipients to portal_client;
revoke update (four_eyes) on clients from portal_app;
grant update (four_eyes) on clients to portal_client;
revoke execute on function my_memberships from portal_app;
grant execute on function my_memberships to portal_client;

-- As before, and: a session opens at the login of its side and at no other. In plpgsql, which plans it once per
-- connection in every version of PostgreSQL.
drop function open_session;
create function open_session(p_hash bytea, p_now timestamptz)
returns table (
  user_id uuid, email text, name text, locale text, side text, role text,
  client_id uuid, client_name text,
  authorisation_id uuid, authorised_function text, authorised_since date,
  session_id uuid, method text, reauthenticated_at timestamptz,
  last_seen_at timestamptz, expires_at timestamptz, context text
)
language plpgsql volatile security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
begin
  return query
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
     and u.disabled_at is null and session_user = 'portal_' || u.side
     and (u.side = 'provider' or m.role is not null);
end $$;
revoke execute on function open_session from public;
grant execute on function open_session to portal_app;

-- Who asks is told by the login, not by a setting that any statement could make.
create or replace function enrolled(p_user_ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$
  select u.id from unnest(p_user_ids) as u (id)
  where (exists (select from authenticators a where a.user_id = u.id) or exists (select from passkeys p where p.user_id = u.id))
    and (session_user = 'portal_provider' or exists (
      select from memberships m
      where m.user_id = u.id and m.client_id = nullif(current_setting('app.client_id', true), '')::uuid))
$$;
