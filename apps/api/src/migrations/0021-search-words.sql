-- Titles and numbers as a search reads them. Umlauts and ß are written out, accents left away, all is small, what only
-- separates is a space; so `Löschung`, `LOESCHUNG` and `löschung` are one word. In the manner of `return`, which keeps to
-- these very functions, whatever the search path of whoever restores a dump.
create function folded(p_text text) returns text language sql immutable parallel safe
return translate(
  lower(regexp_replace(
    normalize(
      replace(replace(replace(replace(replace(replace(replace(replace(normalize(p_text, nfc),
        'ä', 'ae'), 'Ä', 'ae'), 'ö', 'oe'), 'Ö', 'oe'), 'ü', 'ue'), 'Ü', 'ue'), 'ß', 'ss'), 'ẞ', 'ss'),
      nfkd),
    U&'[\0300-\036F]', '', 'g')),
  E'%_\\*()[]{}<>/,;:!?"''`´„“”‚‘’«»|', repeat(' ', 31));

-- Each word stands behind a space. A number stands there as it is written and without the zeros in front: W-2025-0100, W-2025-100.
create function words_of(p_title text, p_number text) returns text language sql immutable parallel safe
return ' ' || folded(p_title || coalesce(' ' || p_number, '')
  || case when p_number ~ '-0' then ' ' || regexp_replace(p_number, '-0+', '-') else '' end);

-- What to ask `words` for, one pattern for each word; all of them have to be there. A word is found within longer ones and
-- without its ending (Löschungen, löschen, Löschung), one or two letters where a word begins with them.
create function patterns_of(p_search text) returns text[] language sql immutable parallel safe
return array(
  select case when char_length(w.word) < 3 then '% ' else '%' end
      || regexp_replace(regexp_replace(w.word,
           '^([a-z]{5,})ung(?:en)?$', '\1'),
           '^([a-z]{4,}?)(?:ern|en|em|er|es|e|n|(?<!s)s)$', '\1')
      || '%'
    from (select btrim(p.part, '.-') as word
            from regexp_split_to_table(folded(p_search), '\s+') p (part)) w
   where w.word <> ''
   group by w.word);

alter table instructions add column words text not null generated always as (words_of(title, number)) stored;

-- Found by trigrams, within a client or everywhere. Written at once: what waits in a list would be read by each search.
create extension if not exists btree_gin;
drop index instructions_words;
create index instructions_words on instructions using gin (client_id, words gin_trgm_ops) with (fastupdate = off);

-- As before, and for both sides, each among what it sees. Null: so many have it all that a page is sooner read in the order
-- of the list; and where every single word is common there, though not all of them together.
drop function instructions_like;
create function instructions_like(p_search text, p_most int) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp set enable_seqscan = off
as $$
declare
  me constant uuid := nullif(current_setting('app.client_id', true), '')::uuid;
  all_of constant text[] := patterns_of(p_search);
  newest text[];
  rare text[];
  ids uuid[];
begin
  if session_user = 'portal_provider' and current_setting('app.side', true) = 'provider' then
    newest := array(select i.words from instructions i where i.number is not null order by i.updated_at desc, i.id desc limit 200);
  elsif session_user = 'portal_client' then
    newest := array(select i.words from instructions i where i.client_id = me order by i.updated_at desc, i.id desc limit 200);
  else
    return '{}';
  end if;
  if all_of = '{}' then
    return '{}';
  end if;
  if (select count(*) >= 5 from unnest(newest) n (words) where n.words like all (all_of)) then
    return null;
  end if;
  -- The three that fewest of the newest have, of those that have trigrams. Of a number what is behind the year is enough.
  rare := array(
    select regexp_replace(regexp_replace(p.pattern, '^%(?:w-)?\d\d(\d\d-\d+%)$', '%\1'), '^%\d\d(-\d{4,}%)$', '%\1')
      from unnest(all_of) p (pattern),
           lateral (select count(*) as many from unnest(newest) n (words) where n.words like p.pattern) c
     where p.pattern ~ '[a-z0-9]{3}|^% [a-z0-9]'
     order by c.many, char_length(p.pattern) desc limit 3);
  if rare = '{}' or (select count(*) >= 5 from unnest(newest) n (words) where n.words like rare[1]) then
    return null;
  end if;
  if session_user = 'portal_provider' then
    select array_agg(f.id) into ids from (
      select i.id from instructions i
       where i.words like rare[1] and i.words like coalesce(rare[2], '%') and i.words like coalesce(rare[3], '%')
         and i.words like all (all_of) and i.number is not null
       limit p_most + 1) f;
  else
    select array_agg(f.id) into ids from (
      select i.id from instructions i
       where i.client_id = me
         and i.words like rare[1] and i.words like coalesce(rare[2], '%') and i.words like coalesce(rare[3], '%')
         and i.words like all (all_of)
       limit p_most + 1) f;
  end if;
  return case when cardinality(ids) > p_most then null else coalesce(ids, '{}') end;
end $$;
revoke execute on function instructions_like from public;
grant execute on function instructions_like to portal_client, portal_provider;
