-- What a page shows is compared with what the log holds: each row that is frozen, or changes with a line alone, has its
-- salted hash in a line of its client's log. `evidence_rows` finds that line; it proves nothing by itself.
create table evidence_rows (
  client_id uuid not null references clients,
  of text not null,
  key text not null,
  -- What the page is about that shows it.
  subject text not null,
  -- Null until a line carries it; hash and salt null where the row was let go.
  sequence int,
  salt bytea check (length(salt) = 32),
  hash bytea check (length(hash) = 32),
  -- It may wait for a later line.
  late boolean not null,
  by xid8 not null default pg_current_xact_id(),
  primary key (client_id, of, key),
  check ((salt is null) = (hash is null))
);
create index evidence_rows_subject on evidence_rows (client_id, subject);
create index evidence_rows_unlined on evidence_rows (client_id, by) where sequence is null;
alter table evidence_rows enable row level security;
create policy tenant_isolation on evidence_rows for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on evidence_rows for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
grant select on evidence_rows to portal_app, portal_worker;

-- What a row says, letter by letter the same each time. A column that came later and says nothing changes nothing.
create function kept_content(said jsonb, left_out text[]) returns text
language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}')::text from jsonb_each(said - left_out) where value <> 'null'
$$;

-- A client is shown the notice itself beside what became of it there.
create function kept_notice(said jsonb) returns jsonb
language sql stable set timezone = 'UTC' as $$
  select said || jsonb_build_object('notice',
           to_jsonb(n) - array['id', 'audience', 'status', 'version', 'updated_at'])
    from notices n where n.id = (said ->> 'notice_id')::uuid
$$;

create function kept_toms(p_version int) returns jsonb
language sql stable set timezone = 'UTC' as $$
  select to_jsonb(v) || jsonb_build_object('measures',
           (select jsonb_agg(to_jsonb(m) - 'version' order by m.position) from tom_measures m where m.version = v.version))
    from tom_versions v where v.version = p_version
$$;

-- A file without its bytes, for which its SHA-256 stands.
create view attachment_facts with (security_invoker = true) as
  select id, client_id, instruction_id, name, media_type, size, sha256, by_name, at from instruction_attachments;

create function put_evidence_row(owner uuid, p_of text, p_key text, p_subject text, p_late boolean, content text)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  grain bytea := case when content is not null then uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) end;
begin
  insert into evidence_rows (client_id, of, key, subject, salt, hash, late)
    values (owner, p_of, p_key, p_subject, grain, sha256(grain || convert_to(content, 'UTF8')), p_late)
  on conflict (client_id, of, key) do update
    set sequence = null, salt = excluded.salt, hash = excluded.hash, by = pg_current_xact_id(), late = excluded.late;
end $$;
revoke execute on function put_evidence_row from public;

-- Arguments: the columns of the key, the column of the subject, the columns left out, and 'late' where it may wait.
create function keep_row() returns trigger
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  said jsonb := to_jsonb(new);
  left_out text[] := string_to_array(tg_argv[2], ',');
  content text;
begin
  if tg_op = 'UPDATE' and kept_content(said, left_out) = kept_content(to_jsonb(old), left_out) then
    return null;
  end if;
  content := kept_content(case tg_table_name when 'notice_recipients' then kept_notice(said) else said end, left_out);
  perform put_evidence_row(new.client_id, tg_table_name,
    (select string_agg(said ->> c.name, '/' order by c.place)
       from unnest(string_to_array(tg_argv[0], ',')) with ordinality as c (name, place)),
    said ->> tg_argv[1], tg_argv[3] is not distinct from 'late', content);
  return null;
end $$;
revoke execute on function keep_row from public;

-- An instruction is kept with its files from when it leaves its author; sent back to be a draft, it is let go.
create function keep_instruction() returns trigger
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
  left_out text[] := string_to_array(tg_argv[0], ',');
  was_draft boolean := tg_op = 'INSERT' or old.status = 'draft' and old.number is null;
  is_draft boolean := new.status = 'draft' and new.number is null;
  content text := case when not is_draft then kept_content(to_jsonb(new), left_out) end;
