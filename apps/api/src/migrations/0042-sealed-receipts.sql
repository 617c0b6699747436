-- What a receipt says is sealed with the encryption key: its record, and its letter. Of its signature stand header and bytes alone, the
-- record between them left out (RFC 7515, appendix F). What an older version kept in clear is sealed at the next start.
alter table receipts
  alter column record drop not null,
  add column key_id text,
  add column sealed bytea,
  add check (num_nonnulls(key_id, sealed) in (0, 2) and num_nonnulls(record, sealed) = 1),
  drop constraint receipts_signed;
alter table receipts alter column sealed set storage external;
-- Those from before were not signed, and are sealed as they are.
create trigger signed after insert on receipts for each row when (new.jws is null) execute function refuse_change();

alter table receipt_documents
  alter column content drop not null,
  add column key_id text,
  add column sealed bytea,
  add check (num_nonnulls(key_id, sealed) in (0, 2) and num_nonnulls(content, sealed) = 1);
alter table receipt_documents alter column sealed set storage external;

-- What is sealed says nothing here: another key changes no row of a log. A column that came later and says nothing changes nothing.
create or replace function kept_content(said jsonb, left_out text[]) returns text
language sql immutable as $$
  select coalesce(jsonb_object_agg(key, value), '{}')::text
    from jsonb_each(said - left_out - array['key_id', 'sealed']) where value <> 'null'
$$;
