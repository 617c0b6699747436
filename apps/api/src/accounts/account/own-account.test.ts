import { beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../../test/authenticator.ts'
import { account } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import type { Person } from '../../../test/person.ts'
import { cookieOf, send } from '../../../test/request.ts'
import { keepHouse } from '../sign-in/housekeeping.ts'
import { codeOf, stepAt } from '../factors/totp.ts'
import { warnOfAbandonedLogins } from '../sign-in/warnings.ts'

const portal = usePortal()
beforeEach(() => portal.clock.advance(3_700))

const windows = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
}
const phone = {
  'user-agent':
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
}

/** Logs in from a browser of its own, that keeps the cookies it is given. */
async function browser(
  who: string,
  headers: Record<string, string> = {},
  jar: Record<string, string> = {},
) {
  const { email, password, totpSecret } = account(who)
  const reauthenticate = async () => {
    portal.clock.advance(30)
    const code = codeOf(totpSecret!, stepAt(portal.clock.now()))
    return ask('POST', '/session/reauthentication', {
      password,
      secondFactor: { kind: 'totp', code },
    })
  }
  const ask = async (method: string, path: string, body?: unknown) => {
    const cookie = Object.entries(jar)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
    const answer = await send(portal.app, method, path, {
      ...(body !== undefined && { body }),
      headers: { ...headers, ...(cookie && { cookie }) },
    })
    for (const set of [answer.headers['set-cookie']].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/u.exec(String(set)) ?? []
      if (name && value) jar[name] = value
    }
    return answer
  }
  await ask('POST', '/session', { email, password })
  portal.clock.advance(30)
  await ask('POST', '/session/totp', { code: codeOf(totpSecret!, stepAt(portal.clock.now())) })
  return { ask, jar, reauthenticate }
}

const mailsTo = async (who: string) => {
  const { rows } = await portal.superuser.query<{ kind: string }>(
    `select m.kind from account_mails m join users u on u.id = m.user_id where u.email = $1 order by m.created_at, m.id`,
    [account(who).email],
  )
  return rows.map(({ kind }) => kind)
}
const kindsOf = async (person: Pick<Person, 'send'>, query = '') => {
  const { body } = await person.send('GET', `/account/security-log${query}`)
  return body.items.map(({ kind }: { kind: string }) => kind)
}

