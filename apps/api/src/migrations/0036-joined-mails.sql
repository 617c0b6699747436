-- Of what happens again and again one mail tells for ten minutes; the one that does is not sent before it is due.
alter table mails add due_at timestamptz(3);
create index mails_joined on mails (user_id, path, coalesce(due_at, created_at) desc) where kind = 'instruction.message';

-- Who of these people needs a mail about something at `path`, and from when on it may be sent (null: at once). Nobody who gets
-- one later anyway, unless that leaves so soon that it might not know of what its writer has not committed yet.
create function mails_due(client uuid, people uuid[], about text, at timestamptz, apart interval)
returns table (user_id uuid, due_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  person uuid;
  latest timestamptz;
begin
  -- Row-level security does not hold in here: of its own client each session may ask, the provider's people of all.
  if coalesce(current_setting('app.side', true), '') <> 'provider'
     and client is distinct from nullif(current_setting('app.client_id', true), '')::uuid then
    raise exception 'not a client of this session' using errcode = '42501';
  end if;
  for person in select distinct p from unnest(people) p order by p loop
    -- Of two that write at once the second sees what the first one queued.
    perform pg_advisory_xact_lock(hashtextextended('mails/' || person || about, 0));
    select max(coalesce(m.due_at, m.created_at)) into latest
      from mails m
     where m.user_id = person and m.path = about and m.client_id = client and m.kind = 'instruction.message';
    if latest > at + interval '30 seconds' then
      continue;
    end if;
    return query select person, case when latest > at - apart then latest + apart end;
  end loop;
end $$;
revoke execute on function mails_due from public;
grant execute on function mails_due to portal_client, portal_provider;
