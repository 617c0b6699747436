-- What is written for many clients in one go goes through them in the order of their ids, each with the rights of whoever asks:
-- row-level security is asked for one client after the other, and what the session saw before it sees afterwards.

-- The heads of these clients' logs, each held until the transaction ends.
create function hold_evidence_heads(chosen uuid[]) returns table (client_id uuid, sequence int, hash bytea)
language plpgsql as $$
#variable_conflict use_column
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  client uuid;
begin
  for client in select distinct c from unnest(chosen) c order by c loop
    perform set_config('app.client_id', client::text, true);
    insert into evidence_heads (client_id) values (client) on conflict do nothing;
    return query select h.client_id, h.sequence, h.hash from evidence_heads h where h.client_id = client for update;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

-- Lines that continue the logs whose heads are held, what they say of people, and the heads signed anew.
create function write_evidence(lines json) returns void
language plpgsql as $$
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  each record;
begin
  for each in
    select * from json_to_recordset(lines) as l (client uuid, sequence int, at timestamptz, type text, subject_kind text,
        subject_id text, line text, hash text, salt text, content text, signed text)
     order by l.client, l.sequence
  loop
    perform set_config('app.client_id', each.client::text, true);
    insert into evidence_events (client_id, sequence, at, type, subject_kind, subject_id, line, hash)
      values (each.client, each.sequence, each.at, each.type, each.subject_kind, each.subject_id, each.line,
        decode(each.hash, 'hex'));
    if each.content is not null then
      insert into evidence_personal (client_id, sequence, salt, content)
        values (each.client, each.sequence, decode(each.salt, 'hex'), each.content);
    end if;
    update evidence_heads set signed = each.signed where client_id = each.client and sequence = each.sequence;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

-- The mails about a notice to everybody with access to these clients.
create function write_notice_mails(notice uuid, kind text, number text, path text, at timestamptz, chosen uuid[])
returns table (id uuid, client_id uuid)
language plpgsql as $$
#variable_conflict use_column
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  client uuid;
begin
  for client in select distinct c from unnest(chosen) c order by c loop
    perform set_config('app.client_id', client::text, true);
    return query
      insert into mails (id, client_id, user_id, kind, number, path, notice_id, created_at)
      select gen_random_uuid(), client, m.user_id, write_notice_mails.kind, write_notice_mails.number,
             write_notice_mails.path, write_notice_mails.notice, write_notice_mails.at
        from memberships m join users u on u.id = m.user_id and u.disabled_at is null
       where m.client_id = client
      returning mails.id, mails.client_id;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

revoke execute on function hold_evidence_heads, write_evidence, write_notice_mails from public;
grant execute on function hold_evidence_heads, write_evidence, write_notice_mails to portal_provider, portal_worker;

-- A guard sees what it guards, whoever wrote it: at the end of a transaction that wrote for many, its session sees none of them.
alter function require_signed_head() security definer set search_path = public, pg_temp;
revoke execute on function require_signed_head from public;

-- As before; what is signed is read where a head is signed, not where it moves on.
create or replace function guard_evidence_head() returns trigger language plpgsql as $$
declare
  payload text;
  said jsonb;
begin
  if new.client_id = old.client_id then
    if new.signed is null then
      if new.sequence = old.sequence + 1
         and exists (select from evidence_events e
                      where e.client_id = new.client_id and e.sequence = new.sequence and e.hash = new.hash) then
        return new;
      end if;
    elsif (new.sequence, new.hash) = (old.sequence, old.hash) and old.signed is null then
      payload := translate(split_part(new.signed, '.', 2), '-_', '+/');
      said := convert_from(decode(rpad(payload, (length(payload) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb;
      if said ->> 'client' = new.client_id::text and said -> 'sequence' = to_jsonb(new.sequence)
         and said ->> 'hash' = encode(new.hash, 'hex') then
        return new;
      end if;
    end if;
  end if;
  raise exception 'the head of an evidence log is not moved by hand' using errcode = '23001';
end $$;

-- As before, in the order of ids.
create or replace function receive_notice(notice uuid, at timestamptz, chosen uuid[]) returns setof uuid
language sql security definer set search_path = public, pg_temp as $$
  insert into notice_recipients (client_id, notice_id, published_at, number, kind, severity, title)
  select c.id, n.id, at, n.number, n.kind, n.severity, n.title
    from notices n, clients c
   where n.id = notice and n.status = 'published' and c.id = any(chosen)
     and (n.audience = '"all"' or n.audience -> 'clientIds' ? c.id::text)
   order by c.id
  on conflict do nothing
  returning client_id
$$;
