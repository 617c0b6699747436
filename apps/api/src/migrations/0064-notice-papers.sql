-- Each published notice exists as a sealed PDF that can be kept (§ 126b BGB): one for all its clients, of whom it names none. Which
-- logs hold it by its SHA-256 is said by their lines.
create table notice_papers (
  notice_id uuid primary key references notices (id),
  key_id text not null,
  sealed bytea not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  certificate_sha256 text not null check (certificate_sha256 ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz(3) not null,
  stamped_at timestamptz(3),
  stamped_by text,
  check (num_nonnulls(stamped_at, stamped_by) in (0, 2))
);
alter table notice_papers alter column sealed set storage external;
alter table notice_papers enable row level security;
create policy received on notice_papers for select to portal_client
  using (exists (
    select from notice_recipients r
    where r.notice_id = notice_papers.notice_id
      and r.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    offset 0));
create policy provider_read on notice_papers for select to portal_provider
  using ((select current_setting('app.side', true)) = 'provider');
-- It is sealed before the first client has the notice, by a process that is nobody's.
create policy pressed on notice_papers for select to portal_worker using (true);
create policy press on notice_papers for insert to portal_worker
  with check (exists (select from notices n where n.id = notice_id and n.status = 'published'));
create policy pressed on notices for select to portal_worker using (status = 'published');
grant select on notice_papers to portal_app;
grant select, insert on notice_papers to portal_worker;
create trigger frozen before update or delete or truncate on notice_papers
  for each statement execute function refuse_change();

-- The SHA-256 of the sealed notice that a line of the log names; null: it names none.
create function notice_paper_in(line text) returns text language sql immutable set search_path = public, pg_temp as $$
  select case j ->> 'type' when 'paper.sealed' then j #>> '{data,sha256}'
                           when 'notice.published' then j #>> '{data,paper,sha256}' end
    from (select case when pg_input_is_valid(line, 'jsonb') then line::jsonb end) as l (j)
$$;

-- Whether the log of this client names a sealed notice that is not, or no longer, the one that is kept.
create function notice_paper_is_other(whose uuid, notice uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from evidence_events e
     where e.client_id = whose and e.subject_id = notice::text and e.type in ('paper.sealed', 'notice.published')
       and notice_paper_in(e.line) is not null
       and not exists (select from notice_papers p where p.notice_id = notice and p.sha256 = notice_paper_in(e.line)))
$$;

-- Whether the log of this client names one.
create function notice_paper_is_named(whose uuid, notice uuid) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from evidence_events e
     where e.client_id = whose and e.subject_id = notice::text and e.type in ('paper.sealed', 'notice.published')
       and notice_paper_in(e.line) is not null)
$$;

-- Which of these clients have the notice, and no line of its sealed PDF yet. Who asks next waits until this transaction ends.
create function clients_to_name_paper(notice uuid, chosen uuid[]) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from notice_papers p where p.notice_id = notice for update;
  if not found then return; end if;
  return query
    select r.client_id from notice_recipients r
     where r.notice_id = notice and r.client_id = any(chosen)
       and not notice_paper_is_named(r.client_id, notice)
     order by 1;
end $$;
revoke execute on function clients_to_name_paper from public;
grant execute on function clients_to_name_paper to portal_worker;
