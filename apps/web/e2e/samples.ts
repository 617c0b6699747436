import { createHash, randomUUID } from 'node:crypto'
import { contractText } from '@portal/domain/agreements/contract-text'
import { beforeAll } from 'vitest'
import { addClients } from '../../api/test/more-clients.ts'
import type { RunningPortal } from './portal.ts'
import { putDown } from '../../api/test/database.ts'

/** The token of a link that works, wherever it leads. */
export const token = 'accessibility-0123456789-0123456789-0123456'

const statuses = ['draft', 'submitted', 'in_progress', 'executed'] as const
type Others =
  | 'agreement'
  | 'subprocessor'
  | 'notice'
  | 'notice_draft'
  | 'costs'
  | 'declined'
  | 'suspended'
  | 'told'
  | 'letter'
  | 'contested'
  | 'presented'
  | 'in_review'
  | 'offered'
  | 'asked'
  | 'agreed'
  | 'unchecked'
  | 'disputed'
  | 'scan'
  | 'batch'
  | 'offer'
  | 'signed'
type People = 'client' | 'newcomer' | 'proposal' | 'valid' | 'past' | 'miriam' | 'eva' | 'reset'
/** Ids of what there is to see. */
export type Samples = Record<(typeof statuses)[number] | Others | People, string>

/** They are filled in before the tests of a file. */
export function useSamples(portal: RunningPortal): Samples {
  // Nobody reads one before that.
  const ids = {} as Samples
  beforeAll(() => collect(portal, ids))
  return ids
}

