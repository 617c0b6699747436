-- Rows that no line carries yet, as those that stood here before logs had rows.
set local timezone = 'UTC';
insert into evidence_rows (client_id, of, key, subject, salt, hash, late)
select client_id, of, key, subject, salt, sha256(salt || convert_to(content, 'UTF8')), true
  from (
    select client_id, 'instructions' as of, id::text as key, id::text as subject,
           kept_content(to_jsonb(t), array['version', 'updated_at', 'reminded_at', 'due_on', 'series', 'words']) as content
      from instructions t where status <> 'draft' or number is not null
    union all
    select t.client_id, 'instruction_attachments', t.id::text, i.id::text, kept_content(to_jsonb(t), '{}')
      from attachment_facts t join instructions i on i.id = t.instruction_id and (i.status <> 'draft' or i.number is not null)
    union all
    select client_id, 'instruction_revisions', instruction_id || '/' || revision, instruction_id::text, kept_content(to_jsonb(t), '{}')
      from instruction_revisions t
    union all
    select client_id, 'instruction_events', instruction_id || '/' || sequence, instruction_id::text, kept_content(to_jsonb(t), '{}')
      from instruction_events t
    union all
    select client_id, 'instruction_concerns', instruction_id || '/' || sequence, instruction_id::text, kept_content(to_jsonb(t), '{}')
      from instruction_concerns t
    union all
    select client_id, 'instruction_cost_estimates', instruction_id || '/' || sequence, instruction_id::text, kept_content(to_jsonb(t), '{}')
      from instruction_cost_estimates t
    union all
    select client_id, 'execution_reports', instruction_id || '/' || sequence, instruction_id::text, kept_content(to_jsonb(t), '{}')
      from execution_reports t
    union all
    select client_id, 'instruction_messages', id::text, instruction_id::text, kept_content(to_jsonb(t), '{}') from instruction_messages t
    union all
    select client_id, 'instruction_notes', id::text, instruction_id::text, kept_content(to_jsonb(t), '{}') from instruction_notes t
    union all
    select client_id, 'receipts', id::text, instruction_id::text, kept_content(to_jsonb(t), array['record', 'jws']) from receipts t
    union all
    select client_id, 'receipt_documents', receipt_id::text, receipt_id::text, kept_content(to_jsonb(t), '{}')
      from (select client_id, receipt_id, sha256, certificate_sha256, sealed_at from receipt_documents) t
    union all
    select client_id, 'notice_recipients', notice_id::text, notice_id::text, kept_content(kept_notice(to_jsonb(t)), '{}')
      from notice_recipients t
    union all
    select client_id, 'authorised_persons', id::text, id::text, kept_content(to_jsonb(t), array['version']) from authorised_persons t
    union all
    select client_id, 'authorised_person_changes', entry_id || '/' || sequence, entry_id::text, kept_content(to_jsonb(t), '{}')
      from authorised_person_changes t
    union all
    select client_id, 'agreements', id::text, id::text, kept_content(to_jsonb(t), '{}') from agreements t
    union all
    select client_id, 'agreement_versions', agreement_id || '/' || version, agreement_id::text, kept_content(to_jsonb(t), '{}')
      from agreement_versions t
    union all
    select client_id, 'documents', id::text, id::text, kept_content(to_jsonb(t), '{}') from documents t
    union all
    select c.id, 'tom_versions', v.version::text, 'toms', kept_content(kept_toms(v.version), '{}') from clients c, tom_versions v
  ) rows
  cross join lateral (select uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) as salt where content is not null) s
on conflict do nothing;
