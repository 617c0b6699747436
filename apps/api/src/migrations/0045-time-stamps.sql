-- Time stamps of other authorities (RFC 3161). The letter of a receipt carries one in its seal; what it says stands here, too.
alter table receipt_documents
  add column stamped_at timestamptz(3),
  add column stamped_by text,
  add check (num_nonnulls(stamped_at, stamped_by) in (0, 2));

-- Of a signed head, as the portal kept it after it had found it good.
create table evidence_stamps (
  client_id uuid not null,
  sequence int not null,
  head text not null,
  token bytea not null check (length(token) between 1 and 12288),
  at timestamptz(3) not null,
  authority text not null,
  primary key (client_id, sequence),
  foreign key (client_id, sequence) references evidence_events
);
-- What waits for a stamp of its log, the day's head or a letter that was sealed without, with the event that one has to cover.
create table evidence_stamps_due (
  client_id uuid not null references clients,
  sequence int not null,
  what text not null check (what in ('head', 'letter')),
  since timestamptz(3) not null,
  primary key (client_id, sequence, what)
);
alter table evidence_stamps enable row level security;
alter table evidence_stamps_due enable row level security;
create policy tenant_isolation on evidence_stamps for select to portal_client, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on evidence_stamps for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on evidence_stamps for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant select on evidence_stamps to portal_app;
grant select, insert on evidence_stamps to portal_worker;

create policy tenant_isolation on evidence_stamps_due for select to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on evidence_stamps_due for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
create policy tenant_insert on evidence_stamps_due for insert to portal_worker
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_delete on evidence_stamps_due for delete to portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
grant select on evidence_stamps_due to portal_provider;
grant select, insert, delete on evidence_stamps_due to portal_worker;

create trigger frozen before update or delete or truncate on evidence_stamps for each statement execute function refuse_change();

-- No stamp without a line that says so: whoever takes one away or puts another in its place is found.
create function require_stamp_line() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
       select from evidence_events e
        where e.client_id = new.client_id and e.type = 'evidence.head_stamped' and e.sequence > new.sequence
          and e.line::jsonb #> '{data,sequence}' = to_jsonb(new.sequence)
          and e.line::jsonb #>> '{data,tokenSha256}' = encode(sha256(new.token), 'hex')
          and e.line::jsonb #>> '{data,headSha256}' = encode(sha256(convert_to(new.head, 'UTF8')), 'hex')) then
    raise exception 'a time stamp is kept with a line' using errcode = '23001';
  end if;
  return null;
end $$;
revoke execute on function require_stamp_line from public;
create constraint trigger lined after insert on evidence_stamps deferrable initially deferred
  for each row execute function require_stamp_line();

alter table evidence_alarms drop constraint evidence_alarms_flaw_check;
alter table evidence_alarms add constraint evidence_alarms_flaw_check check (flaw in ('sequence', 'link', 'hash', 'content', 'head',
  'signature', 'personal', 'anchor', 'time', 'row', 'receipt', 'stamp'));
