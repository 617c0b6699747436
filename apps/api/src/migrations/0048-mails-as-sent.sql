-- A mail says how pressing it is, and a notice's which kind it is of. What left is kept as it left, and to whom; of a link's
-- token nothing. Written, handed to the mail server, taken by it, and become a file are four things: `handed_at` is an attempt
-- whose answer is not here yet, `sent_at` the end of the way, `in_file` says that it never left the house.
alter table mails
  add urgency text not null default 'info' check (urgency in ('info', 'important', 'urgent')),
  add notice_kind text,
  add joined_to uuid,
  add handed_at timestamptz(3),
  add in_file boolean not null default false,
  add sent_to text,
  add sent_subject text,
  add sent_text text;
alter table account_mails
  add handed_at timestamptz(3),
  add in_file boolean not null default false,
  add sent_subject text,
  add sent_text text;
update mails set in_file = true where server_answer like 'written to %.eml' and sent_at is not null;
update account_mails set in_file = true where server_answer like 'written to %.eml' and sent_at is not null;
grant update (joined_to, handed_at, in_file, sent_to, sent_subject, sent_text) on mails to portal_worker;

drop index mails_queued;
create index mails_queued on mails (created_at desc, id desc) where sent_at is null and failed_at is null and handed_at is null;
create index mails_handed on mails (created_at desc, id desc) where sent_at is null and failed_at is null and handed_at is not null;
create index mails_accepted on mails (created_at desc, id desc) where sent_at is not null and not in_file;
create index mails_filed on mails (created_at desc, id desc) where sent_at is not null and in_file;
create index mails_alike on mails (user_id, path) where sent_at is null;
create index mails_carried on mails (joined_to) where joined_to is not null and sent_at is null;
drop index account_mails_queued;
create index account_mails_queued on account_mails (created_at desc, id desc)
  where sent_at is null and failed_at is null and handed_at is null;
create index account_mails_handed on account_mails (created_at desc, id desc)
  where sent_at is null and failed_at is null and handed_at is not null;
create index account_mails_accepted on account_mails (created_at desc, id desc) where sent_at is not null and not in_file;
create index account_mails_filed on account_mails (created_at desc, id desc) where sent_at is not null and in_file;

