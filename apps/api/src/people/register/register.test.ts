import { canonicalJson } from '@portal/domain/canonical-json'
import { dateAt } from '@portal/domain/time'
import { describe, expect, inject, it } from 'vitest'
import { createAuthenticator } from '../../../test/authenticator.ts'
import { citedAgreement } from '../../../test/cited.ts'
import { holdRow, untilWaiting, putDown } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Person, usePerson } from '../../../test/person.ts'
import { sha256Hex } from '../../platform/crypto.ts'

const portal = usePortal()
const anna = usePerson(portal, 'anna.berger')
const miriam = usePerson(portal, 'miriam.vogt')
const lukas = usePerson(portal, 'lukas.huber')
const eva = usePerson(portal, 'eva.brandl')
const clientId = clientIdOf('Sonnenhof')
const ids = inject('demo').users

const day = (days: number) =>
  dateAt(new Date(Date.parse(portal.clock.now()) + days * 86_400_000).toISOString())
const register = () => `/clients/${clientId}/authorised-persons`
const input = (more: object = {}) => ({
  userId: ids['Miriam Vogt'],
  name: 'Miriam Vogt',
  function: 'Verwaltung',
  email: 'miriam.vogt@sonnenhof.example.org',
  validFrom: day(0),
  ...more,
})
const withCode = (person: Person, body: object) => ({
  ...body,
  secondFactor: { kind: 'totp', code: person.freshCode() },
})
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const add = (body: object, person = anna) =>
  person.send('POST', register(), { body: withCode(person, body), headers: key() })
/** By the provider, on the ground of what the client signed. */
const addOnGround = async (body: object) =>
  add({ ...body, ground: await citedAgreement(eva, clientId) }, eva)
type Seen = { id: string; version: number }
const change = ({ id, version }: Seen, body: object, person = anna) =>
  person.send('PUT', `${register()}/${id}`, {
    body: withCode(person, body),
    headers: { 'if-match': `"${version}"` },
  })
const end = ({ id, version }: Seen, body: object = {}, person = anna) =>
  person.send('POST', `${register()}/${id}/end`, {
    body: withCode(person, body),
    headers: { 'if-match': `"${version}"`, ...key() },
  })
const entries = async () => (await anna.send('GET', register())).body.items
const history = async (id: string) =>
  (await anna.send('GET', `${register()}/${id}/history`)).body.items
const entryOf = async (name: string) =>
  (await entries()).findLast((entry: { name: string }) => entry.name === name)
const mails = async () =>
  (
    await portal.superuser.query(
      `select u.name, m.number, m.path from mails m join users u on u.id = m.user_id
        where m.kind = 'authorised_person.changed' order by m.created_at desc, u.name`,
    )
  ).rows
const draft = async () =>
  (
    await lukas.send('POST', '/instructions', {
      body: { kind: 'other', title: 'Titel', text: 'Text' },
    })
  ).body
const submit = ({ id, version }: Seen, code: string, person = lukas) =>
  person.send('POST', `/instructions/${id}/submission`, {
    body: { secondFactor: { kind: 'totp', code } },
    headers: { 'if-match': `"${version}"`, ...key() },
  })

