-- Three years of instructions in every state, each with the way it came: only young ones are still open. What was told or
-- came by letter counts when it arrived, and costs are asked for beside the state.
create table bench.instructions as
  with placed as (
    select i, c.id as client_id, c.given_by, c.giver, c.user_id, bench.dice(i, 30) % 100 as percent,
           bench.present() - interval '1 hour' - (bench.dice(i, 31) % 94608000) * interval '1 second' as created
      from generate_series(1, bench.size('instructions')) i
      join bench.clients c on c.position = case when i <= 20 * bench.size('heavier') then 0 else i % bench.size('clients') end),
  stated as (
    select *, case
        when created < bench.present() - interval '90 days' then
          case when percent < 82 then 'closed' when percent < 87 then 'executed' when percent < 93 then 'declined'
               when percent < 96 then 'withdrawn' when percent < 98 then 'expired' else 'void' end
        when percent < 30 then 'closed' when percent < 38 then 'executed' when percent < 44 then 'declined'
        when percent < 50 then 'withdrawn' when percent < 66 then 'in_progress' when percent < 80 then 'in_review'
        when percent < 88 then 'submitted' when percent < 91 then 'suspended' when percent < 94 then 'priced'
        when percent < 96 then 'told' when percent < 97 then 'awaiting_countersignature' else 'draft'
      end as way
      from placed),
  entered as (
    select *, case way when 'priced' then 'in_review' when 'told' then 'submitted' else way end as status,
           case when way in ('told', 'void') then 'oral'
                when way not in ('draft', 'awaiting_countersignature', 'suspended', 'withdrawn', 'expired')
                 and bench.dice(i, 45) % 20 = 0 then 'letter'
                else 'portal' end as channel
      from stated),
  -- A day for each step, or a part of what is left until now.
  timed as (
    select *, created + step as t1, created + 2 * step as t2, created + 3 * step as t3, created + 4 * step as t4
      from entered cross join lateral (select least(interval '20 hours', (bench.present() - created) / 5)) l (step)),
  lived as (
    select i, bench.id(created, 'instruction', i) as id, client_id, given_by as giver_of, giver, user_id, created, way, status,
           channel,
           case when channel <> 'portal' then created
                when status not in ('draft', 'awaiting_countersignature') then t1 end as submitted,
           case when status not in ('draft', 'awaiting_countersignature', 'void', 'submitted') then t2 end as acknowledged,
           case when status in ('in_progress', 'executed', 'closed') then t3 end as started,
           case when status in ('executed', 'closed') then t4 end as executed,
           case status when 'closed' then t4 + interval '10 minutes' when 'declined' then t3 when 'withdrawn' then t3
                       when 'void' then t2 when 'expired' then created + interval '31 days' end as ended
      from timed)
  select l.*, submitted as given,
         greatest(created, submitted, acknowledged, started, executed, ended) as since,
         bench.one_of(array['rectification', 'erasure', 'erasure', 'restriction', 'data_export', 'access_support', 'security_measure', 'security_measure', 'support', 'error_report', 'other'], i, 33) as kind,
         case when bench.dice(i, 34) % 12 = 0 then 'urgent' else 'normal' end as urgency,
         case when bench.dice(i, 35) % 2 = 0 then created::date + 7 + bench.dice(i, 36) % 30 end as wished,
         bench.one_of(array['Löschung der Akte', 'Berichtigung der Anschrift', 'Sperrung des Zugangs', 'Auskunft über gespeicherte Daten', 'Herausgabe der Behandlungsdaten', 'Änderung der Aufbewahrung', 'Prüfung der Sicherungen', 'Einrichtung eines Benutzers', 'Zurücksetzen der Schlüssel', 'Umzug des Dateispeichers', 'Fehler in der Abrechnung', 'Übertragung der Terminbücher'], i, 37)
           || ' ' || bench.one_of(array['Bäumler', 'Dreßler', 'Eichhörnchen', 'Fröhlich', 'Grünbauer', 'Hößl', 'Jünger', 'Kämpf', 'Lüttke', 'Möser', 'Nägele', 'Pröll', 'Rößner', 'Süß', 'Völkl', 'Würzinger'], i, 38)
           || ' ' || i as title,
         'Bitte ' || bench.one_of(array['löschen Sie die Unterlagen', 'berichtigen Sie den Eintrag', 'sperren Sie den Zugang', 'stellen Sie die Daten zusammen', 'übertragen Sie den Bestand'], i, 39)
           || ' von ' || bench.one_of(array['Frau', 'Herrn'], i, 40) || ' '
           || bench.one_of(array['Bäumler', 'Dreßler', 'Fröhlich', 'Grünbauer', 'Hößl', 'Jünger', 'Kämpf', 'Lüttke', 'Möser', 'Nägele', 'Pröll', 'Rößner', 'Süß', 'Völkl', 'Würzinger'], i, 38)
           || ' in ' || bench.one_of(array['thera-pi.online', 'med-drive.de', 'beiden Systemen'], i, 41) || ', Aktenzeichen ' || to_hex(bench.dice(i, 42))
           || '. ' || bench.one_of(array['Die Behandlungsdokumentation bleibt unberührt.', 'Die gesetzliche Aufbewahrungsfrist ist abgelaufen.', 'Der Antrag der betroffenen Person liegt uns schriftlich vor.', 'Bitte bestätigen Sie die Ausführung mit einem Protokoll.', 'Wir benötigen die Rückmeldung vor dem nächsten Prüfungstermin.'], i, 43)
           || ' ' || bench.one_of(array['Sicherungen rollen nach dreißig Tagen heraus.', 'Rückfragen richten Sie bitte an die Praxisleitung.', 'Unterauftragnehmer sind zu unterrichten.', 'Vielen Dank für die zügige Bearbeitung.'], i, 44) as text
    from lived l;
