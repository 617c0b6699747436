-- A receipt for each submission. Only the newest and those of the measured client are signed (papers.ts): a signature costs more
-- than all the rest, and lists show none.
create table bench.receipts as
  select bench.id(n.submitted, 'receipt', n.i) as id, n.client_id, n.id as instruction_id, n.submitted as at,
         bench.number('Q', bench.year_of(n.submitted),
           bench.last('Q', bench.year_of(n.submitted)) + row_number() over (partition by bench.year_of(n.submitted) order by n.submitted, n.i), 5) as number,
         n.i, c.position, row_number() over (order by n.submitted desc, n.i) <= 12000 or c.position = 0 as is_signed
    from bench.instructions n join bench.clients c on c.id = n.client_id
   where n.submitted is not null and n.channel = 'portal';
insert into number_series (kind, year, last)
  select 'Q', bench.year_of(at), bench.last('Q', bench.year_of(at)) + count(*) from bench.receipts group by bench.year_of(at)
  on conflict (kind, year) do update set last = excluded.last;
create table bench.records as
  select r.id, r.is_signed,
         format('{"act":"instruction.submitted","client":{"address":{"city":%s,"country":"DE","postalCode":%s,"street":%s},"id":"%s","name":%s},'
           '"confirmation":null,"confirmed":{"sha256":"%s"},"countersignature":null,"countersignedBy":null,"evidence":{"hash":"%s","sequence":%s},',
           c.address -> 'city', c.address -> 'postalCode', c.address -> 'street', c.id, to_json(c.name), h.text_sha256,
           coalesce(encode(v.hash, 'hex'), repeat('0', 64)), coalesce(v.sequence, 1))
         || format('"givenBy":{"authenticatedBy":"password+totp","authorisationId":"%s","authorisedSince":"%s","function":%s,"name":%s,"userId":"%s"},',
           c.entry_id, c.valid_from, to_json(c.function), to_json(c.giver), c.user_id)
         || format('"instruction":{"attachments":[],"channel":"portal","dataCategories":["master-data"],"dataSubjects":["patients"],"details":%s,"id":"%s",'
           '"kind":"%s","number":"%s","revision":1,"submittedAt":"%s","systems":["thera-pi.online"],"text":%s,"title":%s,"urgency":"%s","urgencyReason":%s,'
           '"validFrom":%s,"validUntil":%s,"wishedDate":%s},',
           case n.kind when 'support' then '{"about":"support","askedBy":null,"occasion":"authority","reference":null,"respondBy":null}'
                       when 'error_report' then '{"about":"error","foundOn":"2024-03-01","where":"Liste der Termine"}' else 'null' end,
           n.id, n.kind, n.number, bench.text_of(n.submitted_at), to_json(n.text), to_json(n.title), n.urgency,
           coalesce(to_json(n.urgency_reason)::text, 'null'), coalesce('"' || n.valid_from || '"', 'null'),
           coalesce('"' || n.valid_until || '"', 'null'), coalesce('"' || n.wished_date || '"', 'null'))
         || format('"issuedAt":"%s","number":"%s","provider":{"address":{"city":%s,"country":%s,"postalCode":%s,"street":%s},"instructionRecipients":%s,"name":%s},'
           '"schema":"avv-portal/receipt/3","statement":null,"textSha256":"%s"}',
           bench.text_of(r.at), r.number, p.address -> 'city', p.address -> 'country', p.address -> 'postalCode', p.address -> 'street',
           to_json(p.instruction_recipients), to_json(p.name), h.text_sha256) as record
    from bench.receipts r
    join bench.clients c on c.id = r.client_id
    join instructions n on n.id = r.instruction_id
    cross join lateral (select bench.sha256(n.text)) h (text_sha256)
    cross join provider p
    left join bench.lines l on l.i = r.i and l.move = 'submit'
    left join evidence_events v on v.client_id = l.client_id and v.sequence = l.place;
insert into receipts (id, client_id, instruction_id, number, act, record, sha256, issued_at, revision, jws)
  select r.id, r.client_id, r.instruction_id, r.number, 'instruction.submitted', d.record, bench.sha256(d.record), r.at, 1, 'unsigned'
    from bench.receipts r join bench.records d using (id);
