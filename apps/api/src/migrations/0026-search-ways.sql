-- The title as `words` has it, without the number behind it; and what of a number counts up: 0100 of W-2025-0100.
create function title_in(p_words text, p_number text) returns text language sql immutable parallel safe
return left(p_words, char_length(p_words) - case
  when p_number is null then 0
  else 1 + char_length(p_number)
    + case when p_number like '%-0%' then 8 + char_length(ltrim(split_part(p_number, '-', 3), '0')) else 0 end end);

-- What the numbers of a thousand begin with: W-2025-1 those of 1000 to 1999 and of 10000 to 19999, W-2025-0 those before.
-- Kept, because behind a policy PostgreSQL looks into an index for columns alone.
alter table instructions add column series text generated always as (left(number, 8)) stored;

-- As before, and said so that PostgreSQL does not take it for a filter that leaves one row of two hundred.
alter policy provider_read on instructions
  using ((select current_setting('app.side', true) = 'provider') and number is not null);
do $$
declare
  each record;
begin
  for each in
    select tablename as name from pg_policies
     where policyname = 'provider_read' and qual = $q$(( SELECT current_setting('app.side'::text, true) AS current_setting) = 'provider'::text)$q$
  loop
    execute format($q$alter policy provider_read on %I using ((select current_setting('app.side', true) = 'provider'))$q$, each.name);
  end loop;
end $$;

-- Title and number apart: nearly every number has the trigrams of its year, and looking for them would gather all.
-- What a list is filtered by stands beside them, so that what is common is gathered where a filter leaves few of it.
drop index instructions_words;
create index instructions_words on instructions using gin (
  client_id, status, kind, urgency, title_in(words, number) gin_trgm_ops, split_part(number, '-', 3) gin_trgm_ops)
  with (fastupdate = off);

-- What a search looks through in the order of a list stands in that order's index: the rows themselves lie anywhere.
drop index instructions_newest;
create index instructions_newest on instructions (updated_at desc, id desc)
  include (words, status, kind, urgency, client_id, wished_date, ended_at) where number is not null;
drop index instructions_due;
create index instructions_due on instructions (due_on, id)
  include (words, status, kind, urgency, client_id, wished_date, ended_at) where number is not null;
drop index instructions_client;
create index instructions_client on instructions (client_id, updated_at desc, id desc)
  include (words, status, kind, urgency, wished_date, ended_at);
-- The same within one series: what moved last of it may lie far behind the newest.
create index instructions_series on instructions (series, updated_at desc, id desc)
  include (words, status, kind, urgency, client_id, wished_date, ended_at) where number is not null;
create index instructions_series_due on instructions (series, due_on, id)
  include (words, status, kind, urgency, client_id, wished_date, ended_at) where number is not null;

-- Ids of what a search finds among what its caller's side sees, and which way is left to look for it:
--   found   these are all there are
--   series  beside these, what is found in these series of numbers, in the order of the list
--   list    so many have it, or it says so little, that they are sooner found in the order of the list
drop function instructions_like;
create function instructions_like(
  p_search text, p_status text, p_kind text, p_urgency text, p_client uuid, p_most int,
  out ids uuid[], out way text, out series text[])
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  me constant uuid := nullif(current_setting('app.client_id', true), '')::uuid;
  is_provider constant boolean := session_user = 'portal_provider';
  all_of constant text[] := patterns_of(p_search);
  most int := p_most;
  newest text[];
  seen text;
  filtered text;
  texts text[];
  plain text;
  parts text[];
