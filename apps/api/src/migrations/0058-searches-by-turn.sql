-- As in 0026-search-ways.sql: what a list is filtered by stands in the index of its order, whose turn it is as well.
drop index instructions_newest;
create index instructions_newest on instructions (updated_at desc, id desc)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
drop index instructions_due;
create index instructions_due on instructions (due_on, id)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
drop index instructions_client;
create index instructions_client on instructions (client_id, updated_at desc, id desc)
  include (words, status, kind, urgency, wished_date, ended_at, waits_for_client, waits_for_provider);
drop index instructions_series;
create index instructions_series on instructions (series, updated_at desc, id desc)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
drop index instructions_series_due;
create index instructions_series_due on instructions (series, due_on, id)
  include (words, status, kind, urgency, client_id, wished_date, ended_at, waits_for_client, waits_for_provider)
  where number is not null;
-- By the day it is due, of what waits for somebody.
create index instructions_provider_turn_due on instructions (due_on, id) where number is not null and waits_for_provider;
create index instructions_client_turn_due on instructions (due_on, id) where number is not null and waits_for_client;
