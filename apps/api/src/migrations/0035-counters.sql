-- Wrong passwords of one account in a row are counted whatever the addresses, and for longer than a day: a counter says how
-- many days it is kept after the last attempt.
alter table throttles add column keep_days int not null default 1;
