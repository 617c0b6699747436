-- A breach, or what may be one, is told as important at least. What was published before stays as it was told.
alter table notices add constraint pressing_enough
  check (severity <> 'info' or kind not in ('incident', 'third_party_access')) not valid;

-- What a client has not acknowledged: a breach before all else, then by urgency.
drop index notice_recipients_pressing;
create index notice_recipients_pressing on notice_recipients (
  client_id, (case when kind = 'incident' then 0 when severity = 'urgent' then 1 when severity = 'important' then 2 else 3 end),
  published_at desc) where acknowledged_at is null;

-- A breach is the provider's first task until every client acknowledged it.
alter table notice_reach add kind text;
update notice_reach r set kind = n.kind from notices n where n.id = r.notice_id;
alter table notice_reach alter kind set not null;
create index notice_reach_breaches on notice_reach (published_at) where kind = 'incident' and acknowledged < clients;
create or replace function count_received() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into notice_reach as r (notice_id, kind, severity, published_at, clients, opened, acknowledged)
    values (new.notice_id, new.kind, new.severity, new.published_at, 1,
      (new.first_opened_at is not null)::int, (new.acknowledged_at is not null)::int)
  on conflict (notice_id) do update set clients = r.clients + excluded.clients, opened = r.opened + excluded.opened,
    acknowledged = r.acknowledged + excluded.acknowledged;
  return null;
end $$;