begin
  if was_draft and is_draft or tg_op = 'UPDATE' and not was_draft and content = kept_content(to_jsonb(old), left_out) then
    return null;
  end if;
  perform put_evidence_row(new.client_id, 'instructions', new.id::text, new.id::text, false, content);
  if was_draft <> is_draft then
    perform put_evidence_row(a.client_id, 'instruction_attachments', a.id::text, new.id::text, false,
              case when not is_draft then kept_content(to_jsonb(a), '{}') end)
       from attachment_facts a where a.client_id = new.client_id and a.instruction_id = new.id;
  end if;
  return null;
end $$;
revoke execute on function keep_instruction from public;

create function keep_new_attachment() returns trigger
language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
begin
  if exists (select from instructions i where i.id = new.instruction_id and (i.status <> 'draft' or i.number is not null)) then
    perform put_evidence_row(a.client_id, 'instruction_attachments', a.id::text, a.instruction_id::text, false,
      kept_content(to_jsonb(a), '{}')) from attachment_facts a where a.id = new.id;
  end if;
  return null;
end $$;
revoke execute on function keep_new_attachment from public;

-- Measures are everybody's: each client's log has every version.
create function keep_toms() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'clients' then
    perform put_evidence_row(new.id, 'tom_versions', v.version::text, 'toms', true, kept_content(kept_toms(v.version), '{}'))
       from tom_versions v;
  else
    perform put_evidence_row(c.id, 'tom_versions', new.version::text, 'toms', true, kept_content(kept_toms(new.version), '{}'))
       from clients c;
  end if;
  return null;
end $$;
revoke execute on function keep_toms from public;

-- What stood here before is lined up by the portal, once.
set local timezone = 'UTC';
select put_evidence_row(client_id, 'instructions', id::text, id::text, true,
         kept_content(to_jsonb(t), array['version', 'updated_at', 'reminded_at', 'due_on', 'series', 'words']))
  from instructions t where status <> 'draft' or number is not null;
select put_evidence_row(t.client_id, 'instruction_attachments', t.id::text, i.id::text, true,
         kept_content(to_jsonb(t), '{}'))
  from attachment_facts t join instructions i on i.id = t.instruction_id and (i.status <> 'draft' or i.number is not null);
select put_evidence_row(client_id, 'instruction_revisions', instruction_id || '/' || revision, instruction_id::text, true,
         kept_content(to_jsonb(t), '{}')) from instruction_revisions t;
select put_evidence_row(client_id, 'instruction_events', instruction_id || '/' || sequence, instruction_id::text, true,
         kept_content(to_jsonb(t), '{}')) from instruction_events t;
select put_evidence_row(client_id, 'instruction_concerns', instruction_id || '/' || sequence, instruction_id::text, true,
         kept_content(to_jsonb(t), '{}')) from instruction_concerns t;
select put_evidence_row(client_id, 'instruction_cost_estimates', instruction_id || '/' || sequence, instruction_id::text, true,
         kept_content(to_jsonb(t), '{}')) from instruction_cost_estimates t;
select put_evidence_row(client_id, 'execution_reports', instruction_id || '/' || sequence, instruction_id::text, true,
         kept_content(to_jsonb(t), '{}')) from execution_reports t;
select put_evidence_row(client_id, 'instruction_messages', id::text, instruction_id::text, true,
         kept_content(to_jsonb(t), '{}')) from instruction_messages t;
select put_evidence_row(client_id, 'instruction_notes', id::text, instruction_id::text, true,
         kept_content(to_jsonb(t), '{}')) from instruction_notes t;
select put_evidence_row(client_id, 'receipts', id::text, instruction_id::text, true,
         kept_content(to_jsonb(t), array['record', 'jws'])) from receipts t;
select put_evidence_row(client_id, 'receipt_documents', receipt_id::text, receipt_id::text, true,
         kept_content(to_jsonb(t), '{}'))
  from (select client_id, receipt_id, sha256, certificate_sha256, sealed_at from receipt_documents) t;
select put_evidence_row(client_id, 'notice_recipients', notice_id::text, notice_id::text, true,
         kept_content(kept_notice(to_jsonb(t)), '{}')) from notice_recipients t;
select put_evidence_row(client_id, 'authorised_persons', id::text, id::text, true,
         kept_content(to_jsonb(t), array['version'])) from authorised_persons t;
select put_evidence_row(client_id, 'authorised_person_changes', entry_id || '/' || sequence, entry_id::text, true,
         kept_content(to_jsonb(t), '{}')) from authorised_person_changes t;
