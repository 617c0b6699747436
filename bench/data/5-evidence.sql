-- The newest events of each client as lines of its log, which go on where the log stands.
create function bench.next_line(before text, log text, head text, tail text) returns text language sql immutable
  return head || encode(sha256(convert_to(coalesce(before, log), 'UTF8')), 'hex') || tail;
create aggregate bench.chain(log text, head text, tail text) (sfunc = bench.next_line, stype = text);

create table bench.lines as
  with named as (
    select e.*, c.position, row_number() over (partition by e.client_id order by e.at desc, e.i desc, e.sequence desc) as back,
           'instruction.' || (jsonb_build_object('record', 'recorded', 'receive', 'received', 'submit', 'submitted', 'acknowledge', 'acknowledged',
             'start', 'started', 'execute', 'executed', 'raise_concern', 'concern_raised', 'quote', 'quoted', 'present', 'presented',
             'accept', 'accepted', 'withdraw', 'withdrawn', 'reject', 'rejected', 'decline', 'declined', 'expire', 'expired') ->> e.move) as type
      from bench.events e join bench.clients c on c.id = e.client_id),
  -- The measured client has a log as long as its history, the others share what is left.
  wanted as (
    select n.* from named n
     where n.position = 0 and n.back <= 40 * bench.size('heavier')
        or n.position > 0 and n.back <= (bench.size('evidence') - 40 * bench.size('heavier')) / (bench.size('clients') - 1)),
  placed as (
    select w.client_id, w.i, w.sequence, w.move, w.type, w.id, w.kind, w.reached, w.number,
           -- No line is before the one before it.
           greatest(w.at, (select e.at from evidence_events e where e.client_id = w.client_id and e.sequence = h.sequence)) as at,
           coalesce(h.sequence, 0) + row_number() over (partition by w.client_id order by w.at, w.i, w.sequence)::int as place,
           coalesce((select l.line from evidence_events l where l.client_id = w.client_id and l.sequence = h.sequence),
                    e'avv-portal/evidence/1\n' || w.client_id) as log,
           case when w.side <> 'clock' then format('{"name":%s,"side":"%s","userId":"%s"}',
             to_json(case w.side when 'client' then w.giver else s.name end), w.side,
             case w.side when 'client' then w.user_id else s.id end) end as content,
           sha256(convert_to(w.client_id || '/' || w.i || '/' || w.sequence, 'UTF8')) as salt
      from wanted w cross join bench.staff s left join evidence_heads h on h.client_id = w.client_id)
  select client_id, i, place, at, move, type, id, content, salt,
         bench.chain(log,
           format('{"at":"%s","client":"%s","data":{"kind":"%s","revision":1,"status":"%s"},"personal":%s,"prev":"', bench.text_of(at), client_id,
             kind, reached, coalesce('"' || encode(sha256(salt || convert_to(content, 'UTF8')), 'hex') || '"', 'null')),
           format('","sequence":%s,"subject":{"id":"%s","kind":"instruction","number":%s},"type":"%s","v":1}', place, id,
             coalesce('"' || number || '"', 'null'), type))
           over (partition by client_id order by place) as line
    from placed;
insert into evidence_events (client_id, sequence, at, type, subject_kind, subject_id, line, hash)
  select client_id, place, at, type, 'instruction', id, line, sha256(convert_to(line, 'UTF8')) from bench.lines;
insert into evidence_personal (client_id, sequence, salt, content)
  select client_id, place, salt, content from bench.lines where content is not null;
create table bench.heads as
  select distinct on (client_id) client_id, sequence, hash, at from evidence_events order by client_id, sequence desc;
insert into evidence_heads (client_id, sequence, hash, at) select client_id, sequence, hash, at from bench.heads
  on conflict (client_id) do update set sequence = excluded.sequence, hash = excluded.hash, at = excluded.at;
