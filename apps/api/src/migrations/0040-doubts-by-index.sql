-- As in 0034-kept-rows.sql, so that each row is found by its key.
create or replace function is_doubtful(owner uuid, about text) returns boolean
language sql stable security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
  with shown as (
    select 'instructions' as of, t.id::text as key,
           kept_content(to_jsonb(t), array['version', 'updated_at', 'reminded_at', 'due_on', 'series', 'words']) as content
      from instructions t where t.client_id = owner and t.id = about::uuid and (t.status <> 'draft' or t.number is not null)
    union all
    select 'instruction_attachments', a.id::text,
           kept_content(to_jsonb(a), '{}')
      from attachment_facts a
      join instructions i on i.id = a.instruction_id and (i.status <> 'draft' or i.number is not null)
     where a.client_id = owner and a.instruction_id = about::uuid
    union all
    select 'instruction_revisions', instruction_id || '/' || revision, kept_content(to_jsonb(t), '{}')
      from instruction_revisions t where client_id = owner and instruction_id = about::uuid
    union all
    select 'instruction_events', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from instruction_events t where client_id = owner and instruction_id = about::uuid
    union all
    select 'instruction_concerns', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from instruction_concerns t where client_id = owner and instruction_id = about::uuid
    union all
    select 'instruction_cost_estimates', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from instruction_cost_estimates t where client_id = owner and instruction_id = about::uuid
    union all
    select 'execution_reports', instruction_id || '/' || sequence, kept_content(to_jsonb(t), '{}')
      from execution_reports t where client_id = owner and instruction_id = about::uuid
    union all
    select 'instruction_messages', id::text, kept_content(to_jsonb(t), '{}')
      from instruction_messages t where client_id = owner and instruction_id = about::uuid
    union all
    select 'instruction_notes', id::text, kept_content(to_jsonb(t), '{}')
      from instruction_notes t where client_id = owner and instruction_id = about::uuid
    union all
    select 'receipts', id::text, kept_content(to_jsonb(t), array['record', 'jws'])
      from receipts t where client_id = owner and instruction_id = about::uuid
    union all
    select 'notice_recipients', notice_id::text, kept_content(kept_notice(to_jsonb(t)), '{}')
      from notice_recipients t where client_id = owner and notice_id = about::uuid
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
