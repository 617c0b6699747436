-- Practices with two people each, their agreement, four papers and the entry of §9; those of the demonstration come first.
create table bench.new_clients as
  select i, bench.id(created_at, 'client', i) as id, created_at,
         bench.one_of(array['Physiotherapie', 'Ergotherapie', 'Logopädie', 'Hausarztpraxis', 'Zahnarztpraxis', 'Praxis für Osteopathie', 'Kinderarztpraxis', 'Podologie'], i, 1)
           || ' ' || bench.one_of(array['Am Schloßpark', 'Bäcker', 'Grünwald', 'Häußler', 'Kirchgasse', 'Lindenhof', 'Müller', 'Neudörfl', 'Obermühle', 'Rosenthal', 'Sägmeister', 'Schönau', 'Weißenstein', 'Zillertal'], i, 2)
           || ' ' || i as name,
         bench.one_of(array['Passau', 'Freyung', 'Grafenau', 'Regen', 'Vilshofen an der Donau', 'Deggendorf', 'Straubing'], i, 3) as city,
         bench.one_of(array['Änne', 'Björn', 'Christine', 'Dörte', 'Emil', 'Franziska', 'Günther', 'Hülya', 'Jürgen', 'Käthe', 'Lothar', 'Marlene'], i, 4)
           || ' ' || bench.one_of(array['Aigner', 'Böhm', 'Eßer', 'Fürst', 'Größl', 'Hämmerle', 'Jäger', 'Köhler', 'Löffler', 'Maier', 'Nußbaum', 'Öttl', 'Pfäffle', 'Röhrl'], i, 5) as giver,
         bench.one_of(array['Anton', 'Bärbel', 'Clara', 'Detlef', 'Elke', 'Felix', 'Gerda', 'Horst'], i, 6)
           || ' ' || bench.one_of(array['Bauer', 'Gruber', 'Huber', 'Kißling', 'Schuster', 'Wölfl'], i, 7) as manager
    from generate_series(1, bench.size('clients') - (select count(*) from clients)) i
    cross join lateral (select bench.present() - interval '3 years' - (bench.dice(i, 8) % 86400) * interval '1 minute') t (created_at);

insert into clients (id, name, address, contact, created_at)
  select id, name,
         jsonb_build_object('street', 'Hauptstraße ' || i, 'postalCode', (94000 + i % 999)::text, 'city', city, 'country', 'DE'),
         jsonb_build_object('name', manager, 'email', 'datenschutz@praxis-' || i || '.example.org', 'phone', null),
         created_at
    from bench.new_clients;
insert into users (id, email, name, locale, side, created_at)
  select bench.id(created_at, 'giver', i), 'leitung@praxis-' || i || '.example.org', giver, 'de', 'client', created_at from bench.new_clients
  union all
  select bench.id(created_at, 'manager', i), 'verwaltung@praxis-' || i || '.example.org', manager, 'de', 'client', created_at from bench.new_clients;
insert into memberships (client_id, user_id, role, created_at)
  select id, bench.id(created_at, 'giver', i), 'member', created_at from bench.new_clients
  union all
  select id, bench.id(created_at, 'manager', i), 'manager', created_at from bench.new_clients;
insert into authorised_persons (id, client_id, user_id, name, function, phone, email, valid_from)
  select bench.id(created_at, 'entry', i), id, bench.id(created_at, 'giver', i), giver, 'Praxisleitung', '0851 ' || 100000 + i,
         'leitung@praxis-' || i || '.example.org', created_at::date
    from bench.new_clients;
insert into authorised_person_changes (client_id, entry_id, sequence, at, what, by_user, by_name, side, entry)
  select p.client_id, p.id, 1, c.created_at, 'recorded', o.id, o.name, 'provider',
         jsonb_build_object('userId', p.user_id, 'name', p.name, 'function', p.function, 'phone', p.phone, 'email', p.email,
           'validFrom', p.valid_from, 'validUntil', null, 'endedAt', null, 'deputyOf', null)
    from bench.new_clients c join authorised_persons p on p.client_id = c.id
    cross join (select id, name from users where staff_role = 'owner' limit 1) o;

