import { expect, it } from 'vitest'
import { putDown } from './database.ts'
import { userIdOf } from './demo.ts'
import { usePortal } from './harness.ts'
import { offerOf } from './offer.ts'
import { operationsOf } from './operations.ts'
import { type Person, usePerson } from './person.ts'

const portal = usePortal()
const lukas = usePerson(portal, 'lukas.huber')
const sabine = usePerson(portal, 'sabine.koch')
const anna = usePerson(portal, 'anna.berger')
const staff = usePerson(portal, 'eva.brandl')

const unknown = '0198c5a2-0000-7000-8000-000000000001'
const withoutInstance = ({ instance: _, ...body }: { instance: string }) => body

it('I1 answers every id of another client exactly like an unknown one, on every operation that takes an id', async () => {
  const ids = await idsOf('Ergotherapie Lindenau')
  const { body: document } = await lukas.send('GET', '/openapi.json')
  const { body: session } = await anna.send('GET', '/session')
  const own = session.activeClient.id
  const told: string[] = []
  let tried = 0
  for (const { path, method } of operationsOf(document)) {
    for (const foreign of withForeignIds(path, ids, own)) {
      for (const person of [lukas, anna]) {
        const at = (each: string) => person.send(method, each, sentTo(person, path, method))
        const [a, b] = [await at(foreign), await at(replaceAll(foreign, ids, unknown))]
        tried += 1
        const same =
          a.status === b.status &&
          JSON.stringify(withoutInstance(a.body)) === JSON.stringify(withoutInstance(b.body))
        if (!same || a.status < 400)
          told.push(`${person.email} ${method} ${foreign}: ${a.status}, unknown ${b.status}`)
      }
    }
  }
  expect(told).toEqual([])
  expect(tried).toBeGreaterThan(120)
})

/** What stands below the own account is somebody's own; `own-account.test.ts` tries it. */
const ownAffairs = ['account']

/** A path with another client's ids in it: all of them, and below the own client those that hang from it. */
function withForeignIds(path: string, ids: Record<string, string[]>, own: string): string[] {
  const places = [...path.matchAll(/([\w-]+)\/\{(\w+)\}/gu)]
  const [, first = ''] = /^\/api\/v1\/([\w-]+)/u.exec(path) ?? []
  const isOfNobody = path.includes('{version}') || path.includes('{step}')
  if (places.length === 0 || isOfNobody || ownAffairs.includes(first)) return []
  const known = ([, feature = '', name = '']: RegExpMatchArray) => {
    // Counted from the first one on, everywhere.
    const found = name === 'sequence' ? ['1'] : ids[name === 'id' ? feature : name]
    if (!found?.length) throw new Error(`the test knows no foreign ids for ${path}`)
    return { name, found }
  }
  const [outer, inner] = places.map(known)
  const nested = inner ? inner.found : ['']
  return outer!.found.flatMap((id) => [
    ...nested.map((each) => put(put(path, outer!.name, id), inner?.name, each)),
    ...(inner ? nested.map((each) => put(put(path, outer!.name, own), inner.name, each)) : []),
  ])
}

const put = (path: string, name: string | undefined, id: string) => path.replace(`{${name}}`, id)

const replaceAll = (path: string, ids: Record<string, string[]>, by: string) =>
  Object.values(ids)
    .flat()
    .reduce((text, id) => text.replaceAll(id, by), path)

/** What gets a request past everything but the question whose id it is. */
function sentTo(person: Person, path: string, method: string) {
  const secondFactor = { kind: 'totp', code: '000000' }
  const headers = { 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() }
  if (method === 'GET' || method === 'DELETE') return {}
  return { body: bodyOf(path, method, secondFactor, person), headers }
}

