import { beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../../test/authenticator.ts'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Answer, cookieOf, send } from '../../../test/request.ts'
import { codeOf, stepAt } from '../factors/totp.ts'

const portal = usePortal()
beforeEach(() => portal.clock.advance(3_700))

const at = (cookie: string) => (method: string, path: string, body?: unknown) =>
  send(portal.app, method, path, {
    ...(body !== undefined && { body }),
    headers: { cookie },
  })
const codeFor = (secret: string, steps = 0) => codeOf(secret, stepAt(portal.clock.now()) + steps)

async function half(who: string) {
  const { email, password } = account(who)
  const answer = await send(portal.app, 'POST', '/session', { body: { email, password } })
  return { next: answer.body.next as string, send: at(cookieOf(answer)) }
}

const forget = (who: string) =>
  portal.superuser.query(
    `with u as (select id from users where email = $1),
          a as (delete from authenticators where user_id in (select id from u)),
          p as (delete from passkeys where user_id in (select id from u))
     update credentials set totp_pending = null where user_id in (select id from u)`,
    [account(who).email],
  )

const secretsIn = ({ raw }: Answer) => /[A-Z2-7]{32}/u.test(raw.toString())

describe('somebody without a second factor', () => {
  it('T9 gets nowhere but to binding one, whatever they call', async () => {
    const { next, send: julia } = await half('julia.marktl')
    expect(next).toBe('enrol')
    for (const path of ['/session', '/home', '/instructions', '/account', '/account/factors'])
      expect((await julia('GET', path)).status).toBe(401)
    expect((await julia('POST', '/session/totp', { code: '123456' })).status).toBe(401)
    expect(
      (await julia('POST', '/session/recovery-code', { code: 'AAAA-AAAA-AAAA-AAAA' })).status,
    ).toBe(401)
    expect((await julia('POST', '/account/recovery-codes')).status).toBe(401)
    expect((await julia('GET', '/session')).status).toBe(401)
  })

  it('S3 is offered nothing any more once they have left', async () => {
    const { send: julia } = await half('julia.marktl')
    expect((await julia('POST', '/account/totp')).status).toBe(200)
    expect((await julia('DELETE', '/session')).status).toBe(204)
    for (const path of ['/account/totp', '/account/passkey-challenge'])
      expect((await julia('POST', path)).status).toBe(401)
  })

  it('binds an app with its first code, holds ten recovery codes, and is in', async () => {
    const { send: julia } = await half('julia.marktl')
    const { body: offer } = await julia('POST', '/account/totp')
    const wrong = await julia('PUT', '/account/totp', {
      code: String((Number(codeFor(offer.secret)) + 1) % 1e6).padStart(6, '0'),
    })
    expect([wrong.status, wrong.body.code]).toEqual([401, 'code-rejected'])
    const bound = await julia('PUT', '/account/totp', {
      code: codeFor(offer.secret),
      name: 'Handy',
    })
    expect([bound.status, bound.body.next]).toEqual([200, 'done'])
    expect(bound.body.recoveryCodes).toHaveLength(10)
    const inside = at(cookieOf(bound))
    expect((await inside('GET', '/session')).body.security).toEqual({
      authenticatedBy: 'enrolment',
      recoveryCodesLeft: 10,
      recoveryCodesConfirmed: false,
    })
    const replay = await (
      await half('julia.marktl')
    ).send('POST', '/session/totp', {
      code: codeFor(offer.secret),
    })
    expect(replay.body.reason).toBe('used')
  })

  it('may bind a passkey instead, and never needs an app', async () => {
    await forget('julia.marktl')
    const { send: julia } = await half('julia.marktl')
    const key = createAuthenticator()
    const { body: creation } = await julia('POST', '/account/passkey-challenge')
    const bound = await julia('POST', '/account/passkeys', {
      name: 'Dieses Gerät',
      attestation: key.create(creation),
    })
    expect([bound.status, bound.body.next, bound.body.recoveryCodes.length]).toEqual([
      200,
      'done',
      10,
    ])
    expect((await half('julia.marktl')).next).toBe('passkey')
  })

  it('binds one first factor when two windows do it at once', async () => {
    await forget('julia.marktl')
    const [one, two] = [await half('julia.marktl'), await half('julia.marktl')]
    const { body: offer } = await one.send('POST', '/account/totp')
    const release = await holdRow(
      portal,
      'select from credentials c join users u on u.id = c.user_id where u.email = $1 for update of c',
      [account('julia.marktl').email],
    )
    const both = Promise.all([
      one.send('PUT', '/account/totp', { code: codeFor(offer.secret) }),
      two.send('PUT', '/account/totp', { code: codeFor(offer.secret) }),
    ])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
  })

  it('binds an app or a passkey when two windows try one each at once, never both, and is told', async () => {
    await forget('julia.marktl')
    const [one, two] = [await half('julia.marktl'), await half('julia.marktl')]
    const { body: offer } = await one.send('POST', '/account/totp')
    const { body: creation } = await two.send('POST', '/account/passkey-challenge')
    const attestation = createAuthenticator().create(creation)
    const release = await holdRow(
      portal,
      'select from credentials c join users u on u.id = c.user_id where u.email = $1 for update of c',
      [account('julia.marktl').email],
    )
    const both = Promise.all([
      one.send('PUT', '/account/totp', { code: codeFor(offer.secret) }),
      two.send('POST', '/account/passkeys', { name: 'PC', attestation }),
    ])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
    const { rows } = await portal.superuser.query(
      `select from account_mails m join users u on u.id = m.user_id
        where u.email = $1 and m.kind like '%.added' and m.created_at = $2`,
      [account('julia.marktl').email, portal.clock.now()],
    )
    expect(rows).toHaveLength(1)
  })

  it('cannot use a secret that was offered to somebody else', async () => {
    await forget('julia.marktl')
    const { send: julia } = await half('julia.marktl')
    await julia('POST', '/account/totp')
    await portal.superuser.query(
      `update credentials set totp_pending = (select secret from authenticators a join users u on u.id = a.user_id where u.email like 'anna%')
        where user_id = (select id from users where email like 'julia%')`,
    )
    const answer = await julia('PUT', '/account/totp', {
      code: codeFor(account('anna.berger').totpSecret!),
    })
    expect(answer.status).toBe(500)
  })
})

describe('somebody with a second factor', () => {
  it('T7 cannot bind another one without being asked again, and the old one stays', async () => {
    const anna = await portal.login('anna.berger')
    for (const [method, path, body] of [
      ['POST', '/account/totp', undefined],
      ['PUT', '/account/totp', { code: '123456' }],
      ['POST', '/account/passkey-challenge', undefined],
      ['POST', '/account/recovery-codes', undefined],
    ] as const) {
      const answer = await anna.send(method, path, body ? { body } : {})
      expect([answer.status, answer.body.code]).toEqual([403, 'reauthentication-required'])
    }
    expect((await anna.send('POST', '/account/totp')).status).toBe(403)
    await portal.login('anna.berger')
  })

  it('has ten minutes for it', async () => {
    const anna = await portal.login('anna.berger')
    await anna.reauthenticate()
    portal.clock.advance(599)
    expect((await anna.send('POST', '/account/totp')).status).toBe(200)
    portal.clock.advance(2)
    expect((await anna.send('POST', '/account/totp')).status).toBe(403)
  })

  it('may have several apps with names, each good for signing in, and the last factor stays', async () => {
    const petra = await portal.login('petra.lindenau')
    await petra.reauthenticate()
    const { body: offer } = await petra.send('POST', '/account/totp')
    const added = await petra.send('PUT', '/account/totp', {
      body: { code: codeFor(offer.secret), name: 'Tablet' },
    })
    expect([added.status, added.body]).toEqual([200, { next: 'done' }])
    portal.clock.advance(30)
    const again = await half('petra.lindenau')
    expect(
      (await again.send('POST', '/session/totp', { code: codeFor(offer.secret) })).status,
    ).toBe(200)
    await portal.login('petra.lindenau')
    const { body } = await petra.send('GET', '/account/factors')
    const names = body.authenticators.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['Authenticator-App', 'Tablet'])
    const [old, tablet] = body.authenticators
    expect((await petra.send('DELETE', `/account/totp/${old.id}`)).status).toBe(204)
    const last = await petra.send('DELETE', `/account/totp/${tablet.id}`)
    expect([last.status, last.body.rule]).toEqual([409, 'last-factor'])
  })

  it('keeps one of the last two, also when both are removed at once', async () => {
    const sabine = await portal.login('sabine.koch')
    await sabine.reauthenticate()
    const key = createAuthenticator()
    const { body: creation } = await sabine.send('POST', '/account/passkey-challenge')
    await sabine.send('POST', '/account/passkeys', {
      body: { name: 'PC', attestation: key.create(creation) },
    })
    const { body } = await sabine.send('GET', '/account/factors')
    const release = await holdRow(
      portal,
      'select from credentials c join users u on u.id = c.user_id where u.email = $1 for update of c',
      [account('sabine.koch').email],
    )
    const both = Promise.all([
      sabine.send('DELETE', `/account/totp/${body.authenticators[0].id}`),
      sabine.send('DELETE', `/account/passkeys/${body.passkeys[0].id}`),
    ])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
  })

  it('has at most ten apps', async () => {
    const thomas = await portal.login('thomas.ebner')
    await thomas.reauthenticate()
    const statuses: number[] = []
    for (let i = 0; i < 10; i++) {
      const { body: offer } = await thomas.send('POST', '/account/totp')
      const { status } = await thomas.send('PUT', '/account/totp', {
        body: { code: codeFor(offer.secret), name: `Gerät ${i}` },
      })
      statuses.push(status)
    }
    expect(statuses).toEqual([...Array(9).fill(200), 409])
  })

  it('T8 is never shown a secret again, by any route but the two that offer a new one', async () => {
    const anna = await portal.login('anna.berger')
    await anna.reauthenticate()
    const showing: string[] = []
    for (const { method, url, operationId } of portal.app.routes) {
      if (!operationId || method !== 'GET') continue
      const path = url
        .replace('/api/v1', '')
        .replaceAll(/:\w+/gu, '0198c5a2-0000-7000-8000-000000000001')
      if (secretsIn(await anna.send(method, path))) showing.push(operationId)
    }
    const offer = await anna.send('POST', '/account/totp')
    expect(secretsIn(offer)).toBe(true)
    expect(showing).toEqual([])
    expect(offer.headers['cache-control']).toBe('no-store')
  })

  it('leaves no secret, code or password behind for a retry', async () => {
    const robert = await portal.login('robert.zerer')
    await robert.reauthenticate()
    const key = { 'idempotency-key': 'the same key' }
    const first = await robert.send('POST', '/account/recovery-codes', { headers: key })
    const second = await robert.send('POST', '/account/recovery-codes', { headers: key })
    expect(first.body.codes).not.toEqual(second.body.codes)
    await robert.send('POST', '/account/password', {
      body: { password: 'ein langer Satz, den niemand sonst nimmt' },
      headers: { 'idempotency-key': 'another key' },
    })
    const { rows } = await portal.superuser.query('select from idempotent_answers')
    expect(rows).toEqual([])
  })
})