describe('the register of §9', () => {
  it('shows every entry, past ones included, with how long it is kept and for whom it stands in', async () => {
    const [current, former, deputy] = await entries()
    expect(former).toMatchObject({ name: 'Heinrich Moser', current: false, userId: null })
    const year = Number(former.validUntil.slice(0, 4))
    expect(former.keptUntil).toBe(`${year + 3}-12-31`)
    expect(dateAt(former.endedAt)).toBe(former.validUntil)
    expect(current).toMatchObject({ name: 'Lukas Huber', current: true, keptUntil: null })
    expect(deputy).toMatchObject({
      name: 'Claudia Wimmer',
      current: true,
      deputyOf: 'Lukas Huber',
      deputyOfId: current.id,
    })
    expect(
      (await history(former.id)).map(({ what, by, side, entry }: any) => [
        what,
        by,
        side,
        entry.function,
      ]),
    ).toEqual([
      ['recorded', 'Robert Zerer', 'provider', 'Praxisleitung'],
      ['changed', 'Anna Berger', 'client', 'Seniorchef'],
      ['ended', 'Anna Berger', 'client', 'Seniorchef'],
    ])
  })

  it('has a first line for every entry there is', async () => {
    const { rows } = await portal.superuser.query(
      `select from authorised_persons p where not exists (
         select from authorised_person_changes c where c.entry_id = p.id and c.sequence = 1)`,
    )
    expect(rows).toEqual([])
  })

  it('lets a manager name a member, who may instruct from that moment on; both sides are told', async () => {
    expect((await miriam.send('GET', '/session')).body.permissions).not.toContain(
      'instructions.submit',
    )
    const { status, body, headers } = await add(input())
    expect([status, headers['etag']]).toEqual([201, '"1"'])
    expect(body).toMatchObject({ name: 'Miriam Vogt', current: true, version: 1, endedAt: null })
    const { body: session } = await miriam.send('GET', '/session')
    expect(session.permissions).toContain('instructions.submit')
    expect(session.authorisation).toMatchObject({ id: body.id, function: 'Verwaltung' })
    expect(await mails()).toEqual([
      { name: 'Anna Berger', number: '§ 9', path: '/praxis' },
      { name: 'Eva Brandl', number: '§ 9', path: `/kunden/${clientId}` },
      { name: 'Miriam Vogt', number: '§ 9', path: '/praxis' },
      { name: 'Robert Zerer', number: '§ 9', path: `/kunden/${clientId}` },
    ])
    expect(await history(body.id)).toMatchObject([
      {
        sequence: 1,
        what: 'added',
        by: 'Anna Berger',
        side: 'client',
        authenticatedBy: 'password+totp',
        entry: { name: 'Miriam Vogt', validUntil: null },
      },
    ])
  })

  it('asks for a fresh second factor at every change, and spends none on what is refused anyway', async () => {
    const entry = await entryOf('Miriam Vogt')
    const bare = await anna.send('POST', register(), { body: input(), headers: key() })
    expect([bare.status, bare.body.rule]).toEqual([409, 'already-registered'])
    const other = { ...input(), userId: null }
    const asked = await anna.send('POST', register(), { body: other, headers: key() })
    expect([asked.status, asked.body.code]).toEqual([403, 'step-up-required'])
    for (const [method, path, body] of [
      ['PUT', '', { ...input(), validFrom: entry.validFrom }],
      ['POST', '/end', {}],
    ] as const) {
      const refused = await anna.send(method, `${register()}/${entry.id}${path}`, {
        body,
        headers: { 'if-match': `"${entry.version}"`, ...key() },
      })
      expect([refused.status, refused.body.code]).toEqual([403, 'step-up-required'])
    }
    const code = anna.freshCode()
    const body = { ...input(), secondFactor: { kind: 'totp', code } }
    expect((await anna.send('POST', register(), { body, headers: key() })).status).toBe(409)
    const last = { ...other, name: 'Ohne Zugang', secondFactor: { kind: 'totp', code } }
    expect((await anna.send('POST', register(), { body: last, headers: key() })).status).toBe(201)
  })

  it('refuses a change of what somebody else changed meanwhile, and keeps what an entry was', async () => {
    const entry = await entryOf('Miriam Vogt')
    const next = { ...input(), function: 'Leitung der Verwaltung' }
    const changed = await change(entry, next)
    expect([changed.status, changed.body.version, changed.body.function]).toEqual([
      200,
      2,
      'Leitung der Verwaltung',
    ])
    expect((await change(entry, next)).body.code).toBe('stale')
    expect((await end(entry)).body.code).toBe('stale')
    expect((await history(entry.id)).map((line: any) => [line.what, line.entry.function])).toEqual([
      ['added', 'Verwaltung'],
      ['changed', 'Leitung der Verwaltung'],
    ])
  })

  it('keeps the change and its history together: neither is stored without the other', async () => {
    await portal.superuser.query(
      'alter table authorised_person_changes add constraint nothing_more check (false) not valid',
    )
    const entry = await entryOf('Miriam Vogt')
    const failed = await change(entry, { ...input(), function: 'Anders' })
    await portal.superuser.query(
      'alter table authorised_person_changes drop constraint nothing_more',
    )
    expect(failed.status).toBe(500)
    expect((await entryOf('Miriam Vogt')).version).toBe(entry.version)
  })

  it.each([
    ['that begins in the past', () => ({ validFrom: day(-1) }), '/validFrom', 'past'],
    [
      'that ends before it begins',
      () => ({ validFrom: day(2), validUntil: day(1) }),
      '/validUntil',
      'range-reversed',
    ],
    [
      'for somebody of another client',
      () => ({ userId: ids['Sabine Koch'] }),
      '/userId',
      'no-member',
    ],
    ['for one of the provider', () => ({ userId: ids['Eva Brandl'] }), '/userId', 'no-member'],
    [
      'that stands in for one nobody knows',
      () => ({ userId: null, deputyOfId: crypto.randomUUID() }),
      '/deputyOfId',
      'unknown',
    ],
  ])('refuses an entry %s', async (_, more, path, code) => {
    const { status, body } = await add(input(more()))
    expect([status, body.issues?.[0]]).toMatchObject([400, { path, code }])
  })

  it('lets no viewer instruct, and nobody twice at the same time', async () => {
    const viewer = await add({ ...input(), userId: ids['Jonas Weiß'] })
    expect([viewer.status, viewer.body.rule]).toEqual([409, 'viewer-instructs'])
    const again = await add(input({ validFrom: day(30), validUntil: day(40) }))
    expect([again.status, again.body.rule]).toEqual([409, 'already-registered'])
  })

  it('lets exactly one of two managers name the same member', async () => {
    const entry = await entryOf('Miriam Vogt')
    expect((await end(entry)).status).toBe(200)
    const release = await holdRow(
      portal,
      'select from memberships where user_id = $1 for no key update',
      [ids['Miriam Vogt']],
    )
    const both = Promise.all([add(input()), addOnGround(input())])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  })

  it('names nobody who becomes a viewer at the same moment', async () => {
    const entry = await entryOf('Miriam Vogt')
    if (entry.endedAt === null) expect((await end(entry)).status).toBe(200)
    const release = await holdRow(
      portal,
      'select from memberships where user_id = $1 for no key update',
      [ids['Miriam Vogt']],
    )
    const demote = (role: string) =>
      anna.send('PATCH', `/clients/${clientId}/members/${ids['Miriam Vogt']}`, { body: { role } })
    const both = Promise.all([addOnGround(input()), demote('viewer')])
    await untilWaiting(portal, 2)
    await release()
    const answers = await both
    expect(answers.filter(({ body }) => body?.rule === 'viewer-instructs').length).toBe(1)
    if (answers[1].status === 204) {
      expect((await demote('member')).status).toBe(204)
      expect((await add(input())).status).toBe(201)
    }
  })

  it('gives nobody a beginning in the past, nor an entry that is somebody else’s', async () => {
    const entry = await entryOf('Lukas Huber')
    const same = { ...entryInput(entry), name: 'Lukas Huber-Moser' }
    for (const [more, path, code] of [
      [{ validFrom: day(-500) }, '/validFrom', 'begun'],
      [{ validFrom: day(1) }, '/validFrom', 'begun'],
      [{ userId: ids['Anna Berger'] }, '/userId', 'begun'],
      [{ validUntil: day(-1) }, '/validUntil', 'past'],
      [{ deputyOfId: entry.id }, '/deputyOfId', 'own-entry'],
    ] as const) {
      const { status, body } = await change(entry, { ...same, ...more })
      expect([status, body.issues?.[0]]).toMatchObject([400, { path, code }])
    }
    const own = { ...same, name: 'Anna Berger', userId: ids['Anna Berger'] }
    const later = await add({ ...own, validFrom: day(10) })
    expect(later.status).toBe(201)
    const earlier = await change(later.body, { ...own, validFrom: day(-1) })
    expect(earlier.body.issues[0]).toMatchObject({ path: '/validFrom', code: 'past' })
    const moved = await change(later.body, { ...own, validFrom: day(5) })
    expect([moved.status, moved.body.validFrom]).toEqual([200, day(5)])
    const never = await end(moved.body)
    expect([never.status, never.body.validUntil, never.body.current]).toEqual([200, day(5), false])
  })

  it('ends an entry after a day or at once; one that has ended is never changed again', async () => {
    const entry = await entryOf('Miriam Vogt')
    const announced = await end(entry, { lastDay: day(7) })
    expect(announced.body).toMatchObject({ validUntil: day(7), endedAt: null, current: true })
    expect((await end(announced.body, { lastDay: day(8) })).body.issues[0].code).toBe('later')
    expect((await end(announced.body, { lastDay: day(-1) })).body.issues[0].code).toBe('past')
    const ended = await end(announced.body)
    expect(ended.body).toMatchObject({ validUntil: day(0), current: false })
    expect(ended.body.endedAt).toBe(portal.clock.now())
    for (const refused of [
      await end(ended.body),
      await change(ended.body, input()),
      await change(await entryOf('Heinrich Moser'), input()),
    ])
      expect([refused.status, refused.body.code, refused.body.from]).toEqual([
        409,
        'illegal-move',
        'ended',
      ])
    expect((await miriam.send('GET', '/session')).body.authorisation).toBeNull()
  })

  it('is kept by managers, and by the provider on the ground of what the client signed', async () => {
    for (const person of [miriam, lukas, await portal.login('martin.kreuz')]) {
      const { status, body } = await add(input(), person)
      expect([status, body.rule]).toEqual([403, 'permission'])
    }
    const named = { ...input({ name: 'Vom Auftragnehmer' }), userId: null }
    const bare = await add(named, eva)
    expect([bare.status, bare.body.rule]).toEqual([409, 'needs-ground'])
    const byProvider = await addOnGround(named)
    expect(byProvider.status).toBe(201)
    const ground = { kind: 'agreement', by: 'Eva Brandl', side: 'provider' }
    expect(byProvider.body).toMatchObject({ ground, contested: null })
    expect(await history(byProvider.body.id)).toMatchObject([
      { by: 'Eva Brandl', side: 'provider', ground },
    ])
  })

  it('keeps what a passkey confirmed, to the letter, and refuses it for another entry', async () => {
    await anna.reauthenticate()
    const passkey = createAuthenticator()
    const { body: creation } = await anna.send('POST', '/account/passkey-challenge')
    await anna.send('POST', '/account/passkeys', {
      body: { name: 'Schlüssel', attestation: passkey.create(creation) },
    })
    const entry = input({ name: 'Mit Passkey', userId: null, phone: null, validUntil: null })
    const exact = { ...entry, deputyOfId: null }
    const confirm = async (of: object) => {
      const { body } = await anna.send('POST', '/session/confirmation-challenge', {
        body: {
          act: 'authorised-person.added',
          subject: clientId,
          sha256: sha256Hex(canonicalJson(of)),
        },
      })
      return { secondFactor: { kind: 'passkey', assertion: passkey.get(body) } }
    }
    const other = await confirm({ ...exact, name: 'Jemand anders' })
    const refused = await anna.send('POST', register(), {
      body: { ...entry, ...other },
      headers: key(),
    })
    expect([refused.status, refused.body.code]).toEqual([403, 'step-up-rejected'])
    const added = await anna.send('POST', register(), {
      body: { ...entry, ...(await confirm(exact)) },
      headers: key(),
    })
    expect(added.status).toBe(201)
    const { rows } = await portal.superuser.query(
      'select authenticated_by, confirmation from authorised_person_changes where entry_id = $1',
      [added.body.id],
    )
    expect(rows).toMatchObject([
      {
        authenticated_by: 'passkey',
        confirmation: { text: canonicalJson(exact), proof: { signature: expect.any(String) } },
      },
    ])
  })
})

