-- Three of five mails tell of the newest notices, the others of the newest moves; few are waiting or were refused.
create table bench.mails as
  select row_number() over (order by at desc, client_id) as i, *
    from (
      (select r.client_id, c.user_id, r.published_at as at, 'notice.published' as kind, r.number, '/mitteilungen/' || r.notice_id as path, r.notice_id
         from notice_recipients r join bench.clients c on c.id = r.client_id
        order by r.published_at desc, r.client_id limit bench.size('mails') * 3 / 5)
      union all
      (select l.client_id, c.user_id, l.at, l.type, n.number, '/weisungen/' || l.id, null::uuid
         from bench.lines l join bench.clients c on c.id = l.client_id join bench.numbered n on n.i = l.i
        where l.type in ('instruction.acknowledged', 'instruction.started', 'instruction.executed', 'instruction.declined', 'instruction.recorded')
        order by l.at desc, l.id limit bench.size('mails') * 2 / 5)) m;
insert into mails (id, client_id, user_id, kind, number, path, notice_id, created_at, attempts, sent_at, failed_at, server_answer)
  select bench.id(at, 'mail', i), client_id, user_id, kind, number, path, notice_id, at,
         case when i % 100 = 7 then 0 when i % 100 = 8 then 5 else 1 end,
         case when i % 100 not in (7, 8) then at + interval '2 seconds' end,
         case when i % 100 = 8 then at + interval '6 hours' end,
         case when i % 100 = 8 then '550 5.1.1 unknown' when i % 100 <> 7 then '250 2.0.0 Ok' end
    from bench.mails;
