import { createHash, createPublicKey, verify } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { receiptsIn } from '../../../test/receipts.ts'
import { createAuthenticator } from '../../../test/authenticator.ts'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import type { Person } from '../../../test/person.ts'
import { cookieOf, send } from '../../../test/request.ts'
import { canonicalJson } from '@portal/domain/canonical-json'
import { type Declared, declarationOf } from '@portal/domain/instructions/declaration'
import { sha256Hex } from '../../platform/crypto.ts'

const portal = usePortal()
beforeEach(() => portal.clock.advance(3_700))

const post = (path: string, body?: unknown, cookie = '') =>
  send(portal.app, 'POST', path, {
    ...(body !== undefined && { body }),
    ...(cookie && { headers: { cookie } }),
  })

type Authenticator = ReturnType<typeof createAuthenticator>

async function withPasskey(who: string, name = 'Praxis-PC') {
  const person = await portal.login(who)
  await person.reauthenticate()
  const key = createAuthenticator()
  const { body: creation } = await person.send('POST', '/account/passkey-challenge')
  const added = await person.send('POST', '/account/passkeys', {
    body: { name, attestation: key.create(creation) },
  })
  expect([added.status, added.body]).toEqual([200, { next: 'done' }])
  return { person, key }
}

async function challenge() {
  const { body } = await post('/session/passkey-challenge')
  return body as { challenge: string }
}

async function login(key: Authenticator, twist = {}) {
  return post('/session/passkey', { assertion: key.get(await challenge(), twist) })
}