create table bench.numbered as
  select i, bench.number('W', year, n, 4) as number, year, n
    from (select i, bench.year_of(given) as year,
                 bench.last('W', bench.year_of(given)) + row_number() over (partition by bench.year_of(given) order by given, i) as n
            from bench.instructions where given is not null) g;
insert into number_series (kind, year, last) select 'W', year, max(n) from bench.numbered group by year
  on conflict (kind, year) do update set last = excluded.last;
create table bench.staff as select id, name from users where staff_role = 'staff' order by email limit 1;
-- The steps behind what stands in the row, in their order.
create table bench.events as
  select i, client_id, id, number, kind, text, user_id, giver,
         row_number() over (partition by i order by at)::int as sequence, at, move, reached, side
    from bench.instructions left join bench.numbered using (i)
    cross join lateral (values
      (submitted, case channel when 'oral' then 'record' when 'letter' then 'receive' end, 'submitted', 'provider'),
      (submitted, case channel when 'portal' then 'submit' end, 'submitted', 'client'),
      (acknowledged, 'acknowledge', 'in_review', 'provider'),
      (started, 'start', 'in_progress', 'provider'),
      (executed, 'execute', 'executed', 'provider'),
      (acknowledged + interval '1 minute', case status when 'suspended' then 'raise_concern' end, 'suspended', 'provider'),
      (acknowledged + interval '1 minute', case way when 'priced' then 'quote' end, 'in_review', 'provider'),
      (created + interval '1 minute', case status when 'awaiting_countersignature' then 'present' end, 'awaiting_countersignature', 'client'),
      (ended, case status when 'closed' then 'accept' when 'withdrawn' then 'withdraw' when 'void' then 'reject' end, status, 'client'),
      (ended, case status when 'declined' then 'decline' end, status, 'provider'),
      (ended, case status when 'expired' then 'expire' end, status, 'clock')) s (at, move, reached, side)
   where at is not null and move is not null;

