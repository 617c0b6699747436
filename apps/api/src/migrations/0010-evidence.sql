-- The evidence log: per client a chain of lines, each with the hash of the one before. `line` is the truth; the columns
-- beside it are for finding. What is personal stands apart, behind a salted commitment, and can be erased.

create table evidence_heads (
  client_id uuid primary key references clients,
  sequence int not null default 0,
  hash bytea not null,
  -- A compact JWS over client, sequence, hash and time of the newest line.
  signed text
);

create table evidence_events (
  client_id uuid not null references clients,
  sequence int not null check (sequence > 0),
  at timestamptz(3) not null,
  type text not null,
  subject_kind text not null,
  subject_id text not null,
  line text not null,
  hash bytea not null check (length(hash) = 32),
  primary key (client_id, sequence)
);
create index evidence_events_subject on evidence_events (client_id, subject_id, sequence desc);
create index evidence_events_type on evidence_events (client_id, type, sequence desc);

create table evidence_personal (
  client_id uuid not null,
  sequence int not null,
  salt bytea not null check (length(salt) = 32),
  content text not null,
  primary key (client_id, sequence),
  foreign key (client_id, sequence) references evidence_events
);

-- What the nightly check found; once each, with when it was last seen.
create table evidence_alarms (
  id uuid primary key,
  client_id uuid not null references clients,
  flaw text not null check (flaw in ('sequence', 'link', 'hash', 'content', 'head', 'signature', 'personal', 'anchor')),
  sequence int not null,
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  unique (client_id, flaw, sequence)
);

-- A log begins before its first line, whoever begins it.
create function begin_evidence() returns trigger language plpgsql as $$
begin
  new.sequence := 0;
  new.hash := sha256(convert_to(e'avv-portal/evidence/1\n' || new.client_id, 'UTF8'));
  new.signed := null;
  return new;
end $$;
create trigger beginning before insert on evidence_heads for each row execute function begin_evidence();

-- A line continues its client's log, and says what the columns beside it say. The head's row is held until the
-- transaction ends, so that two of them line up.
create function continue_evidence() returns trigger language plpgsql as $$
declare
  head evidence_heads;
  said jsonb := new.line::jsonb;
  fields text[] := array['v', 'client', 'sequence', 'at', 'type', 'subject', 'data', 'personal', 'prev'];
begin
  select * into head from evidence_heads where client_id = new.client_id for update;
  if head.client_id is null
     or new.sequence <> head.sequence + 1
     or new.hash <> sha256(convert_to(new.line, 'UTF8'))
     or not said ?& fields or said - fields <> '{}'
     or said -> 'v' <> '1'
     or said ->> 'client' is distinct from new.client_id::text
     or said -> 'sequence' <> to_jsonb(new.sequence)
     or said ->> 'at' is distinct from to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
     or said ->> 'type' is distinct from new.type
     or said #>> '{subject,kind}' is distinct from new.subject_kind
     or said #>> '{subject,id}' is distinct from new.subject_id
     or jsonb_typeof(said -> 'data') <> 'object'
     or not coalesce(said ->> 'personal' ~ '^[0-9a-f]{64}$', said -> 'personal' = 'null')
     or said ->> 'prev' is distinct from encode(head.hash, 'hex') then
    raise exception 'the line does not continue the log' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger continued before insert on evidence_events for each row execute function continue_evidence();

-- The head follows the line that was just written; nobody else may move it.
create function follow_evidence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update evidence_heads set sequence = new.sequence, hash = new.hash, signed = null where client_id = new.client_id;
  return null;
end $$;
revoke execute on function follow_evidence from public;
create trigger followed after insert on evidence_events for each row execute function follow_evidence();

