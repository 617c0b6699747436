import { dateAt } from '@portal/domain/time'
import { describe, expect, inject, it } from 'vitest'
import { citedAgreement } from '../../../test/cited.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Person, usePerson } from '../../../test/person.ts'

const portal = usePortal()
const anna = usePerson(portal, 'anna.berger')
const lukas = usePerson(portal, 'lukas.huber')
const miriam = usePerson(portal, 'miriam.vogt')
const eva = usePerson(portal, 'eva.brandl')
const clientId = clientIdOf('Sonnenhof')
const ids = inject('demo').users
const base = `/clients/${clientId}`

/** The day on which what is written now is sent: the code that goes with it moves the clock on. */
const today = () => dateAt(new Date(Date.parse(portal.clock.now()) + 30_000).toISOString())
const entry = (more: object = {}) => ({
  userId: ids['Miriam Vogt'],
  name: 'Miriam Vogt',
  function: 'Verwaltung',
  phone: null,
  email: 'miriam.vogt@sonnenhof.example.org',
  validFrom: today(),
  validUntil: null,
  deputyOfId: null,
  ...more,
})
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const code = (person: Person) => ({ secondFactor: { kind: 'totp', code: person.freshCode() } })
const propose = (proposed: object, person = eva) =>
  person.send('POST', `${base}/proposals`, {
    body: { proposed, ...code(person) },
    headers: key(),
  })
const proposeEntry = (more: object = {}) => propose({ kind: 'entry.add', entry: entry(more) })
const confirm = (id: string, person: Person) =>
  person.send('POST', `${base}/proposals/${id}/confirmation`, {
    body: code(person),
    headers: key(),
  })
const refuse = (id: string, person: Person) =>
  person.send('POST', `${base}/proposals/${id}/refusal`, {
    body: { reason: 'Kennen wir nicht.' },
    headers: key(),
  })
const register = async () => (await anna.send('GET', `${base}/authorised-persons`)).body.items
const entryOf = async (name: string) =>
  (await register()).findLast((each: { name: string }) => each.name === name)
const tasks = async (person: Person) =>
  (await person.send('GET', '/home')).body.tasks.filter(({ kind }: any) => kind === 'proposal')
const lines = async () =>
  (await anna.send('GET', '/evidence?limit=5')).body.items.map(({ type, data, personal }: any) => ({
    type,
    data,
    personal,
  }))
const ended = (
  { id, version }: { id: string; version: number },
  person = anna,
  body: object = {},
) =>
  person.send('POST', `${base}/authorised-persons/${id}/end`, {
    body: { ...body, ...code(person) },
    headers: { ...key(), 'if-match': `"${version}"` },
  })

