-- Each notice went to every client; the older it is, the more of them have read it.
create table bench.notices as
  select i, id, at, bench.year_of(at) as year,
         bench.last('M', bench.year_of(at)) + row_number() over (partition by bench.year_of(at) order by at, i) as n,
         bench.one_of(array['incident', 'disruption', 'subprocessor_change', 'tom_change', 'contact_changed', 'audit_result', 'general', 'general'], i, 20) as kind,
         -- A breach is at least important.
         case when bench.one_of(array['incident', 'disruption', 'subprocessor_change', 'tom_change', 'contact_changed', 'audit_result', 'general', 'general'], i, 20) = 'incident'
              then 'important' else bench.one_of(array['info', 'info', 'info', 'important', 'urgent'], i, 21) end as severity,
         bench.one_of(array['Wartung der Praxissoftware', 'Störung der Anmeldung', 'Neuer Unterauftragnehmer', 'Änderung der Maßnahmen', 'Prüfbericht des Rechenzentrums', 'Geänderte Öffnungszeiten der Unterstützung', 'Aktualisierung der Verschlüsselung'], i, 22)
           || ' im ' || to_char(at, 'MM/YYYY') || ', ' || i as title
    from generate_series(1, bench.size('notices')) i
    cross join lateral (select bench.present() - i * (interval '3 years' / bench.size('notices'))) t (at)
    cross join lateral (select bench.id(at, 'notice', i)) u (id);
insert into notices (id, number, kind, severity, title, body, audience, status, version, author, created_at, updated_at, published_at)
  select id, bench.number('M', year, n, 4), kind, severity, title,
         'Wir möchten Sie darüber in Kenntnis setzen. Einzelheiten stehen im **Anhang**; Rückfragen beantworten wir gern.', '"all"',
         'published', 2, 'Robert Zerer', at - interval '1 hour', at, at
    from bench.notices;
insert into notices (id, kind, severity, title, body, audience, author, created_at, updated_at)
  select bench.id(at, 'notice-draft', i), 'general', 'info', 'Entwurf ' || i, 'Noch nicht fertig.', '"all"', 'Eva Brandl', at, at
    from generate_series(1, bench.size('notices') / 20) i
    cross join lateral (select bench.present() - i * interval '5 hours') t (at);
insert into number_series (kind, year, last) select 'M', year, max(n) from bench.notices group by year
  on conflict (kind, year) do update set last = excluded.last;

insert into notice_recipients (client_id, notice_id, published_at, number, kind, severity, title,
                               first_opened_at, first_opened_by, acknowledged_at, acknowledged_by)
  select c.id, n.id, n.at, bench.number('M', n.year, n.n, 4), n.kind, n.severity, n.title,
         case when opened then n.at + interval '3 hours' end, case when opened then c.giver end,
         case when acknowledged then n.at + interval '4 hours' end, case when acknowledged then c.giver end
    from bench.notices n cross join bench.clients c
    cross join lateral (select bench.dice(n.i * 100000 + c.position, 23) % 100) d (percent)
    cross join lateral (select percent < least(97, 60 + n.i / 2), percent < least(95, 40 + n.i / 2)) s (opened, acknowledged);

insert into notice_reach (notice_id, kind, severity, published_at, clients, opened, acknowledged)
  select notice_id, min(kind), min(severity), min(published_at), count(*), count(first_opened_at), count(acknowledged_at)
    from notice_recipients group by notice_id
  on conflict (notice_id) do nothing;