-- A head moves one line on, to a line that is there, or it is signed as it stands.
create function guard_evidence_head() returns trigger language plpgsql as $$
declare
  payload text := translate(split_part(new.signed, '.', 2), '-_', '+/');
  said jsonb := convert_from(decode(rpad(payload, (length(payload) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb;
begin
  if new.client_id = old.client_id then
    if new.sequence = old.sequence + 1 and new.signed is null
       and exists (select from evidence_events e
                    where e.client_id = new.client_id and e.sequence = new.sequence and e.hash = new.hash) then
      return new;
    end if;
    if (new.sequence, new.hash) = (old.sequence, old.hash) and old.signed is null
       and said ->> 'client' = new.client_id::text and said -> 'sequence' = to_jsonb(new.sequence)
       and said ->> 'hash' = encode(new.hash, 'hex') then
      return new;
    end if;
  end if;
  raise exception 'the head of an evidence log is not moved by hand' using errcode = '23001';
end $$;
create trigger guarded before update on evidence_heads for each row execute function guard_evidence_head();

create function require_signed_head() returns trigger language plpgsql as $$
begin
  if exists (select from evidence_heads h where h.client_id = new.client_id and h.signed is null) then
    raise exception 'the head of the evidence log was left unsigned' using errcode = '23001';
  end if;
  return null;
end $$;
create constraint trigger signed after update on evidence_heads deferrable initially deferred
  for each row when (new.signed is null) execute function require_signed_head();

-- Whatever is opened fits what its line committed to.
create function fit_evidence_personal() returns trigger language plpgsql as $$
begin
  if not exists (select from evidence_events e
                  where e.client_id = new.client_id and e.sequence = new.sequence
                    and e.line::jsonb ->> 'personal' = encode(sha256(new.salt || convert_to(new.content, 'UTF8')), 'hex')) then
    raise exception 'the line did not commit to this' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger fitting before insert on evidence_personal for each row execute function fit_evidence_personal();

create trigger frozen before update or delete or truncate on evidence_events for each statement execute function refuse_change();
create trigger frozen before delete or truncate on evidence_heads for each statement execute function refuse_change();
create trigger frozen before update or truncate on evidence_personal for each statement execute function refuse_change();

-- One row a night and database: who comes first checks all logs. `findings` is null until the check is through.
create table evidence_checks (
  night date primary key,
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  findings int,
  check (num_nonnulls(finished_at, findings) in (0, 2))
);

alter table evidence_checks enable row level security;
alter table evidence_heads enable row level security;
alter table evidence_events enable row level security;
alter table evidence_personal enable row level security;
alter table evidence_alarms enable row level security;

grant select, insert on evidence_events, evidence_personal to portal_app, portal_worker, portal_auth;
grant select, insert (client_id), update (signed) on evidence_heads to portal_app, portal_worker, portal_auth;
-- Where retention asks for it; the chain stays whole.
grant delete on evidence_personal to portal_worker;
grant select on evidence_alarms, evidence_checks to portal_app;
grant select, insert, update (last_seen_at) on evidence_alarms to portal_worker;
grant select, insert, update (started_at, finished_at, findings) on evidence_checks to portal_worker;
grant insert on mails to portal_worker;

create policy tenant_isolation on evidence_heads for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on evidence_heads for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on evidence_heads for insert to portal_app, portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on evidence_heads for update to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_insert on evidence_heads for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy provider_update on evidence_heads for update to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy auth on evidence_heads to portal_auth using (true);

create policy tenant_isolation on evidence_events for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on evidence_events for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on evidence_events for insert to portal_app, portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_insert on evidence_events for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
-- An invitation is accepted before anybody is here.
create policy auth on evidence_events for select to portal_auth using (true);
create policy auth_insert on evidence_events for insert to portal_auth with check (type = 'member.added');

create policy tenant_isolation on evidence_personal for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on evidence_personal for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on evidence_personal for insert to portal_app, portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_insert on evidence_personal for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy erasure on evidence_personal for delete to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy auth_insert on evidence_personal for insert to portal_auth with check (true);

create policy tenant_isolation on evidence_alarms for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on evidence_alarms for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on evidence_alarms for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_update on evidence_alarms for update to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy worker on evidence_checks to portal_worker using (true);
create policy provider_read on evidence_checks for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy worker_insert on mails for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));

-- Whose logs the nightly check goes through, one after the other.
create function evidence_owners() returns setof uuid
language sql stable security definer set search_path = public, pg_temp
as $$ select id from clients order by id $$;
revoke execute on function evidence_owners from public;
grant execute on function evidence_owners to portal_worker;
