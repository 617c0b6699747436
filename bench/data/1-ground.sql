-- What the other steps stand on. Sizes and the present stand in settings named bench.*; the same settings give the same rows.
create schema bench;

create function bench.size(name text) returns bigint language sql stable
  return current_setting('bench.' || name)::bigint;
create function bench.present() returns timestamptz language sql stable
  return current_setting('bench.present')::timestamptz;
-- A number that looks like chance and is none.
create function bench.dice(i bigint, salt int) returns int language sql immutable
  return (hashint8extended(i, salt) & 2147483647)::int;
create function bench.one_of(choices text[], i bigint, salt int) returns text language sql immutable
  return choices[1 + bench.dice(i, salt) % array_length(choices, 1)];
-- A UUIDv7 of that time.
create function bench.id(at timestamptz, kind text, i bigint) returns uuid language sql immutable
  return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(kind || i), 1, 3)
          || '8' || substr(md5(kind || i), 4, 15))::uuid;
create function bench.text_of(at timestamptz) returns text language sql immutable
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
create function bench.year_of(at timestamptz) returns int language sql immutable
  return extract(year from at at time zone 'Europe/Berlin')::int;
create function bench.sha256(content text) returns text language sql immutable
  return encode(sha256(convert_to(content, 'UTF8')), 'hex');
create function bench.number(kind text, year int, n bigint, digits int) returns text language sql immutable
  return kind || '-' || year || '-' || lpad(n::text, greatest(digits, length(n::text)), '0');
create function bench.last(p_kind text, p_year int) returns int language sql stable
  return coalesce((select last from number_series where kind = p_kind and year = p_year), 0);

-- What is not a constraint's own index comes back at the end, built in one go.
create table bench.indexes as
  select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class t on t.oid = i.indrelid
   where t.relnamespace = 'public'::regnamespace
     and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
do $$
declare name text;
begin
  for name in select i.name from bench.indexes i loop execute 'drop index ' || name; end loop;
end $$;