describe('a change of the account', () => {
  it('is refused until its owner was asked again', async () => {
    const anna = await portal.login('anna.berger')
    const id = '0198c5a2-0000-7000-8000-000000000001'
    for (const [method, path, body] of [
      ['POST', '/account/password', { password: 'ein langer Satz, den niemand sonst nimmt' }],
      ['POST', '/account/email', { email: 'neu@example.org' }],
      ['PATCH', '/account', { name: 'Anna Neu' }],
      ['PATCH', `/account/totp/${id}`, { name: 'x' }],
      ['DELETE', `/account/totp/${id}`, undefined],
      ['PATCH', `/account/passkeys/${id}`, { name: 'x' }],
      ['DELETE', `/account/passkeys/${id}`, undefined],
    ] as const) {
      const answer = await anna.send(method, path, body ? { body } : {})
      expect([path, answer.status, answer.body.code]).toEqual([
        path,
        403,
        'reauthentication-required',
      ])
    }
  })

  it('is refused on every route that makes one, until its owner was asked again', async () => {
    const robert = await portal.login('robert.zerer')
    const bodies: Record<string, unknown> = {
      finishTotpEnrolment: { code: '123456' },
      addPasskey: { name: 'PC', attestation: createAuthenticator().create({ challenge: 'AAAA' }) },
    }
    const open: string[] = []
    for (const { method, url, operationId } of portal.app.routes) {
      if (!operationId || method === 'GET' || !url.startsWith('/api/v1/account')) continue
      const path = url
        .replace('/api/v1', '')
        .replaceAll(/:\w+/gu, '0198c5a2-0000-7000-8000-000000000001')
      const { body } = await robert.send(method, path, { body: bodies[operationId] ?? {} })
      if (body?.code !== 'reauthentication-required') open.push(operationId)
    }
    // The language alone, and a code that its owner types to show it was kept.
    expect(open.toSorted()).toEqual(['changeAccount', 'confirmRecoveryCodes'])
  })

  it('is told to the owner by mail, whatever was changed', async () => {
    const robert = await portal.login('robert.zerer')
    const elsewhere = await portal.login('robert.zerer')
    await robert.reauthenticate()
    const before = (await mailsTo('robert.zerer')).length
    const act = async (method: string, path: string, body?: unknown) => {
      portal.clock.advance(1)
      const answer = await robert.send(method, path, body ? { body } : {})
      expect([path, answer.status]).toEqual([path, method === 'PUT' ? 200 : expect.any(Number)])
      expect(answer.status).toBeLessThan(300)
      return answer.body
    }
    const { secret } = await act('POST', '/account/totp')
    const code = codeOf(secret, stepAt(portal.clock.now()))
    await act('PUT', '/account/totp', { code, name: 'Tablet' })
    const creation = await act('POST', '/account/passkey-challenge')
    const attestation = createAuthenticator().create(creation)
    await act('POST', '/account/passkeys', { name: 'PC', attestation })
    const { authenticators, passkeys } = await act('GET', '/account/factors')
    await act('DELETE', `/account/totp/${authenticators.at(-1).id}`)
    await act('DELETE', `/account/passkeys/${passkeys[0].id}`)
    await act('POST', '/account/recovery-codes')
    await act('PATCH', '/account', { name: 'Robert M. Zerer' })
    await act('DELETE', '/account/sessions')
    expect((await elsewhere.send('GET', '/session')).status).toBe(401)
    await act('POST', '/account/password', { password: 'ein langer Satz, den niemand sonst nimmt' })
    expect((await mailsTo('robert.zerer')).slice(before)).toEqual([
      'authenticator.added',
      'passkey.added',
      'authenticator.removed',
      'passkey.removed',
      'recovery-codes.renewed',
      'name.changed',
      'sessions.ended',
      'password.changed',
    ])
  })

  it.each(['AVV-Portal 2026!', 'Portal, Portal, 1', 'avv-avv-123456'])(
    'of the password is refused for one made of the portal’s own name: %s',
    async (password) => {
      const anna = await portal.login('anna.berger')
      await anna.reauthenticate()
      const { status, body } = await anna.send('POST', '/account/password', { body: { password } })
      expect([status, body.code, body.reason]).toEqual([400, 'password-refused', 'context'])
    },
  )

  it('needs password and second factor both, and a wrong one is written down', async () => {
    const anna = await portal.login('anna.berger')
    const { password } = account('anna.berger')
    const again = (body: unknown) => anna.send('POST', '/session/reauthentication', { body })
    const wrongPassword = await again({
      password: 'not the password',
      secondFactor: { kind: 'totp', code: anna.freshCode() },
    })
    expect([wrongPassword.status, wrongPassword.body.code]).toEqual([401, 'credentials-rejected'])
    const code = anna.freshCode()
    const wrongCode = await again({
      password,
      secondFactor: { kind: 'totp', code: String((Number(code) + 1) % 1e6).padStart(6, '0') },
    })
    expect([wrongCode.status, wrongCode.body.code]).toEqual([403, 'step-up-rejected'])
    expect((await again({ password })).status).toBe(400)
    expect(await kindsOf(anna, '?alarming=true')).toContain('reauthentication.rejected')
  })

  it('happens in a session with a new id; the old one is worth nothing', async () => {
    const anna = await portal.login('anna.berger')
    const before = anna.cookie
    await anna.reauthenticate()
    expect((await anna.send('GET', '/session')).body.reauthenticatedUntil).not.toBeNull()
    expect(
      (await send(portal.app, 'GET', '/session', { headers: { cookie: before } })).status,
    ).toBe(401)
  })

  it('of the password ends the other sessions, is mailed, and the new one works', async () => {
    const [here, elsewhere] = [await portal.login('miriam.vogt'), await portal.login('miriam.vogt')]
    await here.reauthenticate()
    const weak = await here.send('POST', '/account/password', { body: { password: 'miriamvogt' } })
    expect(weak.status).toBe(400)
    const context = await here.send('POST', '/account/password', {
      body: { password: 'Miriam Vogt Miriam Vogt' },
    })
    expect([context.status, context.body.code]).toEqual([400, 'password-refused'])
    const password = 'ein langer Satz, den niemand sonst nimmt'
    expect((await here.send('POST', '/account/password', { body: { password } })).status).toBe(204)
    expect((await here.send('GET', '/session')).status).toBe(200)
    expect((await elsewhere.send('GET', '/session')).status).toBe(401)
    expect(await mailsTo('miriam.vogt')).toContain('password.changed')
    const { email } = account('miriam.vogt')
    const login = await send(portal.app, 'POST', '/session', { body: { email, password } })
    expect(login.status).toBe(200)
  })

  it('of the language needs no more than the session', async () => {
    const jonas = await portal.login('jonas.weiss')
    const changed = await jonas.send('PATCH', '/account', { body: { locale: 'en' } })
    expect([changed.status, changed.body.locale]).toEqual([200, 'en'])
    expect((await jonas.send('PATCH', '/account', { body: {} })).status).toBe(400)
  })
})

