import { createHash, randomUUID } from 'node:crypto'
import { beforeAll } from 'vitest'
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
type People = 'client' | 'proposal' | 'valid' | 'past' | 'miriam' | 'eva' | 'reset'
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