-- Everybody who matters, by position: 0 is the client that is measured, and has far more than the others.
create table bench.clients as
  select (row_number() over (order by n.i nulls first, c.created_at, c.id) - 1)::int as position, c.id, c.name, c.address, c.created_at,
         p.user_id, p.id as entry_id, p.name as giver, p.function, p.valid_from,
         jsonb_build_object('userId', p.user_id, 'name', p.name, 'function', p.function, 'authorisationId', p.id,
           'authorisedSince', p.valid_from, 'authenticatedBy', 'password+totp') as given_by
    from clients c
    left join bench.new_clients n on n.id = c.id
    join lateral (select * from authorised_persons a
                   where a.client_id = c.id and a.user_id is not null order by a.valid_from, a.id limit 1) p on true;
alter table bench.clients add primary key (position);

create table bench.papers as
  select c.id as client_id, c.position, paper, bench.id(at, 'paper' || c.position, paper) as id, at,
         case when paper = 0 then 'agreement'
              else (array['certificate', 'audit_report', 'protocol', 'other'])[1 + paper % 4] end as kind
    from bench.clients c
    cross join lateral generate_series(case when exists (select from agreements a where a.client_id = c.id) then 1 else 0 end,
                                       case c.position when 0 then 4 * bench.size('heavier') else 4 end) paper
    cross join lateral (select greatest(c.created_at, bench.present() - interval '3 years') + paper * interval '2 hours') t (at);

create table bench.agreements as
  select p.*, bench.id(at, 'agreement', position) as agreement_id, bench.year_of(at) as year,
         bench.last('AVV', bench.year_of(at)) + row_number() over (partition by bench.year_of(at) order by at, id) as n
    from bench.papers p where kind = 'agreement';
insert into agreements (id, client_id, number)
  select agreement_id, client_id, bench.number('AVV', year, n, 4) from bench.agreements;
insert into agreement_versions (client_id, agreement_id, version, terms, valid_from, signed_at, document_id)
  select client_id, agreement_id, 1, (select terms from agreement_versions order by signed_at limit 1), at::date, at, id
    from bench.agreements;
insert into engagements (client_id, subprocessor_id, active_from)
  select client_id, s.id, at::date from bench.agreements cross join subprocessors s;
insert into number_series (kind, year, last) select 'AVV', year, max(n) from bench.agreements group by year
  on conflict (kind, year) do update set last = excluded.last;

insert into invitations (id, client_id, email, name, locale, role, invited_by, invited_by_name, created_at, expires_at, revoked_at)
  select bench.id(at, 'invitation', i), c.id, 'eingeladen-' || i || '@example.org', 'Eingeladene Person ' || i, 'de', 'viewer',
         c.user_id, c.giver, at, at + interval '3 days', at + interval '1 day'
    from generate_series(1, 20 * bench.size('heavier')) i
    cross join lateral (select bench.present() - i * interval '7 hours') t (at)
    join bench.clients c on c.position = 0;
-- The measured client has as many lines as all others together; few of them are alarming.
insert into member_events (client_id, id, user_id, user_name, at, kind, address, device, by_name)
  select m.client_id, bench.id(at, 'member-event', i), m.user_id, u.name, at,
         case when i % 40 < 2 then 'sign-in.new-device' else (array['sign-in.completed', 'sign-in.completed', 'sign-in.completed', 'sign-in.ended'])[1 + i % 4] end,
         '192.0.2.0', 'Firefox, Windows', null
    from generate_series(1, 420 * bench.size('heavier')) i
    cross join lateral (select bench.present() - i * interval '40 minutes') t (at)
    join bench.clients c on c.position = case when i % 21 < 10 then 0 else 1 + i % (bench.size('clients') - 1) end
    join lateral (select *, row_number() over (order by user_id) - 1 as place, count(*) over () as places
                    from memberships where client_id = c.id) m on m.place = (i / 21) % m.places
    join users u on u.id = m.user_id;
insert into account_events (id, user_id, at, kind, address, device)
  select bench.id(at, 'account-event', u.n * 1000000 + i), u.id, at,
         case when i % 40 < 2 then 'sign-in.new-device' else (array['sign-in.completed', 'sign-in.completed', 'sign-in.completed', 'sign-in.ended'])[1 + i % 4] end,
         '192.0.2.0', 'Firefox, Windows'
    from (select id, row_number() over (order by email) as n from users where staff_role is not null
          union all select user_id, 100 from bench.clients where position = 0) u
    cross join generate_series(1, 50 * bench.size('heavier')) i
    cross join lateral (select bench.present() - i * interval '3 hours') t (at);

