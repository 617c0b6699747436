create table instructions (
  id uuid primary key,
  client_id uuid not null references clients,
  number text unique,
  version int not null default 1,
  kind text not null,
  title text not null,
  text text not null,
  systems text[] not null,
  data_categories text[] not null,
  data_subjects text[] not null,
  wished_date date,
  urgency text not null check (urgency in ('normal', 'urgent')),
  urgency_reason text,
  valid_from date,
  valid_until date,
  drafted_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,

  -- The §9 register as it stood when the instruction was given.
  given_by jsonb,

  status text not null default 'draft',
  submitted_at timestamptz(3),
  acknowledged_at timestamptz(3),
  started_at timestamptz(3),
  executed_at timestamptz(3),
  declined_at timestamptz(3),
  decline_reason text,

  unique (client_id, id),
  check (valid_until is null or valid_from <= valid_until),
  check ((given_by is null) = (submitted_at is null)),
  check ((number is null) = (submitted_at is null)),
  check ((decline_reason is null) = (declined_at is null)),
  constraint instructions_state check (
    case status
      when 'draft' then num_nonnulls(submitted_at, acknowledged_at, started_at, executed_at, declined_at) = 0
      when 'submitted' then submitted_at is not null
        and num_nonnulls(acknowledged_at, started_at, executed_at, declined_at) = 0
      when 'in_review' then num_nonnulls(submitted_at, acknowledged_at) = 2
        and num_nonnulls(started_at, executed_at, declined_at) = 0
      when 'in_progress' then num_nonnulls(submitted_at, acknowledged_at, started_at) = 3
        and num_nonnulls(executed_at, declined_at) = 0
      when 'executed' then num_nonnulls(submitted_at, acknowledged_at, started_at, executed_at) = 4
        and declined_at is null
      when 'declined' then num_nonnulls(submitted_at, acknowledged_at, declined_at) = 3
        and executed_at is null
      else false
    end)
);
create index instructions_client on instructions (client_id, updated_at desc, id desc);
create index instructions_newest on instructions (updated_at desc, id desc);
create index instructions_open on instructions (submitted_at) where status in ('submitted', 'in_review', 'in_progress');

create table instruction_events (
  client_id uuid not null,
  instruction_id uuid not null,
  sequence int not null,
  at timestamptz(3) not null,
  move text not null,
  to_status text not null,
  user_id uuid not null references users,
  by_name text not null,
  side text not null check (side in ('client', 'provider')),
  note text,
  primary key (client_id, instruction_id, sequence),
  foreign key (client_id, instruction_id) references instructions (client_id, id)
);

create table execution_reports (
  client_id uuid not null,
  instruction_id uuid not null,
  sequence int not null,
  report text not null,
  executed_from timestamptz(3) not null,
  executed_until timestamptz(3) not null,
  result text not null,
  evidence text,
  subprocessors_informed text,
  remaining text,
  by_name text not null,
  at timestamptz(3) not null,
  primary key (client_id, instruction_id, sequence),
  foreign key (client_id, instruction_id) references instructions (client_id, id),
  check (executed_from <= executed_until)
);

-- The proof of a binding act: `record` is the canonical text whose SHA-256 the receipt carries.
create table receipts (
  id uuid primary key,
  client_id uuid not null,
  instruction_id uuid not null,
  number text not null unique,
  act text not null,
  record text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz(3) not null,
  foreign key (client_id, instruction_id) references instructions (client_id, id)
);
create index receipts_client on receipts (client_id, instruction_id);

alter table instructions enable row level security;
alter table instruction_events enable row level security;
alter table execution_reports enable row level security;
alter table receipts enable row level security;

-- A client's drafts are its own affair: the provider sees an instruction from its submission on.
create policy tenant_isolation on instructions for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
-- A client's people write drafts and hand them in; what comes after is the provider's to move.
create policy tenant_insert on instructions for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager') and status = 'draft');
create policy tenant_update on instructions for update to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'))
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and status in ('draft', 'submitted'));
create policy tenant_delete on instructions for delete to portal_app
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager') and status = 'draft');
create policy provider_read on instructions for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider' and status <> 'draft');
create policy provider_write on instructions for update to portal_app
  using ((select current_setting('app.role', true)) in ('owner', 'staff') and status <> 'draft');
create policy tenant_isolation on instruction_events for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on instruction_events for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager')
    and side = 'client' and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy provider_read on instruction_events for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on instruction_events for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff')
    and side = 'provider' and user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));
create policy tenant_isolation on execution_reports for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy provider_read on execution_reports for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
create policy provider_insert on execution_reports for insert to portal_app
  with check ((select current_setting('app.role', true)) in ('owner', 'staff'));
create policy tenant_isolation on receipts for select to portal_app, portal_worker
  using (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid));
create policy tenant_insert on receipts for insert to portal_app
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (select current_setting('app.role', true)) in ('member', 'manager'));
create policy provider_read on receipts for select to portal_app
  using ((select current_setting('app.side', true)) = 'provider');
grant select, insert, update, delete on instructions to portal_app;
grant select, insert on instruction_events, execution_reports, receipts to portal_app;
grant select on instructions, instruction_events, execution_reports, receipts to portal_worker;

create function keep_submitted() returns trigger language plpgsql as $$
begin
  if old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a submitted instruction stays' using errcode = '23001';
  end if;
  if (new.client_id, new.number, new.kind, new.title, new.text, new.systems, new.data_categories, new.data_subjects,
      new.wished_date, new.urgency, new.urgency_reason, new.valid_from, new.valid_until, new.drafted_by,
      new.created_at, new.given_by, new.submitted_at)
     is distinct from
     (old.client_id, old.number, old.kind, old.title, old.text, old.systems, old.data_categories, old.data_subjects,
      old.wished_date, old.urgency, old.urgency_reason, old.valid_from, old.valid_until, old.drafted_by,
      old.created_at, old.given_by, old.submitted_at)
  then
    raise exception 'what was submitted is not edited' using errcode = '23001';
  end if;
  if (old.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at)
     or (old.started_at is not null and new.started_at is distinct from old.started_at)
     or (old.executed_at is not null and new.executed_at is distinct from old.executed_at)
     or (old.declined_at is not null and (new.declined_at, new.decline_reason) is distinct from (old.declined_at, old.decline_reason))
     or new.id <> old.id
  then
    raise exception 'what happened to an instruction stays' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger frozen before update or delete on instructions for each row execute function keep_submitted();
create trigger frozen before update or delete or truncate on instruction_events for each statement execute function refuse_change();
create trigger frozen before update or delete or truncate on execution_reports for each statement execute function refuse_change();
create trigger frozen before update or delete or truncate on receipts for each statement execute function refuse_change();
