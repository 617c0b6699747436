-- A check value of each key the portal was started with, by which a start with another one is refused. It tells nothing
-- about the key. For the owner alone.
create table key_checks (
  name text primary key check (name in ('ENCRYPTION_KEY', 'SIGNING_KEY')),
  value text not null check (value ~ '^[0-9a-f]{64}$')
);
alter table key_checks enable row level security;