insert into instructions (id, client_id, number, version, kind, title, text, systems, data_categories, data_subjects, wished_date,
    urgency, urgency_reason, valid_from, valid_until, drafted_by, created_at, updated_at, given_by, status, submitted_at,
    acknowledged_at, started_at, executed_at, ended_at, end_reason, status_since, channel, oral, recorded_at, details, presented,
    costs_asked_at)
  select id, client_id, number, 1 + coalesce(e.steps, 0), kind, title, text, array['thera-pi.online'], array['master-data'],
         array['patients'], wished, urgency, case urgency when 'urgent' then 'Die Frist der betroffenen Person läuft ab.' end,
         case status when 'expired' then created::date end, case status when 'expired' then created::date + 30 end,
         giver, created, since, case when submitted is not null and channel = 'portal' then giver_of end, status,
         submitted, acknowledged, started, executed, ended,
         case status when 'declined' then 'Dem steht eine gesetzliche Aufbewahrungsfrist entgegen.' end,
         since, channel,
         case when channel <> 'portal' then jsonb_build_object('toldBy', giver, 'toldAt', bench.text_of(created),
           'note', case channel when 'oral' then 'Am Telefon.' end, 'recordedBy', (select name from bench.staff)) end,
         case when channel <> 'portal' then created end,
         case kind when 'support' then '{"about":"support","occasion":"authority","askedBy":null,"reference":null,"respondBy":null}'::jsonb
                   when 'error_report' then '{"about":"error","foundOn":"2024-03-01","where":"Liste der Termine"}'::jsonb end,
         case status when 'awaiting_countersignature' then jsonb_build_object('move', 'submit', 'givenBy', giver_of, 'proof', null,
           'at', bench.text_of(created), 'sha256', bench.sha256(text), 'amendment', null, 'remark', null) end,
         case way when 'priced' then acknowledged + interval '1 minute' end
    from bench.instructions left join bench.numbered using (i)
    left join (select i, count(*)::int as steps from bench.events group by i) e using (i);
insert into instruction_events (client_id, instruction_id, sequence, at, move, to_status, user_id, by_name, side)
  select client_id, e.id, sequence, at, move, reached,
         case side when 'client' then user_id when 'provider' then s.id end,
         case side when 'client' then giver when 'provider' then s.name end, side
    from bench.events e cross join bench.staff s;
insert into instruction_revisions (client_id, instruction_id, revision, content, text_sha256, given_by, entered_by, at)
  select client_id, id, 1, jsonb_build_object('kind', kind, 'title', title, 'text', text, 'systems', systems,
           'dataCategories', data_categories, 'dataSubjects', data_subjects, 'wishedDate', wished_date, 'urgency', urgency,
           'urgencyReason', urgency_reason, 'validFrom', valid_from, 'validUntil', valid_until, 'details', details),
         bench.sha256(text), given_by, case when given_by is null then oral ->> 'recordedBy' end, submitted_at
    from instructions n where submitted_at is not null
     and not exists (select from instruction_revisions r where r.client_id = n.client_id and r.instruction_id = n.id);
insert into execution_reports (client_id, instruction_id, sequence, report, executed_from, executed_until, result, by_name, at, deletion)
  select client_id, i.id, 1, 'Wie angewiesen ausgeführt und stichprobenweise geprüft.', started, executed, 'Vollständig ausgeführt',
         s.name, executed,
         case when kind in ('erasure', 'data_export') then jsonb_build_object('dataSets', 'Akte wie angewiesen', 'systems', 'thera-pi.online',
           'mediaIds', null, 'backups', 'Sie rollen nach 30 Tagen heraus.', 'method', 'Löschen in der Datenbank', 'verification', 'Suche ohne Treffer') end
    from bench.instructions i cross join bench.staff s where executed is not null;
insert into instruction_concerns (client_id, instruction_id, sequence, norm, reasoning, suspended, asked_of_client, by_name, sent_at)
  select client_id, i.id, 1, '§ 630f Abs. 3 BGB', 'Die Akte ist noch aufzubewahren.', 'Das Löschen der Akte.',
         'Bitte bestätigen, ändern oder widerrufen Sie die Weisung.', s.name, acknowledged + interval '1 minute'
    from bench.instructions i cross join bench.staff s where status = 'suspended';
insert into instruction_cost_estimates (client_id, instruction_id, sequence, amount_cents, basis, by_name, at)
  select client_id, i.id, 1, 24000, 'Vier Stunden zu 60 Euro (§ 10.3).', s.name, acknowledged + interval '1 minute'
    from bench.instructions i cross join bench.staff s where way = 'priced';
insert into instruction_messages (id, client_id, instruction_id, side, user_id, by_name, text, at)
  select bench.id(submitted + interval '5 minutes', 'message', i.i), client_id, i.id, 'client', user_id, giver,
         'Können Sie uns sagen, bis wann das erledigt ist?', submitted + interval '5 minutes'
    from bench.instructions i where submitted is not null and i % 4 = 0;
insert into instruction_notes (id, client_id, instruction_id, user_id, by_name, text, at)
  select bench.id(submitted + interval '6 minutes', 'note', i.i), client_id, i.id, s.id, s.name, 'Mit der Praxis abgestimmt.',
         submitted + interval '6 minutes'
    from bench.instructions i cross join bench.staff s where submitted is not null and i % 20 = 0;