async function collect({ superuser }: RunningPortal, ids: Samples) {
  const one = async (text: string) => (await superuser.query<{ id: string }>(text)).rows[0]!.id
  const ofClient = (what: string) =>
    one(
      `select x.id from ${what} x join clients c on c.id = x.client_id where c.name like 'Physio%'`,
    )
  ids.agreement = await ofClient('agreements')
  ids.subprocessor = await one(`select id from subprocessors order by id limit 1`)
  // Of the demonstration's agreements nobody of this client has one to check: one is recorded now, and one is contested.
  ids.unchecked = randomUUID()
  ids.disputed = randomUUID()
  await putDown(
    superuser,
    `with copies as (
       insert into agreements (id, client_id, number, answer, answered_at)
       select k.id::uuid, a.client_id, k.number, k.answer, case when k.answer is not null then now() end
         from agreements a join clients c on c.id = a.client_id and c.name like 'Ergo%',
              (values ($1, 'AVV-2000-0001', null), ($2, 'AVV-2000-0002', 'contested')) as k (id, number, answer)
       returning id, client_id)
     insert into agreement_versions (client_id, agreement_id, version, terms, valid_from, signed_at, document_id)
     select n.client_id, n.id, 1, v.terms, v.valid_from, v.signed_at, v.document_id
       from copies n join agreement_versions v on v.client_id = n.client_id and v.agreement_id not in ($1::uuid, $2::uuid)`,
    [ids.unchecked, ids.disputed],
  )
  ids.scan = await one(
    `select document_id as id from agreement_versions where agreement_id = '${ids.unchecked}'`,
  )
  await addOffers(superuser, ids)
  // Every client of the demonstration has an agreement or an offer.
  await addClients(superuser, 1)
  ids.newcomer = await one(`select id from clients where name = 'Praxis 1'`)
  ids.notice = await one(`select id from notices where kind = 'incident'`)
  ids.notice_draft = await one(`select id from notices where status = 'draft'`)
  for (const status of statuses)
    ids[status] = await ofClient(`(select * from instructions where status = '${status}')`)
  ids.costs = await ofClient(`(select * from instructions where costs_asked_at is not null)`)
  ids.declined = await one(`select id from instructions where status = 'declined'`)
  const ofLindenau = (status: string) =>
    one(
      `select i.id from instructions i join clients c on c.id = client_id
       where c.name like 'Ergo%' and i.status = '${status}'`,
    )
  ids.suspended = await ofLindenau('suspended')
  ids.told = await one(`select id from instructions where channel = 'oral' and given_by is null`)
  ids.in_review = await one(`select id from instructions where status = 'in_review'`)
  ids.agreed = await ofLindenau('agreed')
  ids.offered = await one(
    `select id from instructions where status = 'proposed' and proposed_by = 'provider'`,
  )
  ids.asked = await one(
    `select id from instructions where status = 'proposed' and proposed_by = 'client'`,
  )
  ids.presented = randomUUID()
  // Nothing of the demonstration waits for a second signature: what was told does now, once signed by somebody else.
  const own = await one(
    `select string_agg(quote_ident(column_name), ', ') as id from information_schema.columns
     where table_schema = 'public' and table_name = 'instructions' and is_generated = 'NEVER'`,
  )
  await putDown(
    superuser,
    `insert into instructions (${own})
     select ${own} from (select (jsonb_populate_record(i, jsonb_build_object('id', $1::text, 'number', 'W-2000-00001',
       'presented', jsonb_build_object('move', 'confirm', 'at', $3::text,
         'givenBy', jsonb_build_object('userId', u.id, 'name', u.name), 'proof', null,
         'sha256', encode(sha256(convert_to(i.text, 'UTF8')), 'hex'), 'amendment', null, 'remark', null)))).*
       from instructions i, users u where i.id = $2 and u.name = 'Miriam Vogt') told`,
    [ids.presented, ids.told, new Date().toISOString()],
  )
  // Nor did anything of it come by letter: one that counts, and one that was carried out and is contested.
  ids.letter = randomUUID()
  ids.contested = randomUUID()
  await putDown(
    superuser,
    `insert into instructions (${own})
     select ${own} from (select (jsonb_populate_record(i, jsonb_build_object('id', l.id, 'number', l.number, 'channel', 'letter')
       || l.done)).*
       from instructions i, (values ($1::text, 'W-2000-00002', '{}'::jsonb),
         ($2::text, 'W-2000-00003', jsonb_build_object('status', 'executed', 'acknowledged_at', now(), 'started_at', now(),
           'executed_at', now(), 'contested_at', now()))) as l (id, number, done)
      where i.id = $3) letters`,
    [ids.letter, ids.contested, ids.told],
  )
  ids.client = await one(`select id from clients where name like 'Physio%'`)
  ids.proposal = randomUUID()
  await putDown(
    superuser,
    `insert into people_proposals (client_id, id, kind, proposed, name, proposed_by, proposed_by_name, proposed_at)
     select $1, $2, 'entry.add', jsonb_build_object('kind', 'entry.add', 'entry', jsonb_build_object('userId', null,
       'name', 'Nora Fink', 'function', 'Verwaltung', 'phone', null, 'email', 'nora.fink@sonnenhof.example.org',
       'validFrom', current_date, 'validUntil', null, 'deputyOfId', null)), 'Nora Fink', id, name, now()
       from users where name = 'Eva Brandl'`,
    [ids.client, ids.proposal],
  )
  ids.valid = await one(`select id from authorised_persons where name = 'Claudia Wimmer'`)
  ids.past = await one(`select id from authorised_persons where name = 'Heinrich Moser'`)
  const person = (name: string) => one(`select id from users where name = '${name}'`)
  ids.miriam = await person('Miriam Vogt')
  ids.eva = await person('Eva Brandl')
  ids.reset = randomUUID()
  await superuser.query(
    `insert into factor_resets (id, user_id, method, note, started_by, started_by_name, started_at, needs_approval)
     values ($1, $2, 'video', 'Im Videogespräch erkannt.', $3, 'Eva Brandl', now(), true)`,
    [ids.reset, await person('Jonas Weiß'), ids.eva],
  )
  await superuser.query(
    `insert into account_tokens (token_hash, purpose, subject, created_at, expires_at)
     select $1, 'invitation', id, now(), expires_at from invitations where name = 'Nina Graf'`,
    [createHash('sha256').update(token).digest()],
  )
}