describe('a passkey', () => {
  it('signs in alone, without password or code', async () => {
    const { key } = await withPasskey('anna.berger')
    const opened = await login(key)
    expect([opened.status, opened.body.next, opened.body.user.name]).toEqual([
      200,
      'done',
      'Anna Berger',
    ])
    const session = await send(portal.app, 'GET', '/session', {
      headers: { cookie: cookieOf(opened) },
    })
    expect(session.body.security.authenticatedBy).toBe('passkey')
  })

  it('is asked for without naming anybody, so that nobody learns who has one', async () => {
    await withPasskey('anna.berger')
    const { body } = await post('/session/passkey-challenge')
    expect(body).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: [],
    })
  })

  it.each([
    ['made for another site', { rpId: 'evil.example' }],
    ['asked for by another page', { origin: 'https://evil.example' }],
    ['whose owner did not show it was them', { userVerified: false }],
    ['over a challenge of somebody’s own', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['of the wrong ceremony', { type: 'webauthn.create' }],
    ['for another user', { userHandle: Buffer.alloc(16).toString('base64url') }],
  ])('is refused: an assertion %s', async (_, twist) => {
    const { key } = await withPasskey('petra.lindenau')
    const refused = await login(key, twist)
    expect([refused.status, refused.body.code, refused.body.factor]).toEqual([
      401,
      'code-rejected',
      'passkey',
    ])
    expect((await login(key)).status).toBe(200)
  })

  it.each([
    ['made for another site', { rpId: 'evil.example' }],
    ['made by another page', { origin: 'https://evil.example' }],
    ['whose owner did not show it was them', { userVerified: false }],
    ['over a challenge of somebody’s own', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['of the wrong ceremony', { type: 'webauthn.get' }],
  ])('is not bound: one %s', async (_, twist) => {
    const jonas = await portal.login('jonas.weiss')
    await jonas.reauthenticate()
    const { body: creation } = await jonas.send('POST', '/account/passkey-challenge')
    const refused = await jonas.send('POST', '/account/passkeys', {
      body: { name: 'PC', attestation: createAuthenticator().create(creation, twist) },
    })
    expect([refused.status, refused.body.code, refused.body.factor]).toEqual([
      401,
      'code-rejected',
      'passkey',
    ])
    expect((await jonas.send('GET', '/account/factors')).body.passkeys).toEqual([])
  })

  it('is one of ten at most', async () => {
    const jonas = await portal.login('jonas.weiss')
    await jonas.reauthenticate()
    const statuses: number[] = []
    for (let i = 0; i < 11; i++) {
      const { body: creation } = await jonas.send('POST', '/account/passkey-challenge')
      const { status } = await jonas.send('POST', '/account/passkeys', {
        body: { name: `PC ${i}`, attestation: createAuthenticator().create(creation) },
      })
      statuses.push(status)
    }
    expect(statuses).toEqual([...Array(10).fill(200), 409])
  })

  it('is asked for three hundred times in ten minutes from one address, and no more', async () => {
    const end = new Date(Date.parse(portal.clock.now()) + 600_000).toISOString()
    await portal.superuser.query(
      `insert into throttles values (sha256('quota/challenge/127.0.0.1/32'), 299, $1, $2)
        on conflict (key) do update set failures = 299, blocked_until = $1`,
      [end, portal.clock.now()],
    )
    const ask = async () => (await post('/session/passkey-challenge')).status
    expect([await ask(), await ask()]).toEqual([200, 429])
    portal.clock.advance(600)
    expect(await ask()).toBe(200)
  })

  it('is refused when it is forged: signed by another key under the same name', async () => {
    const { key } = await withPasskey('petra.lindenau')
    const forger = createAuthenticator()
    const assertion = forger.get(await challenge())
    const refused = await post('/session/passkey', {
      assertion: { ...assertion, id: key.id, rawId: key.id },
    })
    expect(refused.status).toBe(401)
  })

  it('is refused when nobody has it', async () => {
    expect((await login(createAuthenticator())).status).toBe(401)
  })

  it('is refused when it is replayed, also side by side', async () => {
    const { key } = await withPasskey('sabine.koch')
    const assertion = key.get(await challenge())
    const statuses = (
      await Promise.all(Array.from({ length: 5 }, () => post('/session/passkey', { assertion })))
    ).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401, 401])
    expect((await post('/session/passkey', { assertion })).body).toMatchObject({ reason: 'used' })
  })

  it('is refused when the challenge is older than five minutes', async () => {
    const { key } = await withPasskey('sabine.koch')
    const asked = await challenge()
    portal.clock.advance(301)
    expect((await post('/session/passkey', { assertion: key.get(asked) })).status).toBe(401)
  })

  it('is refused when its counter did not go on, as that of a copy would not', async () => {
    const { key } = await withPasskey('thomas.ebner')
    expect((await login(key, { counter: 7 })).status).toBe(200)
    expect((await login(key, { counter: 7 })).status).toBe(401)
    expect((await login(key, { counter: 6 })).status).toBe(401)
    expect((await login(key, { counter: 8 })).status).toBe(200)
  })

  it('signs in once when two copies of it answer with the same counter at once', async () => {
    const { key } = await withPasskey('thomas.ebner')
    const copies = [
      key.get(await challenge(), { counter: 9 }),
      key.get(await challenge(), { counter: 9 }),
    ]
    const release = await holdRow(
      portal,
      'select from passkeys where credential_id = $1 for update',
      [Buffer.from(key.id, 'base64url')],
    )
    const both = Promise.all(copies.map((assertion) => post('/session/passkey', { assertion })))
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
  })

  it('opens nothing for somebody whose last client was taken away', async () => {
    const { key } = await withPasskey('petra.lindenau')
    await portal.superuser.query(
      `delete from memberships m using users u where u.id = m.user_id and u.email like 'petra%'`,
    )
    const refused = await login(key)
    expect([refused.status, refused.body.code, cookieOf(refused)]).toEqual([
      401,
      'code-rejected',
      '',
    ])
  })

  it('opens nothing for somebody who was disabled or has no client any more', async () => {
    const { key } = await withPasskey('martin.kreuz')
    await portal.superuser.query(`update users set disabled_at = now() where email like 'martin%'`)
    expect((await login(key)).status).toBe(401)
    await portal.superuser.query(`update users set disabled_at = null where email like 'martin%'`)
    expect((await login(key)).status).toBe(200)
  })

  it('is bound once: neither to somebody else nor twice, and never with a challenge of somebody else', async () => {
    const { key, person } = await withPasskey('eva.brandl')
    const { body: again } = await person.send('POST', '/account/passkey-challenge')
    expect(again.excludeCredentials.map(({ id }: { id: string }) => id)).toContain(key.id)
    const twice = await person.send('POST', '/account/passkeys', {
      body: { name: 'Noch einmal', attestation: key.create(again) },
    })
    expect([twice.status, twice.body.rule]).toEqual([409, 'passkey-known'])
    const robert = await portal.login('robert.zerer')
    await robert.reauthenticate()
    const { body: roberts } = await robert.send('POST', '/account/passkey-challenge')
    const stolen = await person.send('POST', '/account/passkeys', {
      body: { name: 'Fremd', attestation: createAuthenticator().create(roberts) },
    })
    expect([stolen.status, stolen.body.factor]).toEqual([401, 'passkey'])
  })

  it('may be renamed and removed by its owner alone', async () => {
    const { person, key } = await withPasskey('eva.brandl', 'Altes Notebook')
    const { body } = await person.send('GET', '/account/factors')
    const { id } = body.passkeys.find(({ name }: { name: string }) => name === 'Altes Notebook')
    const other = await portal.login('robert.zerer')
    await other.reauthenticate()
    expect((await other.send('DELETE', `/account/passkeys/${id}`)).status).toBe(404)
    const renamed = await person.send('PATCH', `/account/passkeys/${id}`, {
      body: { name: 'Notebook' },
    })
    expect(renamed.status).toBe(204)
    expect((await person.send('DELETE', `/account/passkeys/${id}`)).status).toBe(204)
    expect((await login(key)).status).toBe(401)
  })

  it('is given another name by nobody but its owner', async () => {
    const { person } = await withPasskey('eva.brandl', 'Tablet')
    const names = async () =>
      (await person.send('GET', '/account/factors')).body.passkeys.map(
        ({ name }: { name: string }) => name,
      )
    const before = await names()
    const { body } = await person.send('GET', '/account/factors')
    const other = await portal.login('robert.zerer')
    await other.reauthenticate()
    for (const { id } of body.passkeys) {
      const refused = await other.send('PATCH', `/account/passkeys/${id}`, { body: { name: 'x' } })
      expect(refused.status).toBe(404)
    }
    expect(await names()).toEqual(before)
  })

  it('proves nothing over a challenge that was made for something else', async () => {
    const { person, key } = await withPasskey('karin.stadler')
    const { body: offered } = await person.send('POST', '/account/passkey-challenge')
    const refused = await person.send('POST', '/session/reauthentication', {
      body: { secondFactor: { kind: 'passkey', assertion: key.get(offered) } },
    })
    expect([refused.status, refused.body.code, refused.body.reason]).toEqual([
      403,
      'step-up-rejected',
      'used',
    ])
  })

  it('proves who somebody is before they change their account', async () => {
    const { key } = await withPasskey('karin.stadler')
    const cookie = cookieOf(await login(key))
    const change = (with_: string) =>
      send(portal.app, 'PATCH', '/account', {
        body: { name: 'Dr. K. Stadler' },
        headers: { cookie: with_ },
      })
    expect((await change(cookie)).body.code).toBe('reauthentication-required')
    const { body: asked } = await post('/session/reauthentication-challenge', undefined, cookie)
    expect(asked.allowCredentials.map(({ id }: { id: string }) => id)).toContain(key.id)
    const again = await post(
      '/session/reauthentication',
      { secondFactor: { kind: 'passkey', assertion: key.get(asked) } },
      cookie,
    )
    expect(again.status).toBe(204)
    expect((await change(cookie)).status).toBe(401)
    expect((await change(cookieOf(again))).status).toBe(200)
  })
})