select put_evidence_row(client_id, 'agreements', id::text, id::text, true, kept_content(to_jsonb(t), '{}')) from agreements t;
select put_evidence_row(client_id, 'agreement_versions', agreement_id || '/' || version, agreement_id::text, true,
         kept_content(to_jsonb(t), '{}')) from agreement_versions t;
select put_evidence_row(client_id, 'documents', id::text, id::text, true, kept_content(to_jsonb(t), '{}')) from documents t;
select put_evidence_row(c.id, 'tom_versions', v.version::text, 'toms', true, kept_content(kept_toms(v.version), '{}'))
  from clients c, tom_versions v;

create trigger in_log after insert or update on instructions
  for each row execute function keep_instruction('version,updated_at,reminded_at,due_on,series,words');
create trigger in_log after insert on instruction_attachments for each row execute function keep_new_attachment();
create trigger in_log after insert or update on instruction_revisions
  for each row execute function keep_row('instruction_id,revision', 'instruction_id', '');
create trigger in_log after insert or update on instruction_events
  for each row execute function keep_row('instruction_id,sequence', 'instruction_id', '');
create trigger in_log after insert or update on instruction_concerns
  for each row execute function keep_row('instruction_id,sequence', 'instruction_id', '');
create trigger in_log after insert or update on instruction_cost_estimates
  for each row execute function keep_row('instruction_id,sequence', 'instruction_id', '');
create trigger in_log after insert or update on execution_reports
  for each row execute function keep_row('instruction_id,sequence', 'instruction_id', '');
create trigger in_log after insert or update on instruction_messages
  for each row execute function keep_row('id', 'instruction_id', '');
create trigger in_log after insert or update on instruction_notes
  for each row execute function keep_row('id', 'instruction_id', '', 'late');
create trigger in_log after insert or update on receipts
  for each row execute function keep_row('id', 'instruction_id', 'record,jws', 'late');
create trigger in_log after insert or update on receipt_documents
  for each row execute function keep_row('receipt_id', 'receipt_id', 'content');
create trigger in_log after insert or update on notice_recipients
  for each row execute function keep_row('notice_id', 'notice_id', '');
create trigger in_log after insert or update on authorised_persons
  for each row execute function keep_row('id', 'id', 'version');
create trigger in_log after insert or update on authorised_person_changes
  for each row execute function keep_row('entry_id,sequence', 'entry_id', '');
create trigger in_log after insert or update on agreements
  for each row execute function keep_row('id', 'id', '', 'late');
create trigger in_log after insert or update on agreement_versions
  for each row execute function keep_row('agreement_id,version', 'agreement_id', '', 'late');
create trigger in_log after insert or update on documents
  for each row execute function keep_row('id', 'id', '', 'late');
-- Its measures are written after a version, and before the transaction ends.
create constraint trigger in_log after insert on tom_versions deferrable initially deferred
  for each row execute function keep_toms();
create trigger in_log after insert on clients for each row execute function keep_toms();

-- Nothing of this is written without a line.
create function require_line() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from evidence_rows e
              where e.client_id = new.client_id and e.of = new.of and e.key = new.key and e.sequence is null and not e.late) then
    raise exception '% changed without a line in the evidence log', new.of using errcode = '23001';
  end if;
  return null;
end $$;
revoke execute on function require_line from public;
create constraint trigger lined after insert or update on evidence_rows deferrable initially deferred
  for each row when (new.sequence is null and not new.late) execute function require_line();

-- What this transaction wrote and no line carries yet: the hash of each by its name, null for what was let go.
create function unlined_rows(owner uuid) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_object_agg(of || '/' || key, encode(hash, 'hex'))
    from evidence_rows where client_id = owner and by = pg_current_xact_id_if_assigned() and sequence is null