/** Beside what the demonstration offers: one client has filled its agreement in, another has signed. */
async function addOffers(superuser: RunningPortal['superuser'], ids: Samples) {
  ids.batch = randomUUID()
  ids.offer = randomUUID()
  ids.signed = randomUUID()
  await putDown(
    superuser,
    `with given as (
       select c.id as client_id, k.id, k.number, k.status, v.terms, u.id as by_id, u.name as by_name
         from (values ($2::uuid, 'AVV-2000-0003', 'offered', 'Physio%'), ($3::uuid, 'AVV-2000-0004', 'signed', 'Ergo%'))
              as k (id, number, status, client)
         join clients c on c.name like k.client
         join lateral (select terms from agreement_versions where client_id = c.id limit 1) v on true
         join users u on u.name = 'Eva Brandl'),
     offered as (
       select *, terms - '{controller,authorisedPersons,objectionPeriod,noticePeriodWeeks}'::text[]
           || jsonb_build_object('startsOn', null, 'serviceAgreement', null, 'liability', null, 'specialAgreements', null,
                'noticePeriod', '{"count": 4, "unit": "weeks"}'::jsonb, 'deviations', '[{"clause": "8.4",
                "text": "Kontrollen werden zwei Wochen vorher angekündigt.", "effect": null}]'::jsonb,
                'processor', jsonb_build_object('name', terms #> '{processor,name}', 'address', terms #> '{processor,address}'))
           as offer,
         jsonb_build_object('name', terms #> '{controller,name}', 'address', terms #> '{controller,address}',
           'professionalSecrecy', true, 'serviceAgreement', null, 'dataCategories', '["master-data", "health-data"]'::jsonb,
           'dataSubjects', terms -> 'dataSubjects', 'liability', null, 'authorisedPersons', '[]'::jsonb) as filled
         from given),
     batch as (
       insert into agreement_offer_batches (id, created_at, created_by, by_name, open_until, binding_days, text_version, wording, terms,
         subprocessor_ids, client_ids, status, offered, left_out, ended_at)
       select $1, now(), by_id, by_name, current_date + 28, 14, 1, $4, offer, '{}', array[client_id], 'done', 2,
         jsonb_build_array(jsonb_build_object('clientId', client_id, 'name', terms #> '{controller,name}', 'reason', 'has-offer')),
         now()
         from offered limit 1
       returning id)
     insert into agreement_offers (id, client_id, batch_id, number, status, open_until, binding_days, text_version, wording, terms,
       subprocessor_ids, filled, offered_at, offered_by, offered_by_name, contract_sha256, signature, signed_at, bound_until)
     select o.id, client_id, $1, number, status, current_date + 28, 14, 1, $4, offer, '{}', filled, now(), by_id, by_name,
       case status when 'signed' then repeat('a', 64) end,
       case status when 'signed' then jsonb_build_object('signedBy', 'Sabine Koch', 'function', 'Inhaberin',
         'signedOn', current_date, 'signedAt', 'Passau', 'authority', '{"kind": "owner", "note": null}'::jsonb,
         'userId', by_id, 'at', now(), 'authenticatedBy', 'totp') end,
       case status when 'signed' then now() end,
       case status when 'signed' then (now() at time zone 'Europe/Berlin')::date + 14 end
       from offered o, batch`,
    [ids.batch, ids.offer, ids.signed, contractText],
  )
  await putDown(
    superuser,
    `insert into agreement_offer_events (client_id, offer_id, sequence, move, side, by_id, by_name, at)
     select client_id, id, 1, 'offer', 'provider', offered_by, offered_by_name, offered_at from agreement_offers where batch_id = $1`,
    [ids.batch],
  )
}
