-- A notice to many clients is handed to them by the worker, a few clients in each transaction: what the client sees, the line in
-- its evidence log and its mails come together. Answers which of these clients received it just now: it is published, it is
-- for them, and they did not have it.
create function receive_notice(notice uuid, at timestamptz, chosen uuid[]) returns setof uuid
language sql security definer set search_path = public, pg_temp as $$
  insert into notice_recipients (client_id, notice_id, published_at, number, kind, severity, title)
  select c.id, n.id, at, n.number, n.kind, n.severity, n.title
    from notices n, clients c
   where n.id = notice and n.status = 'published' and c.id = any(chosen)
     and (n.audience = '"all"' or n.audience -> 'clientIds' ? c.id::text)
  on conflict do nothing
  returning client_id
$$;
revoke execute on function receive_notice from public;
grant execute on function receive_notice to portal_worker;
