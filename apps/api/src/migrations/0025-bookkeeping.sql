-- Mails that are on their way together are looked up and put down together, client by client as in 0022-together.sql.

-- Those that were not sent yet, and whom each goes to now; no name where nobody may have it any more.
create function find_unsent(jobs json)
returns table (mail_id uuid, client_id uuid, kind text, number text, path text, name text, email text, locale text)
language plpgsql as $$
#variable_conflict use_column
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  job record;
begin
  for job in select * from json_to_recordset(jobs) as j ("mailId" uuid, "clientId" uuid) loop
    perform set_config('app.client_id', job."clientId"::text, true);
    return query
      select m.id, m.client_id, m.kind, m.number, m.path, u.name, u.email, u.locale
        from mails m left join users u on u.id = m.user_id and u.disabled_at is null
       where m.id = job."mailId" and m.sent_at is null;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

-- Counts an attempt at each and keeps what came of it; what was sent once stays so.
create function record_attempts(outcomes json) returns void
language plpgsql as $$
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  each record;
begin
  for each in
    select * from json_to_recordset(outcomes) as o ("mailId" uuid, "clientId" uuid, "serverAnswer" text,
        "failedAt" timestamptz, "sentAt" timestamptz)
  loop
    perform set_config('app.client_id', each."clientId"::text, true);
    update mails
       set attempts = attempts + 1, server_answer = each."serverAnswer", failed_at = each."failedAt", sent_at = each."sentAt"
     where id = each."mailId" and sent_at is null;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

revoke execute on function find_unsent, record_attempts from public;
grant execute on function find_unsent, record_attempts to portal_worker;