const entryInput = ({
  userId,
  name,
  function: role,
  phone,
  email,
  validFrom,
  validUntil,
}: any) => ({
  userId,
  name,
  function: role,
  phone,
  email,
  validFrom,
  validUntil,
  deputyOfId: null,
})

describe('instructing and the register', () => {
  it('I4 W5 a revocation that is first wins: whoever waits behind it is no longer authorised, and spends no code', async () => {
    const [instruction, entry] = [await draft(), await entryOf('Lukas Huber')]
    const code = lukas.freshCode()
    const release = await holdRow(
      portal,
      'update authorised_persons set ended_at = $2, valid_until = $3 where id = $1',
      [entry.id, portal.clock.now(), day(0)],
    )
    const submission = submit(instruction, code)
    await untilWaiting(portal, 1)
    await release()
    const refused = await submission
    await putDown(
      portal.superuser,
      'update authorised_persons set ended_at = null, valid_until = null where id = $1',
      [entry.id],
    )
    expect([refused.status, refused.body.rule]).toEqual([403, 'not-authorised'])
    expect((await submit(instruction, code)).status).toBe(200)
  })

  it('I4 W5 a revocation that comes later waits, and the instruction stands with the authority as it was', async () => {
    const [instruction, entry] = [await draft(), await entryOf('Lukas Huber')]
    const code = lukas.freshCode()
    const release = await holdRow(
      portal,
      `select from number_series where kind = 'W' for update`,
      [],
    )
    const submission = submit(instruction, code)
    await untilWaiting(portal, 1)
    const revocation = end(entry)
    await untilWaiting(portal, 2)
    await release()
    const [given, ended] = await Promise.all([submission, revocation])
    expect([given.status, ended.status, ended.body.current]).toEqual([200, 200, false])
    expect(given.body.givenBy).toMatchObject({
      name: 'Lukas Huber',
      function: 'Praxisleitung',
      authorisationId: entry.id,
      authorisedSince: entry.validFrom,
    })
    expect((await anna.send('GET', `/instructions/${instruction.id}`)).body.givenBy).toEqual(
      given.body.givenBy,
    )
    const next = await submit(await draft(), lukas.freshCode())
    expect([next.status, next.body.rule]).toEqual([403, 'not-authorised'])
  })
})