$$;
-- As many of those that may wait, or stood here before there was a log of them, are this transaction's from now on.
create function take_late_rows(owner uuid, wanted text[], most int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken int;
begin
  update evidence_rows set by = pg_current_xact_id()
   where (client_id, of, key) in (
           select client_id, of, key from evidence_rows
            where client_id = owner and sequence is null and late
              and (wanted is null or of || '/' || key = any(wanted))
            order by of, key limit most for update skip locked);
  get diagnostics taken = row_count;
  return taken;
end $$;
create function clients_with_late_rows() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct client_id from evidence_rows where sequence is null and late order by client_id
$$;
revoke execute on function unlined_rows, take_late_rows, clients_with_late_rows from public;
grant execute on function unlined_rows to portal_app, portal_auth, portal_worker;
grant execute on function take_late_rows, clients_with_late_rows to portal_worker;

-- One clock: a line is never before the line before it, nor away from what the database has.
create table evidence_clock (one boolean primary key default true check (one), tolerance interval not null);
insert into evidence_clock (tolerance) values ('1 minute');
alter table evidence_clock enable row level security;
alter table evidence_heads add column at timestamptz(3);
alter table evidence_heads disable trigger user;
update evidence_heads h set at = (select e.at from evidence_events e where e.client_id = h.client_id and e.sequence = h.sequence);
alter table evidence_heads enable trigger user;

create function check_evidence_line(owner uuid, at timestamptz, said jsonb) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when at < (select h.at from evidence_heads h where h.client_id = owner) then 'it is before the line before it'
    when at not between clock_timestamp() - (select tolerance from evidence_clock)
                    and clock_timestamp() + (select tolerance from evidence_clock) then 'its time is not the database’s'
    when exists (
      select from jsonb_each(said #> '{data,rows}') r
       where not exists (
         select from evidence_rows e
          where e.client_id = owner and e.of = split_part(r.key, '/', 1)
            and e.key = substr(r.key, strpos(r.key, '/') + 1) and e.sequence is null
            and to_jsonb(encode(e.hash, 'hex')) is not distinct from nullif(r.value, 'null')))
      then 'it carries another row'
  end
$$;
revoke execute on function check_evidence_line from public;
grant execute on function check_evidence_line to portal_app, portal_auth, portal_worker;

create function judge_evidence_line() returns trigger language plpgsql as $$
declare
  flaw text := check_evidence_line(new.client_id, new.at, new.line::jsonb);
begin
  if flaw is not null then
    raise exception 'the line does not continue the log: %', flaw using errcode = '23001';
  end if;
  return new;
end $$;
create trigger judged before insert on evidence_events for each row execute function judge_evidence_line();

create or replace function follow_evidence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update evidence_heads set sequence = new.sequence, hash = new.hash, at = new.at, signed = null where client_id = new.client_id;
  update evidence_rows e set sequence = new.sequence
    from jsonb_object_keys(coalesce(new.line::jsonb #> '{data,rows}', '{}')) k
   where e.client_id = new.client_id and e.of = split_part(k, '/', 1) and e.key = substr(k, strpos(k, '/') + 1);
  return null;
end $$;

-- As in 0022-together.sql, with when the last line was written and what this transaction's line has to carry.
drop function hold_evidence_heads;
create function hold_evidence_heads(chosen uuid[])
returns table (client_id uuid, sequence int, hash bytea, at timestamptz, rows jsonb)
language plpgsql as $$
#variable_conflict use_column
declare
  before text := coalesce(current_setting('app.client_id', true), '');
  client uuid;
begin
  for client in select distinct c from unnest(chosen) c order by c loop
    perform set_config('app.client_id', client::text, true);
    insert into evidence_heads (client_id) values (client) on conflict do nothing;
    return query select h.client_id, h.sequence, h.hash, h.at, unlined_rows(client)
                   from evidence_heads h where h.client_id = client for update;
  end loop;
  perform set_config('app.client_id', before, true);
end $$;
revoke execute on function hold_evidence_heads from public;
grant execute on function hold_evidence_heads to portal_provider, portal_worker;

-- What lines say of people goes with a line that says so.
create function require_erasure_line() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
       select from evidence_events e
        where e.client_id = old.client_id and e.type = 'evidence.personal_erased' and e.sequence > old.sequence
          and e.line::jsonb #> '{data,sequences}' @> to_jsonb(old.sequence)) then
    raise exception 'what a line says of people is erased with a line' using errcode = '23001';
  end if;
  return null;
end $$;
revoke execute on function require_erasure_line from public;
create constraint trigger protocolled after delete on evidence_personal deferrable initially deferred
  for each row execute function require_erasure_line();

-- Which row an alarm is about, where it is about one; a client that is gone can be missed.
alter table evidence_alarms add column about text not null default '';
alter table evidence_alarms drop constraint evidence_alarms_client_id_flaw_sequence_key;
alter table evidence_alarms add unique (client_id, flaw, sequence, about);
alter table evidence_alarms drop constraint evidence_alarms_client_id_fkey;
alter table evidence_alarms drop constraint evidence_alarms_flaw_check;
alter table evidence_alarms add check (flaw in ('sequence', 'link', 'hash', 'content', 'head', 'signature', 'personal', 'anchor',
  'time', 'row', 'receipt'));

-- A check that nobody signed was none.
alter table evidence_checks add column signed text;
grant update (signed) on evidence_checks to portal_worker;

-- Whether something that a page shows is not what the log holds. Rows that wait for a line are compared with what they were.
create function is_doubtful(owner uuid, about text) returns boolean
language sql stable security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
  with shown as (
    select 'instructions' as of, t.id::text as key,
           kept_content(to_jsonb(t), array['version', 'updated_at', 'reminded_at', 'due_on', 'series', 'words']) as content
      from instructions t where t.client_id = owner and t.id::text = about and (t.status <> 'draft' or t.number is not null)
    union all
    select 'instruction_attachments', a.id::text,
           kept_content(to_jsonb(a), '{}')
      from attachment_facts a
      join instructions i on i.id = a.instruction_id and (i.status <> 'draft' or i.number is not null)
     where a.client_id = owner and a.instruction_id::text = about
    union all
    select 'instruction_revisions', instruction_id || '/' || revision, kept_content(to_jsonb(t), '{}')
      from instruction_revisions t where client_id = owner and instruction_id::text = about
    union all
    select 'instruction_events', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from instruction_events t where client_id = owner and instruction_id::text = about
    union all
    select 'instruction_concerns', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from instruction_concerns t where client_id = owner and instruction_id::text = about
    union all
    select 'instruction_cost_estimates', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from instruction_cost_estimates t where client_id = owner and instruction_id::text = about
    union all
    select 'execution_reports', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from execution_reports t where client_id = owner and instruction_id::text = about
    union all
    select 'instruction_messages', id::text, kept_content(to_jsonb(t), '{}')
      from instruction_messages t where client_id = owner and instruction_id::text = about
    union all
    select 'instruction_notes', id::text, kept_content(to_jsonb(t), '{}')
      from instruction_notes t where client_id = owner and instruction_id::text = about
    union all
    select 'receipts', id::text, kept_content(to_jsonb(t), array['record', 'jws'])
      from receipts t where client_id = owner and instruction_id::text = about
    union all
    select 'notice_recipients', notice_id::text, kept_content(kept_notice(to_jsonb(t)), '{}')
      from notice_recipients t where client_id = owner and notice_id::text = about
  )
  select exists (
    select from shown s
      full join (select * from evidence_rows r where r.client_id = owner and r.subject = about) e on e.of = s.of and e.key = s.key
      left join evidence_events v on v.client_id = owner and v.sequence = e.sequence
     where (s.content is null) <> (e.hash is null)
        or e.hash <> sha256(e.salt || convert_to(s.content, 'UTF8'))
        or e.sequence is null and not e.late
        or e.sequence is not null and e.hash is not null
           and coalesce(strpos(v.line, format('"%s/%s":"%s"', e.of, e.key, encode(e.hash, 'hex'))), 0) = 0
        or v.hash <> sha256(convert_to(v.line, 'UTF8')))
$$;
revoke execute on function is_doubtful from public;
grant execute on function is_doubtful to portal_app, portal_worker;

-- The check of the night reads everything that a log holds by hash.
do $$
declare
  kept text;
begin
  foreach kept in array array['instructions', 'instruction_attachments', 'instruction_revisions', 'instruction_events',
      'instruction_concerns', 'instruction_cost_estimates', 'execution_reports', 'instruction_messages', 'instruction_notes',
      'receipts', 'receipt_documents', 'notice_recipients', 'authorised_persons', 'authorised_person_changes', 'agreements',
      'agreement_versions', 'documents'] loop
    execute format('grant select on %I to portal_worker', kept);
    execute format($policy$create policy evidence_check on %I for select to portal_worker
      using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid))$policy$, kept);
  end loop;
end $$;
grant select on tom_versions, tom_measures, notices, clients to portal_worker;
create policy evidence_check on tom_versions for select to portal_worker using (true);
create policy evidence_check on tom_measures for select to portal_worker using (true);