begin
  ids := '{}';
  way := 'found';
  if not (session_user = 'portal_client' or is_provider and coalesce(current_setting('app.side', true), '') = 'provider')
     or all_of = '{}' then
    return;
  end if;

  if is_provider then
    newest := array(
      select n.words
        from (select i.words, i.status, i.kind, i.urgency, i.client_id from instructions i
               where i.number is not null order by i.updated_at desc, i.id desc limit 200) n
       where n.status = coalesce(p_status, n.status) and n.kind = coalesce(p_kind, n.kind)
         and n.urgency = coalesce(p_urgency, n.urgency) and n.client_id = coalesce(p_client, n.client_id));
  else
    newest := array(
      select n.words
        from (select i.words, i.status, i.kind, i.urgency from instructions i
               where i.client_id = me order by i.updated_at desc, i.id desc limit 200) n
       where n.status = coalesce(p_status, n.status) and n.kind = coalesce(p_kind, n.kind)
         and n.urgency = coalesce(p_urgency, n.urgency));
  end if;
  if (select count(*) >= 5 from unnest(newest) n (words) where n.words like all (all_of)) then
    ids := null;
    way := 'list';
    return;
  end if;

  seen := ' and i.words like all ($1) and ' || case when is_provider then 'i.number is not null' else 'i.client_id = $2' end;
  filtered := seen
    || case when p_status is null then '' else ' and i.status = $3' end
    || case when p_kind is null then '' else ' and i.kind = $4' end
    || case when p_urgency is null then '' else ' and i.urgency = $5' end
    || case when p_client is null then '' else ' and i.client_id = $6' end;

  -- A year and at least two digits behind it: the numbers that begin so, as they are written and without zeros in front.
  select regexp_match(p.pattern, '^%(?:w-)?(\d{4})-(\d{2,})%$') || p.pattern into parts
    from unnest(all_of) p (pattern)
   where p.pattern ~ '^%(w-)?\d{4}-\d{2,}%$' order by char_length(p.pattern) desc limit 1;
  -- Of the words that can only stand in a title the three that fewest of the newest have.
  texts := array(
    select p.pattern
      from unnest(all_of) p (pattern),
           lateral (select count(*) as many from unnest(newest) n (words) where n.words like p.pattern) c
     where p.pattern ~ '[a-z0-9]{3}|^% [a-z0-9]' and p.pattern ~ '[^-%w0-9 ]'
     order by c.many, char_length(p.pattern) desc limit 3);
  if texts <> '{}' and (select count(*) >= 5 from unnest(newest) n (words) where n.words like texts[1]) then
    -- Each of them is common; few may have two of them.
    most := p_most / 3;
    if cardinality(texts) = 1 then
      texts := '{}';
    end if;
  end if;
  -- Three digits or more that are in no year.
  select p.pattern into plain
    from unnest(all_of) p (pattern)
   where p.pattern ~ '^%\d{3,}%$'
     and not exists (select from number_series s where s.kind = 'W' and s.year::text like p.pattern)
   order by char_length(p.pattern) desc limit 1;

  ids := null;
  if parts is not null then
    execute 'select array(
        select i.id
          from generate_series(0, greatest(0, 4 - char_length($4))) zeros,
               lateral (select ''W-'' || $3 || ''-'' || repeat(''0'', zeros) || $4) n (begins), instructions i
         where i.number >= n.begins and i.number < n.begins || ''A''' || seen || ' limit $6 + 1)
        || array(select i.id from instructions i where title_in(i.words, i.number) like $5' || seen || ' limit $6 + 1)'
      into ids using all_of, me, parts[1], parts[2], parts[3], most;
  elsif texts <> '{}' then
    execute 'select array(select i.id from instructions i where title_in(i.words, i.number) like $7
         and title_in(i.words, i.number) like $8 and title_in(i.words, i.number) like $9' || filtered || ' limit $10 + 1)'
      into ids using all_of, me, p_status, p_kind, p_urgency, p_client,
        texts[1], coalesce(texts[2], '%'), coalesce(texts[3], '%'), most;
  elsif texts = '{}' and plain is not null then
    most := case when char_length(plain) < 6 then p_most / 3 else p_most end;
    execute 'select array(
        select i.id from instructions i where split_part(i.number, ''-'', 3) like $7' || filtered || ' limit $8 + 1)
        || array(select i.id from instructions i where title_in(i.words, i.number) like $7' || filtered || ' limit $8 + 1)'
      into ids using all_of, me, p_status, p_kind, p_urgency, p_client, plain, most;
  end if;
  if cardinality(ids) <= most then
    return;
  end if;

  -- So many; but where a year is named and perhaps a digit, its series are looked through, and what others have it is gathered.
  ids := null;
  way := 'list';
  if is_provider then
    select regexp_match(p.pattern, '^%(?:w-)?(\d{4})(?:-(\d)?\d*)?%$') || p.pattern into parts
      from unnest(all_of) p (pattern)
      join number_series s on s.kind = 'W' and s.year::text = substring(p.pattern, '^%(?:w-)?(\d{4})(?:-\d*)?%$')
     order by char_length(p.pattern) desc limit 1;
    if parts is not null then
      series := array(select 'W-' || parts[1] || '-' || d from generate_series(0, 9) d where d in (0, coalesce(parts[2]::int, d)));
      execute 'select array(
          select i.id from instructions i
           where split_part(i.number, ''-'', 3) like $7 and i.series <> all ($8)' || filtered || ' limit $9 + 1)
          || array(select i.id from instructions i
           where title_in(i.words, i.number) like $7 and i.series <> all ($8)' || filtered || ' limit $9 + 1)'
        into ids using all_of, me, p_status, p_kind, p_urgency, p_client, parts[3], series, p_most;
      if cardinality(ids) > p_most then
        ids := null;
      else
        way := 'series';
      end if;
    end if;
  end if;
end $$;
revoke execute on function instructions_like from public;
grant execute on function instructions_like to portal_client, portal_provider;

analyze instructions;
