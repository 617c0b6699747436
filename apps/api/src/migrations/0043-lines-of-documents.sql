-- Whoever writes an agreement, a document or measures writes the line that holds it. What waits from before is lined up at the start.
drop trigger in_log on agreements;
create trigger in_log after insert or update on agreements
  for each row execute function keep_row('id', 'id', '');
drop trigger in_log on agreement_versions;
create trigger in_log after insert or update on agreement_versions
  for each row execute function keep_row('agreement_id,version', 'agreement_id', '');
drop trigger in_log on documents;
create trigger in_log after insert or update on documents
  for each row execute function keep_row('id', 'id', '');

-- As in 0034-kept-rows.sql. A client is there before its log is: what measures it found waits for the first line.
create or replace function keep_toms() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'clients' then
    perform put_evidence_row(new.id, 'tom_versions', v.version::text, 'toms', true, kept_content(kept_toms(v.version), '{}'))
       from tom_versions v;
  else
    perform put_evidence_row(c.id, 'tom_versions', new.version::text, 'toms', false, kept_content(kept_toms(new.version), '{}'))
       from clients c;
  end if;
  return null;
end $$;

alter table mails drop constraint mails_kind;
alter table mails add constraint mails_kind check (kind in (
  'notice.published', 'instruction.recorded', 'instruction.reminder', 'instruction.presented', 'instruction.sent_back',
  'instruction.submitted', 'instruction.confirmed', 'instruction.rejected', 'instruction.acknowledged',
  'instruction.concern_raised', 'instruction.amended', 'instruction.quoted', 'instruction.costs_decided',
  'instruction.started', 'instruction.executed', 'instruction.accepted', 'instruction.defect_reported',
  'instruction.declined', 'instruction.withdrawn', 'instruction.expired', 'instruction.message',
  'authorised_person.changed', 'document.added', 'evidence.alarm'));
