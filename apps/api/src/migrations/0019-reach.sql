-- What is handed to many clients a part at a time may be counted at the end of its transaction: its parts, and those who open the
-- notice meanwhile, wait for each other no longer than a commit takes. Everybody else counts at once, as before.
drop trigger counted on notice_recipients;
drop function count_received;
create function count_received() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  insert into notice_reach as r values (new.notice_id, new.severity, new.published_at, 1,
      (new.first_opened_at is not null)::int, (new.acknowledged_at is not null)::int)
  on conflict (notice_id) do update set clients = r.clients + excluded.clients, opened = r.opened + excluded.opened,
    acknowledged = r.acknowledged + excluded.acknowledged;
  return null;
end $$;
revoke execute on function count_received from public;
create constraint trigger counted after insert on notice_recipients deferrable initially immediate
  for each row execute function count_received();