const offerDetails = {
  name: 'X',
  address: { street: 'X', postalCode: '94032', city: 'X', country: 'DE' },
  professionalSecrecy: true,
  serviceAgreement: null,
  dataCategories: ['master-data'],
  dataSubjects: ['patients'],
  liability: null,
  authorisedPersons: [],
}
const offerSignature = {
  contractSha256: 'a'.repeat(64),
  function: 'X',
  place: 'X',
  authority: { kind: 'owner', note: null },
}
const entry = { name: 'X', function: 'X', email: 'x@example.org', validFrom: '2199-01-01' }
function bodyOf(path: string, method: string, secondFactor: object, person: Person): object {
  if (path.endsWith('/submission'))
    return { secondFactor: { kind: 'totp', code: person.freshCode() } }
  if (/authorised-persons(\/\{personId\})?$/u.test(path)) return { ...entry, secondFactor }
  if (path.endsWith('/contest') && path.includes('authorised-persons'))
    return { reason: 'x', secondFactor }
  if (/\/(refusal|withdrawal)$/u.test(path)) return { reason: 'x' }
  if (path.endsWith('/details')) return offerDetails
  if (path.endsWith('/countersignature')) return { ...offerSignature, secondFactor }
  if (path.endsWith('/signature')) return { ...offerSignature, boundUntil: null, secondFactor }
  if (path.endsWith('/proposals')) return { proposed: { kind: 'entry.add', entry }, secondFactor }
  if (path.endsWith('/end') || path.endsWith('/approval')) return { secondFactor }
  if (path.endsWith('/second-factor-reset'))
    return { identityCheck: { method: 'video', note: 'x' }, secondFactor }
  if (path.endsWith('/invitations')) return { email: 'x@example.org', name: 'X', role: 'viewer' }
  if (/\/(members|staff)\/\{userId\}$/u.test(path))
    return { role: path.includes('staff') ? 'staff' : 'viewer' }
  return method === 'PATCH' ? { title: 'Meins' } : {}
}