describe('the sessions of an account', () => {
  it('are listed with browser, place in time and last use, and end one by one or all at once', async () => {
    const one = await browser('petra.lindenau', windows)
    const two = await browser('petra.lindenau', phone)
    const three = await browser('petra.lindenau')
    const { body } = await one.ask('GET', '/account/sessions')
    const here = body.items.find(({ current }: { current: boolean }) => current)
    const there = body.items.find(({ device }: { device: string }) => device?.includes('Android'))
    expect(here).toMatchObject({
      device: 'Firefox, Windows',
      address: '127.0.0.1',
      authenticatedBy: 'totp',
    })
    expect(there.device).toBe('Chrome, Android')
    expect((await one.ask('DELETE', `/account/sessions/${there.id}`)).body.code).toBe(
      'reauthentication-required',
    )
    await one.reauthenticate()
    expect((await one.ask('DELETE', `/account/sessions/${there.id}`)).status).toBe(204)
    expect((await two.ask('GET', '/session')).status).toBe(401)
    expect((await three.ask('GET', '/session')).status).toBe(200)
    expect((await one.ask('DELETE', '/account/sessions')).status).toBe(204)
    expect((await three.ask('GET', '/session')).status).toBe(401)
    expect((await one.ask('GET', '/session')).status).toBe(200)
  })

  it('cannot be ended by somebody else', async () => {
    const petra = await browser('petra.lindenau')
    const anna = await portal.login('anna.berger')
    await anna.reauthenticate()
    const { body } = await petra.ask('GET', '/account/sessions')
    const answer = await anna.send('DELETE', `/account/sessions/${body.items[0].id}`)
    expect(answer.status).toBe(404)
    expect((await petra.ask('GET', '/session')).status).toBe(200)
  })
})

describe('the owner of an account', () => {
  it('is warned of a login from a browser that was never used before, and of no other', async () => {
    const first = await browser('thomas.ebner', windows)
    expect(await mailsTo('thomas.ebner')).not.toContain('sign-in.new-device')
    await browser('thomas.ebner', windows, { device: first.jar['device']! })
    expect(await mailsTo('thomas.ebner')).not.toContain('sign-in.new-device')
    const stranger = await browser('thomas.ebner', phone)
    expect(
      (await mailsTo('thomas.ebner')).filter((kind) => kind === 'sign-in.new-device'),
    ).toHaveLength(1)
    const { body } = await stranger.ask('GET', '/account/security-log?alarming=true')
    expect(body.items[0]).toMatchObject({ kind: 'sign-in.new-device', device: 'Chrome, Android' })
  })

  it('is warned once when the password was right and no second factor followed in three minutes', async () => {
    const { email, password } = account('karin.stadler')
    const answer = await send(portal.app, 'POST', '/session', { body: { email, password } })
    await send(portal.app, 'DELETE', '/session', { headers: { cookie: cookieOf(answer) } })
    const warn = () =>
      warnOfAbandonedLogins(portal.connections.auth, portal.jobs.enqueue, portal.clock.now())
    portal.clock.advance(179)
    await warn()
    expect(await mailsTo('karin.stadler')).toEqual([])
    portal.clock.advance(1)
    await Promise.all([warn(), warn(), warn()])
    expect(await mailsTo('karin.stadler')).toEqual(['sign-in.second-factor-missing'])
  })

  it('is not warned of a login that went on, or that was begun anew in the same browser', async () => {
    const warn = () =>
      warnOfAbandonedLogins(portal.connections.auth, portal.jobs.enqueue, portal.clock.now())
    portal.clock.advance(200)
    await warn()
    const { email, password, totpSecret } = account('lukas.huber')
    const one = await send(portal.app, 'POST', '/session', { body: { email, password } })
    const two = await send(portal.app, 'POST', '/session', {
      body: { email, password },
      headers: { cookie: cookieOf(one) },
    })
    const done = await send(portal.app, 'POST', '/session/totp', {
      body: { code: codeOf(totpSecret!, stepAt(portal.clock.now())) },
      headers: { cookie: cookieOf(two) },
    })
    expect(done.status).toBe(200)
    portal.clock.advance(200)
    expect(await warn()).toBe(0)
  })

  it('is told when too many wrong codes have put the app out of use', async () => {
    const eva = await portal.login('eva.brandl')
    await portal.superuser.query(
      `update credentials c set second_factor_failures = 49 from users u where u.id = c.user_id and u.email like 'eva%'`,
    )
    const { email, password } = account('eva.brandl')
    const half = await send(portal.app, 'POST', '/session', { body: { email, password } })
    const wrong = String((Number(eva.freshCode()) + 1) % 1e6).padStart(6, '0')
    await send(portal.app, 'POST', '/session/totp', {
      body: { code: wrong },
      headers: { cookie: cookieOf(half) },
    })
    expect(await mailsTo('eva.brandl')).toContain('second-factor.disabled')
    expect(await kindsOf(eva)).toEqual(
      expect.arrayContaining(['second-factor.disabled', 'sign-in.factor-rejected']),
    )
  })
})