describe('A3 what the provider writes down of a client’s people', () => {
  it('counts for nothing until the client confirms it, and says for ever who wrote and who confirmed it', async () => {
    const { status, body } = await proposeEntry()
    expect([status, body]).toMatchObject([
      201,
      { status: 'waiting', name: 'Miriam Vogt', proposedBy: 'Eva Brandl', mayConfirm: false },
    ])
    expect((await miriam.send('GET', '/session')).body.permissions).not.toContain(
      'instructions.submit',
    )
    expect(await entryOf('Miriam Vogt')).toBeUndefined()
    expect(await tasks(anna)).toMatchObject([{ id: body.id, proposalKind: 'entry.add' }])
    expect([await tasks(miriam), await tasks(lukas)]).toMatchObject([[], [{ id: body.id }]])
    const { rows: mailed } = await portal.superuser.query(
      `select u.name, m.path from mails m join users u on u.id = m.user_id
        where m.kind = 'people.proposed' order by u.name`,
    )
    const path = `/praxis/vorschlaege/${body.id}`
    expect(mailed).toEqual([
      { name: 'Anna Berger', path },
      { name: 'Lukas Huber', path },
    ])
    for (const [person, refusal] of [
      [eva, 403],
      [miriam, 403],
    ] as const)
      expect((await confirm(body.id, person)).status).toBe(refusal)
    const bare = await anna.send('POST', `${base}/proposals/${body.id}/confirmation`, {
      body: {},
      headers: key(),
    })
    expect(bare.body.code).toBe('step-up-required')

    const confirmed = await confirm(body.id, anna)
    expect([confirmed.status, confirmed.body]).toMatchObject([
      200,
      { status: 'confirmed', decidedBy: 'Anna Berger', authenticatedBy: 'password+totp' },
    ])
    const ground = {
      kind: 'confirmed',
      by: 'Eva Brandl',
      side: 'provider',
      confirmedBy: 'Anna Berger',
      managerInvitedBy: 'Robert Zerer',
    }
    expect(await entryOf('Miriam Vogt')).toMatchObject({ current: true, ground })
    expect((await miriam.send('GET', '/session')).body.permissions).toContain('instructions.submit')
    expect(await lines()).toMatchObject([
      { type: 'people.proposal_confirmed', personal: { name: 'Anna Berger' } },
      {
        type: 'authorised_person.added',
        data: { ground: { kind: 'confirmed', side: 'provider' } },
        personal: { ground: { by: 'Eva Brandl', confirmedBy: 'Anna Berger' } },
      },
      { type: 'people.proposed', personal: { name: 'Eva Brandl', concerned: 'Miriam Vogt' } },
      {},
      {},
    ])
    expect(await tasks(anna)).toEqual([])
    expect((await confirm(body.id, anna)).body).toMatchObject({ code: 'illegal-move' })
    const own = await propose({ kind: 'entry.add', entry: entry({ userId: null }) }, anna)
    expect([own.status, own.body.rule]).toEqual([403, 'permission'])
  })

  it('stands on the receipt of every instruction that is given by it', async () => {
    const draft = await miriam.send('POST', '/instructions', {
      body: { kind: 'other', title: 'Titel', text: 'Text' },
    })
    const given = await miriam.send('POST', `/instructions/${draft.body.id}/submission`, {
      body: code(miriam),
      headers: { ...key(), 'if-match': `"${draft.body.version}"` },
    })
    const ground = { kind: 'confirmed', by: 'Eva Brandl', confirmedBy: 'Anna Berger' }
    expect([given.status, given.body.givenBy]).toMatchObject([200, { ground }])
    const jws = await miriam.send('GET', `/instructions/${draft.body.id}/receipt.jws`)
    const payload = JSON.parse(
      Buffer.from(jws.raw.toString().split('.')[1]!, 'base64url').toString(),
    )
    expect(payload.givenBy.ground).toMatchObject(ground)
  })

  it('is confirmed by an authorised person too, but not where it is about that person', async () => {
    const own = await entryOf('Lukas Huber')
    const change = { kind: 'entry.change', personId: own.id, version: own.version }
    const about = { ...entry(), userId: own.userId, name: 'Lukas Huber', function: 'Chef' }
    const { body: mine } = await propose({
      ...change,
      entry: { ...about, email: own.email, validFrom: own.validFrom },
    })
    const refused = await confirm(mine.id, lukas)
    expect([refused.status, refused.body.rule]).toEqual([409, 'own-account'])
    expect((await refuse(mine.id, lukas)).body).toMatchObject({ status: 'refused' })
    const { body: other } = await proposeEntry({ userId: null, name: 'Vertretung' })
    expect((await lukas.send('GET', `${base}/proposals/${other.id}`)).body.mayConfirm).toBe(true)
    expect((await confirm(other.id, lukas)).status).toBe(200)
    expect((await entryOf('Vertretung')).ground).toMatchObject({ confirmedBy: 'Lukas Huber' })
  })

  it('is refused with a reason, or taken back, and nothing comes of either', async () => {
    const before = await register()
    const { body: no } = await proposeEntry({ userId: null, name: 'Niemand' })
    expect((await refuse(no.id, miriam)).status).toBe(200)
    const { body: back } = await proposeEntry({ userId: null, name: 'Niemand' })
    expect((await eva.send('DELETE', `${base}/proposals/${back.id}`)).status).toBe(204)
    for (const id of [no.id, back.id])
      expect((await confirm(id, anna)).body.code).toBe('illegal-move')
    expect(await register()).toEqual(before)
    const { items } = (await eva.send('GET', `${base}/proposals?limit=2`)).body
    expect(items).toMatchObject([
      { status: 'withdrawn', decidedBy: 'Eva Brandl' },
      { status: 'refused', decidedBy: 'Miriam Vogt', reason: 'Kennen wir nicht.' },
    ])
  })

  it('ends an entry when it is confirmed, and not where the entry has become another one', async () => {
    const seen = await entryOf('Vertretung')
    const end = { kind: 'entry.end', personId: seen.id, version: seen.version, lastDay: null }
    const { body: first } = await propose(end)
    const { body: second } = await propose(end)
    expect((await confirm(first.id, anna)).status).toBe(200)
    expect((await entryOf('Vertretung')).current).toBe(false)
    expect((await confirm(second.id, anna)).body.code).toBe('illegal-move')
    expect((await refuse(second.id, anna)).status).toBe(200)
  })

  it('makes a second manager, or invites one, only when a manager confirms it', async () => {
    const invited = { email: 'zweite@sonnenhof.example.org', name: 'Zweite Leitung', locale: 'de' }
    const invite = { ...invited, role: 'manager' }
    const alone = await eva.send('POST', `${base}/invitations`, { body: invite })
    expect([alone.status, alone.body.rule]).toEqual([409, 'needs-ground'])
    const { body } = await propose({ kind: 'invitation', invite })
    const refused = await confirm(body.id, lukas)
    expect([refused.status, refused.body.rule]).toEqual([409, 'own-account'])
    expect((await confirm(body.id, anna)).status).toBe(200)
    const { items } = (await anna.send('GET', `${base}/invitations`)).body
    expect(items[0]).toMatchObject({
      email: invited.email,
      invitedBy: 'Anna Berger',
      ground: { kind: 'confirmed', by: 'Eva Brandl', confirmedBy: 'Anna Berger' },
    })
    const manager = { kind: 'role', userId: ids['Jonas Weiß'], role: 'manager' }
    const { body: role } = await propose(manager)
    expect(role.name).toBe('Jonas Weiß')
    expect((await confirm(role.id, anna)).status).toBe(200)
    const again = await propose(manager)
    expect([again.status, again.body.rule]).toEqual([409, 'nothing-changed'])
    const { items: members } = (await eva.send('GET', `${base}/members`)).body
    expect(members.find(({ name }: any) => name === 'Jonas Weiß')).toMatchObject({
      role: 'manager',
      ground: { kind: 'confirmed', by: 'Eva Brandl' },
    })
  })
})