async function idsOf(name: string): Promise<Record<string, string[]>> {
  const query = async (text: string) =>
    (await portal.superuser.query<{ id: string }>(text, [name])).rows.map(({ id }) => id)
  const of = (table: string) =>
    query(`select t.id from ${table} t join clients c on c.id = t.client_id where c.name = $1`)
  // The two data centres serve everybody; a third works for the other client alone.
  await portal.superuser.query(
    `with other as (insert into subprocessors values (gen_random_uuid()) returning id)
     insert into subprocessor_versions select (jsonb_populate_record(v, jsonb_build_object(
         'subprocessor_id', other.id, 'name', 'Nur für andere GmbH'))).*
       from other, subprocessor_versions v limit 1`,
  )
  await portal.superuser.query(
    `insert into subprocessor_files
     select gen_random_uuid(), v.subprocessor_id, 'x.pdf', 'application/pdf', 1, repeat('0', 64), now(), null, 'x', 'x'
       from subprocessor_versions v where v.name like 'Nur%'`,
  )
  await portal.superuser.query(
    `insert into engagements select c.id, s.id, '2026-01-01' from clients c, (select subprocessor_id as id, name from subprocessor_versions) s where c.name = $1 and s.name like 'Nur%'`,
    [name],
  )
  await portal.superuser.query(
    `insert into notices (id, number, kind, severity, title, body, audience, status, author, created_at, updated_at, published_at)
     values (gen_random_uuid(), 'M-2020-0001', 'general', 'info', 'Nur für andere', 'x', '"all"', 'published', 'x', now(), now(), now())`,
  )
  await putDown(
    portal.superuser,
    `insert into people_proposals (client_id, id, kind, proposed, name, proposed_by, proposed_by_name, proposed_at)
     select c.id, gen_random_uuid(), 'entry.add', '{"kind": "entry.add"}', 'x', u.id, u.name, now()
       from clients c, users u where c.name = $1 and u.name = 'Eva Brandl'`,
    [name],
  )
  await putDown(
    portal.superuser,
    `insert into notice_recipients (client_id, notice_id, published_at, number, kind, severity, title)
     select c.id, n.id, now(), n.number, n.kind, n.severity, n.title from clients c, notices n where c.name = $1 and n.number = 'M-2020-0001'`,
    [name],
  )
  await portal.superuser.query(
    `insert into invitations (id, client_id, email, name, locale, role, invited_by, invited_by_name, created_at, expires_at)
     select gen_random_uuid(), c.id, 'neu@ergo-lindenau.example.org', 'x', 'de', 'viewer', m.user_id, 'x', now(), now() + interval '1 day'
       from clients c join memberships m on m.client_id = c.id and m.role = 'manager' where c.name = $1`,
    [name],
  )
  await portal.superuser.query(
    `insert into factor_resets (id, user_id, via_client_id, method, note, started_by, started_by_name, started_at, needs_approval)
     select gen_random_uuid(), u.user_id, c.id, 'video', 'x', m.user_id, 'x', now(), false
       from clients c join memberships m on m.client_id = c.id and m.role = 'manager'
       join memberships u on u.client_id = c.id and u.role = 'member' where c.name = $1`,
    [name],
  )
  await putDown(
    portal.superuser,
    `insert into instruction_attachments (id, client_id, instruction_id, name, media_type, size, sha256, by_name, at, key_id, sealed)
     select gen_random_uuid(), i.client_id, i.id, 'x.txt', 'text/plain', 1, repeat('0', 64), 'x', now(), 'x', 'x'
       from instructions i join clients c on c.id = i.client_id where c.name = $1 and i.status = 'suspended'`,
    [name],
  )
  await portal.superuser.query(
    `insert into client_imports (id, created_at, created_by, by_name, file_name, sha256, on_difference, status, lines, result, ended_at)
     select gen_random_uuid(), now(), id, name, 'x.csv', repeat('0', 64), 'skip', 'done', 0, '{}', now()
       from users where name = 'Eva Brandl'`,
  )
  await portal.superuser.query(
    `insert into invitation_rounds (id, created_at, created_by, by_name, locale, status, client_ids, left_out)
     select gen_random_uuid(), now(), u.id, u.name, 'de', 'waiting', array[c.id], 0
       from users u, clients c where u.name = 'Eva Brandl' and c.name = $1`,
    [name],
  )
  const [other] = await query('select id from clients where name = $1')
  await putDown(portal.superuser, offerOf, [
    crypto.randomUUID(),
    crypto.randomUUID(),
    other,
    userIdOf('Eva Brandl'),
  ])
  return {
    'agreement-offers': await of('agreement_offers'),
    'agreement-offer-batches': await query(`select id from agreement_offer_batches where $1 <> ''`),
    'invitation-rounds': await query(`select id from invitation_rounds where $1 <> ''`),
    'client-imports': await query(`select id from client_imports where $1 <> ''`),
    attachmentId: await of('instruction_attachments'),
    fileId: await query(`select id from subprocessor_files where $1 <> ''`),
    clients: await query('select id from clients where name = $1'),
    clientId: await query('select id from clients where name = $1'),
    mails: await query(
      'select m.id from mails m join clients c on c.id = m.client_id where c.name = $1 limit 3',
    ),
    'second-factor-resets': await query(
      'select r.id from factor_resets r join clients c on c.id = r.via_client_id where c.name = $1',
    ),
    // Members of that client alone, and for the provider's paths its own people.
    userId: [
      ...(await query(
        `select m.user_id as id from memberships m join clients c on c.id = m.client_id
          where c.name = $1 and m.role <> 'viewer'`,
      )),
      ...(await query(`select id from users where side = 'provider' and $1 <> ''`)),
    ],
    personId: await of('authorised_persons'),
    proposalId: await of('people_proposals'),
    invitationId: await of('invitations'),
    agreements: await of('agreements'),
    documents: await of('documents'),
    instructions: await of('instructions'),
    receipts: await of('receipts'),
    subprocessors: await query(
      `select s.id from (select subprocessor_id as id, name from subprocessor_versions) s join engagements e on e.subprocessor_id = s.id join clients c on c.id = e.client_id
        where c.name = $1 and s.name like 'Nur%'`,
    ),
    notices: await query(
      `select n.id from notices n join notice_recipients r on r.notice_id = n.id join clients c on c.id = r.client_id
        where c.name = $1 and n.number = 'M-2020-0001'`,
    ),
  }
}