-- The mails one letter carries: a mail, and what says the same to the same person for other clients; nothing where another
-- letter that is on its way carries it. Ids alone: whoever asks looks each up with its own client's rights.
create function gather_mails(p_mail uuid, p_client uuid) returns table (mail_id uuid, client_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  own mails;
begin
  select * into own from mails m where m.id = p_mail and m.client_id = p_client and m.sent_at is null;
  if not found then
    return;
  end if;
  -- Of two that are taken up at once the second sees what the first one gathered.
  perform from mails m
    where m.user_id = own.user_id and m.path = own.path and m.kind = own.kind and m.number = own.number and m.sent_at is null
    order by m.id for update;
  select * into own from mails m where m.id = p_mail and m.sent_at is null;
  if not found
     or exists (select from mails l where l.id = own.joined_to and l.sent_at is null and l.failed_at is null) then
    return;
  end if;
  update mails m set joined_to = own.id
   where m.id in (
     select distinct on (a.client_id) a.id from mails a
      where a.user_id = own.user_id and a.path = own.path and a.kind = own.kind and a.number = own.number
        and a.client_id <> own.client_id and a.sent_at is null
        and (a.joined_to = own.id or a.joined_to is null and a.failed_at is null)
        -- One that carries others stays by itself.
        and not exists (select from mails o where o.joined_to = a.id and o.sent_at is null)
      order by a.client_id, a.id
      limit 50);
  update mails set joined_to = null where id = own.id and joined_to is not null;
  return query
    select own.id, own.client_id
    union all
    (select m.id, m.client_id from mails m where m.joined_to = own.id and m.sent_at is null order by m.id);
end $$;
revoke execute on function gather_mails from public;
grant execute on function gather_mails to portal_worker;

-- As in 0039-mailed-heads.sql, each with what its letter says and carries: several rows of one job are one letter.
drop function find_unsent;
create function find_unsent(jobs json)
returns table (job_id uuid, mail_id uuid, client_id uuid, kind text, notice_kind text, urgency text, number text, path text,
               client_name text, provider text, side text, name text, email text, locale text, head_sequence int, head_hash text)
language plpgsql as $$
#variable_conflict use_column
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  job record;
  part record;
begin
  for job in select * from json_to_recordset(jobs) as j ("mailId" uuid, "clientId" uuid) order by j."mailId" loop
    for part in select * from gather_mails(job."mailId", job."clientId") loop
      perform set_config('app.client_id', part.client_id::text, true);
      return query
        select job."mailId", m.id, m.client_id, m.kind, m.notice_kind, m.urgency, m.number, m.path,
               c.name, coalesce((select p.name from provider p), ''), u.side, u.name, u.email, u.locale, h.sequence, encode(h.hash, 'hex')
          from mails m
          join clients c on c.id = m.client_id
          left join users u on u.id = m.user_id and u.disabled_at is null
          left join evidence_heads h on h.client_id = m.client_id and h.sequence > 0
         where m.id = part.mail_id and m.sent_at is null;
    end loop;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

-- Puts down what is about to be handed over, as it leaves.
create function hand_mails(letters json) returns void
language plpgsql as $$
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  each record;
begin
  for each in
    select * from json_to_recordset(letters) as l ("mailId" uuid, "clientId" uuid, "at" timestamptz, "to" text,
        "subject" text, "text" text)
     order by l."mailId"
  loop
    perform set_config('app.client_id', each."clientId"::text, true);
    update mails
       set handed_at = each."at", sent_to = each."to", sent_subject = each."subject", sent_text = each."text"
     where id = each."mailId" and sent_at is null;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;
revoke execute on function find_unsent, hand_mails from public;
grant execute on function find_unsent, hand_mails to portal_worker;

-- As before, and: what was not taken waits again.
create or replace function record_attempts(outcomes json) returns void
language plpgsql as $$
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  each record;
begin
  for each in
    select * from json_to_recordset(outcomes) as o ("mailId" uuid, "clientId" uuid, "serverAnswer" text,
        "failedAt" timestamptz, "sentAt" timestamptz, "inFile" boolean, "headSequence" int, "headHash" text)
     order by o."mailId"
  loop
    perform set_config('app.client_id', each."clientId"::text, true);
    update mails
       set attempts = attempts + 1, server_answer = each."serverAnswer", failed_at = each."failedAt", sent_at = each."sentAt",
           handed_at = case when each."sentAt" is not null then handed_at end, in_file = coalesce(each."inFile", false),
           head_sequence = each."headSequence", head_hash = each."headHash"
     where id = each."mailId" and sent_at is null;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

-- As in 0022-together.sql, with what the mail says. Somebody with access to several of its clients is told a little later where a
-- notice reaches them one after the other, so that one letter names all.
drop function write_notice_mails;
create function write_notice_mails(notice uuid, kind text, number text, path text, urgency text, notice_kind text,
  at timestamptz, gathered interval, chosen uuid[])
returns table (id uuid, client_id uuid, due_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  client uuid;
begin
  for client in select distinct c from unnest(chosen) c order by c loop
    perform set_config('app.client_id', client::text, true);
    return query
      insert into mails (id, client_id, user_id, kind, number, path, urgency, notice_kind, notice_id, created_at, due_at)
      select gen_random_uuid(), client, m.user_id, write_notice_mails.kind, write_notice_mails.number,
             write_notice_mails.path, write_notice_mails.urgency, write_notice_mails.notice_kind,
             write_notice_mails.notice, write_notice_mails.at,
             case when gathered > interval '0' and has_several_clients(m.user_id) then write_notice_mails.at + gathered end
        from memberships m join users u on u.id = m.user_id and u.disabled_at is null
       where m.client_id = client
      returning mails.id, mails.client_id, mails.due_at;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;

create function has_several_clients(person uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) > 1 from (select from memberships m where m.user_id = person limit 2) m
$$;
revoke execute on function write_notice_mails, has_several_clients from public;
grant execute on function write_notice_mails, has_several_clients to portal_provider, portal_worker;
