-- At which of their other clients somebody finds what they were led to. Tells nothing of clients they have no access to.
create function other_clients_with(what text, about uuid) returns table (client_id uuid, client_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.name
    from memberships m join clients c on c.id = m.client_id
   where m.user_id = nullif(current_setting('app.user_id', true), '')::uuid
     and m.client_id is distinct from nullif(current_setting('app.client_id', true), '')::uuid
     and exists (select from users u where u.id = m.user_id and u.disabled_at is null)
     and case what
           when 'notice' then exists (select from notice_recipients t where t.client_id = m.client_id and t.notice_id = about)
           when 'instruction' then exists (select from instructions t where t.client_id = m.client_id and t.id = about)
           when 'agreement' then exists (select from agreements t where t.client_id = m.client_id and t.id = about)
           when 'member' then exists (select from memberships t where t.client_id = m.client_id and t.user_id = about)
           when 'authorisation' then exists (select from authorised_persons t where t.client_id = m.client_id and t.id = about)
           else false
         end
   order by c.name, c.id
$$;
revoke execute on function other_clients_with from public;
grant execute on function other_clients_with to portal_client;