describe('the security log', () => {
  it('pages through what happened, the newest first, and shows nobody else’s', async () => {
    const sabine = await portal.login('sabine.koch')
    for (let i = 0; i < 3; i++) {
      await send(portal.app, 'POST', '/session', {
        body: { email: account('sabine.koch').email, password: 'wrong' },
        headers: windows,
      })
      portal.clock.advance(60)
    }
    const { body: page } = await sabine.send('GET', '/account/security-log?limit=2')
    expect(page.items.map(({ kind, device }: Record<string, string>) => [kind, device])).toEqual([
      ['sign-in.password-rejected', 'Firefox, Windows'],
      ['sign-in.password-rejected', 'Firefox, Windows'],
    ])
    const { body: rest } = await sabine.send(
      'GET',
      `/account/security-log?limit=100&cursor=${page.nextCursor}`,
    )
    const kinds = rest.items.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toContain('sign-in.completed')
    const times = [...page.items, ...rest.items].map(({ at }: { at: string }) => at)
    expect(times).toEqual(times.toSorted().toReversed())
    const lukas = await portal.login('lukas.huber')
    expect(await kindsOf(lukas, '?alarming=true')).not.toContain('sign-in.password-rejected')
  })

  it('keeps attempts on addresses nobody has apart, without the address', async () => {
    await send(portal.app, 'POST', '/session', {
      body: { email: 'nobody@example.org', password: 'wrong' },
    })
    const { rows } = await portal.superuser.query(
      `select row_to_json(e)::text as line from account_events e where user_id is null`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ line }) => line).join()).not.toContain('nobody@')
  })
})

describe('housekeeping', () => {
  it('deletes what is over and nothing that still counts', async () => {
    const anna = await portal.login('anna.berger')
    const tables = ['sessions', 'account_events', 'member_events', 'throttles', 'known_devices']
    const count = async () => {
      const counts: Record<string, number> = {}
      for (const table of tables)
        counts[table] = (await portal.superuser.query(`select from ${table}`)).rowCount ?? 0
      return counts
    }
    const before = await count()
    await keepHouse(portal.connections, portal.clock.now())
    expect(await count()).toMatchObject({
      sessions: before['sessions'],
      account_events: before['account_events'],
    })
    expect((await anna.send('GET', '/session')).status).toBe(200)
    portal.clock.advance(500 * 86_400)
    await portal.superuser.query(
      `insert into idempotent_answers select id, 'old', '\\x00', '{}', now() - interval '8 days' from users limit 1`,
    )
    await keepHouse(portal.connections, portal.clock.now())
    expect(Object.values(await count())).toEqual(tables.map(() => 0))
    expect(
      (await portal.superuser.query(`select from idempotent_answers where key = 'old'`)).rowCount,
    ).toBe(0)
  })
})