describe('an instruction confirmed with a passkey', () => {
  const text = 'Bitte löschen Sie das Konto "anna.alt".'

  async function draft(person: Person) {
    const { body, headers } = await person.send('POST', '/instructions', {
      body: { kind: 'erasure', title: 'Konto löschen', text },
    })
    return { id: body.id as string, etag: String(headers['etag']) }
  }
  /** What a person has before them who submits the draft; `otherwise` what they only believe to have. */
  const declared = async (person: Person, id: string, otherwise: object = {}) => {
    const { body } = await person.send('GET', `/instructions/${id}`)
    return canonicalJson(declarationOf({ ...body, ...otherwise } as Declared, {}))
  }
  const ask = async (person: Person, subject: string, otherwise?: object) => {
    const sha256 = sha256Hex(await declared(person, subject, otherwise))
    const { body } = await person.send('POST', '/session/confirmation-challenge', {
      body: { act: 'instruction.submitted', subject, sha256 },
    })
    return body as { challenge: string }
  }
  const submit = (person: Person, { id, etag }: { id: string; etag: string }, assertion: unknown) =>
    person.send('POST', `/instructions/${id}/submission`, {
      body: { secondFactor: { kind: 'passkey', assertion } },
      headers: { 'if-match': etag, 'idempotency-key': `${id}/${Math.random()}` },
    })

  it('W8 keeps the assertion, which proves everything that was confirmed without the portal', async () => {
    const { person, key } = await withPasskey('lukas.huber')
    const drafted = await draft(person)
    const before = await declared(person, drafted.id)
    const done = await submit(person, drafted, key.get(await ask(person, drafted.id)))
    expect([done.status, done.body.givenBy.authenticatedBy]).toEqual([200, 'passkey'])
    const [kept] = await receiptsIn(portal.superuser, 'instruction_id = $1', drafted.id)
    const { confirmation, confirmed } = JSON.parse(kept.record)
    expect(confirmed).toEqual({ sha256: sha256Hex(before), declaration: before })
    const { rows: lines } = await portal.superuser.query(
      `select line::jsonb #>> '{data,confirmedSha256}' as sha256 from evidence_events
        where subject_id = $1 and type = 'instruction.submitted'`,
      [drafted.id],
    )
    expect(lines).toEqual([{ sha256: sha256Hex(before) }])
    const binding = JSON.parse(confirmation.binding)
    expect(binding).toMatchObject({
      act: 'instruction.submitted',
      subject: drafted.id,
      sha256: confirmed.sha256,
    })
    const client = Buffer.from(confirmation.clientDataJSON, 'base64url')
    expect(JSON.parse(client.toString()).challenge).toBe(
      createHash('sha256').update(confirmation.binding).digest('base64url'),
    )
    // COSE keeps the two coordinates of the point behind three-byte heads (RFC 9053, §7.1.1).
    const cose = Buffer.from(confirmation.publicKey, 'base64url')
    const [x, y] = [cose.subarray(10, 42), cose.subarray(45, 77)].map((part) =>
      part.toString('base64url'),
    )
    const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! }
    const signed = Buffer.concat([
      Buffer.from(confirmation.authenticatorData, 'base64url'),
      createHash('sha256').update(client).digest(),
    ])
    expect(
      verify(
        'sha256',
        signed,
        createPublicKey({ key: jwk, format: 'jwk' }),
        Buffer.from(confirmation.signature, 'base64url'),
      ),
    ).toBe(true)
    const pdf = await person.send('GET', `/instructions/${drafted.id}/receipt`)
    expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('W8 is refused over another text, title, kind, date, system, file, another instruction or act, and a challenge for signing in', async () => {
    const { person, key } = await withPasskey('lukas.huber')
    const [drafted, other] = [await draft(person), await draft(person)]
    const { body: act } = await person.send('POST', '/session/confirmation-challenge', {
      body: {
        act: 'authorised-person.ended',
        subject: drafted.id,
        sha256: sha256Hex(await declared(person, drafted.id)),
      },
    })
    for (const asked of [
      ...(await Promise.all(
        [
          { text: `${text} ` },
          { title: 'Konto sperren' },
          { kind: 'restriction' },
          { wishedDate: '2027-01-01' },
          { urgency: 'urgent', urgencyReason: 'Heute.' },
          { validFrom: '2027-01-01' },
          { systems: ['other'] },
          { dataCategories: ['health'] },
          { dataSubjects: ['employees'] },
          { details: { other: 'x' } },
          { attachments: [{ name: 'x.txt', sha256: 'a'.repeat(64), size: 1 }] },
          { revision: 2 },
        ].map((otherwise) => ask(person, drafted.id, otherwise)),
      )),
      await ask(person, other.id),
      act,
      await challenge(),
    ]) {
      const refused = await submit(person, drafted, key.get(asked))
      expect([refused.status, refused.body.code, refused.body.factor]).toEqual([
        403,
        'step-up-rejected',
        'passkey',
      ])
    }
    const { body } = await person.send('GET', `/instructions/${drafted.id}`)
    expect(body.status).toBe('draft')
  })

  it('is refused with the passkey of somebody else, and when it is given twice', async () => {
    const { key: foreign } = await withPasskey('anna.berger')
    const { person, key } = await withPasskey('lukas.huber')
    const [first, second] = [await draft(person), await draft(person)]
    expect((await submit(person, first, foreign.get(await ask(person, first.id)))).body.code).toBe(
      'step-up-rejected',
    )
    const assertion = key.get(await ask(person, first.id))
    expect((await submit(person, first, assertion)).status).toBe(200)
    expect((await submit(person, second, assertion)).body).toMatchObject({
      code: 'step-up-rejected',
      reason: 'used',
    })
  })

  it('cannot be asked for by somebody who has no passkey', async () => {
    const miriam = await portal.login('miriam.vogt')
    const { status } = await miriam.send('POST', '/session/confirmation-challenge', {
      body: {
        act: 'instruction.submitted',
        subject: '0198c5a2-0000-7000-8000-000000000001',
        sha256: sha256Hex(text),
      },
    })
    expect(status).toBe(404)
    expect(account('miriam.vogt').totpSecret).not.toBeNull()
  })
})