it('I1 shows no foreign row in any list, also when a filter asks for it', async () => {
  const { body: session } = await sabine.send('GET', '/session')
  const foreign = session.activeClient.id
  const seen: string[] = []
  for (const list of [
    'agreements',
    'documents',
    'instructions',
    'notices',
    'receipts',
    'subprocessors',
  ]) {
    const { status, body } = await lukas.send('GET', `/${list}?clientId=${foreign}`)
    expect(status).toBe(200)
    for (const item of body.items) if (item.clientId === foreign) seen.push(`${list} ${item.id}`)
  }
  expect(
    (await lukas.send('GET', '/clients')).body.items.map(({ name }: { name: string }) => name),
  ).toEqual(['Physiotherapie Sonnenhof'])
  expect(seen).toEqual([])
})

it('I2 takes no client, role, number, status or time from a body', async () => {
  const { body: session } = await sabine.send('GET', '/session')
  for (const extra of [
    { clientId: session.activeClient.id },
    { status: 'submitted' },
    { number: 'W-2026-9999' },
    { submittedAt: '2020-01-01T00:00:00.000Z' },
    { givenBy: {} },
    { version: 7 },
  ]) {
    const { status, body } = await lukas.send('POST', '/instructions', {
      body: { kind: 'other', title: 'Titel', text: 'Text', ...extra },
    })
    expect([status, body.issues[0].code, body.issues[0].path]).toEqual([
      400,
      'unknown-field',
      `/${Object.keys(extra)[0]}`,
    ])
  }
  const account = await lukas.send('PATCH', '/account', { body: { locale: 'de', role: 'owner' } })
  expect(account.status).toBe(400)
})

it('shows the provider no instruction before it was submitted', async () => {
  const { body: draft } = await lukas.send('POST', '/instructions', {
    body: { kind: 'other', title: 'Entwurf', text: 'Noch nicht' },
  })
  expect((await staff.send('GET', `/instructions/${draft.id}`)).status).toBe(404)
  const { body: list } = await staff.send('GET', '/instructions?limit=100')
  expect(list.items.filter(({ status }: { status: string }) => status === 'draft')).toEqual([])
})

it('shows somebody with two clients one at a time, and only after the switch the other', async () => {
  const karin = await portal.login('karin.stadler')
  const names = async () =>
    new Set(
      (await karin.send('GET', '/agreements')).body.items.map(
        ({ clientName }: { clientName: string }) => clientName,
      ),
    )
  const { body: session } = await karin.send('GET', '/session')
  expect(session.memberships.map(({ clientName }: { clientName: string }) => clientName)).toEqual([
    'Ergotherapie Lindenau',
    'Physiotherapie Sonnenhof',
  ])
  const [other] = session.memberships.filter(
    ({ clientId }: { clientId: string }) => clientId !== session.activeClient.id,
  )
  expect(await names()).toEqual(new Set([session.activeClient.name]))
  expect(
    (await karin.send('POST', '/session/client', { body: { clientId: other.clientId } })).status,
  ).toBe(204)
  expect(await names()).toEqual(new Set([other.clientName]))
  const { rows } = await portal.superuser.query(
    `select id from clients where name = 'Logopädie am Marktplatz'`,
  )
  expect(
    (await karin.send('POST', '/session/client', { body: { clientId: rows[0].id } })).status,
  ).toBe(404)
  expect(await names()).toEqual(new Set([other.clientName]))
})
