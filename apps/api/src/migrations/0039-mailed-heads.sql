-- Each mail about a client carries out of the house where its evidence log stands: number and hash of the newest line.
alter table mails add head_sequence int, add head_hash text check (head_hash ~ '^[0-9a-f]{64}$');
alter table mails add check ((head_sequence is null) = (head_hash is null));
grant update (head_sequence, head_hash) on mails to portal_worker;

-- As in 0025-bookkeeping.sql, with that.
drop function find_unsent;
create function find_unsent(jobs json)
returns table (mail_id uuid, client_id uuid, kind text, number text, path text, name text, email text, locale text,
               head_sequence int, head_hash text)
language plpgsql as $$
#variable_conflict use_column
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  job record;
begin
  for job in select * from json_to_recordset(jobs) as j ("mailId" uuid, "clientId" uuid) loop
    perform set_config('app.client_id', job."clientId"::text, true);
    return query
      select m.id, m.client_id, m.kind, m.number, m.path, u.name, u.email, u.locale, h.sequence, encode(h.hash, 'hex')
        from mails m
        left join users u on u.id = m.user_id and u.disabled_at is null
        left join evidence_heads h on h.client_id = m.client_id and h.sequence > 0
       where m.id = job."mailId" and m.sent_at is null;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;
revoke execute on function find_unsent from public;
grant execute on function find_unsent to portal_worker;

-- Counts an attempt at each and keeps what came of it; what was sent once stays so.
create or replace function record_attempts(outcomes json) returns void
language plpgsql as $$
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  each record;
begin
  for each in
    select * from json_to_recordset(outcomes) as o ("mailId" uuid, "clientId" uuid, "serverAnswer" text,
        "failedAt" timestamptz, "sentAt" timestamptz, "headSequence" int, "headHash" text)
  loop
    perform set_config('app.client_id', each."clientId"::text, true);
    update mails
       set attempts = attempts + 1, server_answer = each."serverAnswer", failed_at = each."failedAt", sent_at = each."sentAt",
           head_sequence = each."headSequence", head_hash = each."headHash"
     where id = each."mailId" and sent_at is null;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;