describe('A3 an entry that cites what the client signed', () => {
  it('counts at once, cites nothing of another client’s, and ends when the client contests it', async () => {
    const other = await citedAgreement(eva, clientIdOf('Lindenau'))
    const add = (ground: object) =>
      eva.send('POST', `${base}/authorised-persons`, {
        body: { ...entry({ userId: null, name: 'Aus dem Brief' }), ground, ...code(eva) },
        headers: key(),
      })
    for (const wrong of [other, { kind: 'letter', documentId: other.documentId }])
      expect((await add(wrong)).body.issues).toMatchObject([{ path: '/ground/documentId' }])
    const added = await add(await citedAgreement(eva, clientId))
    expect([added.status, added.body]).toMatchObject([
      201,
      { current: true, ground: { kind: 'agreement', by: 'Eva Brandl', confirmedBy: null } },
    ])
    const contest = ({ id, version }: any, person: Person) =>
      person.send('POST', `${base}/authorised-persons/${id}/contest`, {
        body: { reason: 'Das steht nicht in unserem Vertrag.', ...code(person) },
        headers: { ...key(), 'if-match': `"${version}"` },
      })
    expect((await contest(added.body, eva)).status).toBe(403)
    const own = await contest(await entryOf('Miriam Vogt'), anna)
    expect([own.status, own.body.rule]).toEqual([409, 'not-cited'])
    const { body } = await contest(added.body, lukas)
    expect(body).toMatchObject({
      current: false,
      contested: { by: 'Lukas Huber', reason: 'Das steht nicht in unserem Vertrag.' },
      ground: { kind: 'agreement' },
    })
    expect(body.endedAt).not.toBeNull()
    expect((await contest(body, anna)).body.code).toBe('illegal-move')
    expect((await lines())[0]).toMatchObject({ type: 'authorised_person.contested' })
  })

  it('is what the provider needs to end one, too', async () => {
    const miriams = await entryOf('Miriam Vogt')
    const bare = await ended(miriams, eva)
    expect([bare.status, bare.body.rule]).toEqual([409, 'needs-ground'])
    const ground = await citedAgreement(eva, clientId)
    expect((await ended(miriams, eva, { ground })).body.current).toBe(false)
    expect((await ended(await entryOf('Lukas Huber'), anna, { ground })).status).toBe(400)
  })
})