-- Files of clients that were taken in.
insert into client_imports (id, created_at, created_by, by_name, file_name, sha256, on_difference, status, lines, taken, result, ended_at)
  select bench.id(t.at, 'import', i), t.at, o.id, o.name, 'Auftraggeber-' || i || '.csv', repeat('0', 64), 'skip', 'done', 0, 0,
         '{"created": 0, "updated": 0, "unchanged": 0, "skipped": 0, "taken": []}', t.at
    from generate_series(1, 5) i cross join lateral (select bench.present() - i * interval '30 days') t (at)
    cross join (select id, name from users where staff_role = 'owner' limit 1) o;

-- Agreements that were offered to all and are over or open; the measured client has many.
insert into agreement_offer_batches (id, created_at, created_by, by_name, open_until, text_version, wording, terms, subprocessor_ids,
    client_ids, status, offered, ended_at)
  select bench.id(t.at, 'offer-batch', i), t.at, o.id, o.name, t.at::date + 28, 1, 'Auftragsverarbeitungsvertrag', v.terms, '{}', '{}',
         'done', 0, t.at
    from generate_series(1, 5) i cross join lateral (select bench.present() - i * interval '20 days') t (at)
    cross join (select id, name from users where staff_role = 'owner' limit 1) o
    cross join (select terms - 'controller' || jsonb_build_object('processor', (terms -> 'processor') - array['signedBy', 'signedOn', 'signedAt', 'authority'],
                    'serviceAgreement', null, 'liability', null, 'specialAgreements', null, 'deviations', '[]'::jsonb, 'startsOn', null,
                    'noticePeriod', jsonb_build_object('count', 4, 'unit', 'weeks'))
                  as terms from agreement_versions order by signed_at limit 1) v;
create table bench.offers as
  select c.id as client_id, c.name, c.user_id, c.giver, c.position, i, b.at,
         bench.id(b.at, 'offer', 1000 * i + c.position) as id,
         bench.id(bench.present() - (1 + i % 5) * interval '20 days', 'offer-batch', 1 + i % 5) as batch_id,
         case when i > 1 then 'declined' when c.position % 3 = 0 then 'offered' when c.position % 3 = 1 then 'declined' else 'withdrawn' end as status
    from bench.clients c
    cross join lateral generate_series(1, case c.position when 0 then 5 else 1 end) i
    cross join lateral (select bench.present() - i * interval '1 day' - c.position * interval '1 minute') b (at);
insert into agreement_offers (id, client_id, batch_id, number, status, open_until, text_version, wording, terms, subprocessor_ids,
    offered_at, offered_by, offered_by_name, ended_at, reason)
  select o.id, o.client_id, o.batch_id, 'AVV-O-' || o.position || '-' || o.i, o.status, (bench.present() + interval '20 days')::date, b.text_version,
         b.wording, b.terms, '{}', o.at, b.created_by, b.by_name, case when o.status <> 'offered' then o.at end,
         case when o.status <> 'offered' then 'Wir haben uns anders geeinigt.' end
    from bench.offers o join agreement_offer_batches b on b.id = o.batch_id;
insert into agreement_offer_events (client_id, offer_id, sequence, move, side, by_id, by_name, at)
  select o.client_id, o.id, 1, 'offer', 'provider', b.created_by, b.by_name, o.at
    from bench.offers o join agreement_offer_batches b on b.id = o.batch_id;
-- Rounds of invitations that were worked off.
insert into invitation_rounds (id, created_at, created_by, by_name, locale, status, client_ids, progress, invited, left_out, ended_at)
  select bench.id(t.at, 'round', i), t.at, o.id, o.name, 'de', 'done', array[c.id], 1, 0, 1, t.at
    from generate_series(1, 5) i cross join lateral (select bench.present() - i * interval '30 days') t (at)
    join bench.clients c on c.position = i
    cross join (select id, name from users where staff_role = 'owner' limit 1) o;
insert into invitation_round_clients (client_id, round_id, left_out)
  select r.client_ids[1], r.id, 'has-manager' from invitation_rounds r;
