-- Names stand in German order (DIN 5007-1), upper and lower case alike: wherever a list, a keyset or an index goes by them.
-- A column that a trigger names keeps its type as long as there is the trigger.
drop trigger forget_standings on users;
drop trigger forget_standings on clients;

alter table users alter column name type text collate "de-x-icu";
alter table clients alter column name type text collate "de-x-icu";
alter table subprocessors alter column name type text collate "de-x-icu";

create trigger forget_standings after update of email, name, locale, side, staff_role, disabled_at on users
  for each row execute function forget_standings();
create trigger forget_standings after update of name on clients
  for each row execute function forget_standings();