const invite = (person: Person, email: string, more: object = {}) =>
  person.send('POST', `${base}/invitations`, {
    body: { email, name: 'Neue Leitung', role: 'manager', ...more },
  })

describe('A3 somebody the provider entered on the ground of a document', () => {
  it('is told of to everybody who may say that it is not the client’s, and stands in what they confirm', async () => {
    const ground = await citedAgreement(eva, clientId)
    const miriams = entry({ ground, ...code(eva) })
    const added = await eva.send('POST', `${base}/authorised-persons`, {
      body: miriams,
      headers: key(),
    })
    expect(added.status).toBe(201)
    const { rows } = await portal.superuser.query(
      `select distinct u.name from mails m join users u on u.id = m.user_id and u.side = 'client'
        where m.kind = 'authorised_person.changed' and m.created_at = (
          select max(created_at) from mails where kind = 'authorised_person.changed') order by 1`,
    )
    const told = ['Anna Berger', 'Lukas Huber', 'Miriam Vogt']
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(told))
    const { body } = await proposeEntry({ userId: null, name: 'Strohmann' })
    expect((await confirm(body.id, miriam)).status).toBe(200)
    expect((await entryOf('Strohmann')).ground).toMatchObject({
      kind: 'confirmed',
      confirmedBy: 'Miriam Vogt',
      managerInvitedBy: 'Eva Brandl',
    })
    await ended(await entryOf('Strohmann'))
    await ended(await entryOf('Miriam Vogt'))
  })
})

describe('A3 an invitation of a manager', () => {
  it('that the client sent is renewed by the client alone, so that it ends with whoever sent it', async () => {
    const { body } = await invite(anna, 'zweite@example.org')
    const renewal = `${base}/invitations/${body.id}/renewal`
    const refused = await eva.send('POST', renewal)
    expect([refused.status, refused.body.rule]).toEqual([409, 'needs-ground'])
    expect((await anna.send('POST', renewal)).status).toBe(200)
    const ground = await citedAgreement(eva, clientId)
    const cited = (await invite(eva, 'dritte@example.org', { ground })).body
    expect((await eva.send('POST', `${base}/invitations/${cited.id}/renewal`)).status).toBe(200)
  })
})

describe('A3 the database', () => {
  it('takes no authority, manager or yes from the provider’s side, whatever the code forgets', async () => {
    const attempts = [
      `insert into authorised_person_changes (client_id, entry_id, sequence, at, what, by_name, side, entry, ground)
        select client_id, id, 900, now(), 'changed', 'x', 'provider', '{}', '{"kind":"act"}' from authorised_persons where client_id = $1 limit 1`,
      `update memberships set role = 'manager' where client_id = $1 and role = 'member'`,
      `delete from memberships where client_id = $1 and role = 'manager'`,
      `insert into invitations (id, client_id, email, name, role, locale, invited_by, invited_by_name, created_at, expires_at, ground)
        select gen_random_uuid(), client_id, 'x@example.org', 'x', 'manager', 'de', user_id, 'x', now(), now(), '{"kind":"first-manager"}'
          from memberships where client_id = $1 limit 1`,
      `update invitations set expires_at = expires_at + interval '1 hour' where client_id = $1 and role = 'manager'`,
      `update people_proposals set status = 'confirmed', decided_by = proposed_by, decided_by_name = 'x', decided_at = now(),
         authenticated_by = 'passkey' where client_id = $1 and status = 'waiting'`,
    ]
    await proposeEntry({ userId: null, name: 'Wartet' })
    await invite(anna, 'leitung@example.org')
    for (const attempt of attempts) expect(await asStaff(attempt)).toMatch(/client|decided/u)
    expect(await asStaff(`update authorised_persons set email = 'x' where client_id = $1`)).toMatch(
      /on what ground/u,
    )
  })
})

/** What the database says to a statement of the provider's session. */
async function asStaff(statement: string): Promise<string> {
  const db = portal.superuser
  await db.query('begin')
  try {
    await db.query(
      `select set_config('app.side', 'provider', true), set_config('app.role', 'owner', true)`,
    )
    await db.query('set session authorization portal_provider')
    await db.query(statement, [clientId])
    await db.query('set constraints with_history immediate')
    return 'done'
  } catch (error) {
    return String(error)
  } finally {
    await db.query('rollback')
    await db.query('reset session authorization')
  }
}
