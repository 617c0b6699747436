import { hash } from '@node-rs/argon2'
import { createSigner } from 'fast-jwt'
import { beforeEach, describe, expect, it } from 'vitest'
import { testSecrets } from '../../../test/keys.ts'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account } from '../../../test/demo.ts'
import { createTestPortal, usePortal } from '../../../test/harness.ts'
import { cookieOf, send } from '../../../test/request.ts'
import { codeOf, stepAt } from '../factors/totp.ts'

const portal = usePortal()
// Nobody in one test has used the codes of the next.
beforeEach(() => portal.clock.advance(90))

const anna = () => account('anna.berger')
const post = (path: string, body: unknown, cookie = '') =>
  send(portal.app, 'POST', path, { body, headers: cookie ? { cookie } : {} })
const password = async ({ email, password: secret } = anna()) =>
  cookieOf(await post('/session', { email, password: secret }))
/** The same session in a cookie that is signed by the portal's own key and lasts a day longer. */
const lastingLonger = (cookie: string) => {
  const claims = JSON.parse(Buffer.from(cookie.split('.')[1]!, 'base64url').toString())
  const signer = createSigner({ key: testSecrets.sessionSecret, algorithm: 'HS256' })
  return `session=${signer({ ...claims, exp: claims.exp + 86_400 })}`
}
const codeAt = (offset = 0) => codeOf(anna().totpSecret!, stepAt(portal.clock.now()) + offset)

describe('login', () => {
  it('takes password, then code, and says who is here', async () => {
    const first = await post('/session', {
      email: 'Anna.Berger@sonnenhof.example.org',
      password: anna().password,
    })
    expect([first.status, first.body]).toEqual([200, { next: 'totp' }])
    const second = await post('/session/totp', { code: codeAt() }, cookieOf(first))
    expect([second.status, second.body]).toMatchObject([
      200,
      { next: 'done', user: { email: anna().email, name: 'Anna Berger' } },
    ])
    const session = await send(portal.app, 'GET', '/session', {
      headers: { cookie: cookieOf(second) },
    })
    expect(session.body).toMatchObject({
      user: { email: anna().email, name: 'Anna Berger', locale: 'de' },
      side: 'client',
      role: 'manager',
      activeClient: { name: 'Physiotherapie Sonnenhof' },
    })
  })

  it('sets a cookie that scripts, other sites and other paths never get', async () => {
    const first = await post('/session', anna())
    expect(first.status).toBe(400)
    const { headers } = await post('/session', { email: anna().email, password: anna().password })
    expect(String(headers['set-cookie'])).toMatch(
      /^session=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/u,
    )
  })

  it('calls the cookie __Host- and Secure where the portal is on https', async () => {
    const https = await createTestPortal({ publicUrl: 'https://portal.example.org' })
    const answer = await send(https.app, 'POST', '/session', {
      body: { email: anna().email, password: anna().password },
    })
    await https.close()
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-session=.*; HttpOnly; Secure; SameSite=Strict$/u,
    )
  })

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await post('/session', { email: anna().email, password: 'not the password' })
    const unknown = await post('/session', {
      email: 'nobody@example.org',
      password: 'not the password',
    })
    const { instance: _, ...a } = wrong.body
    const { instance: __, ...b } = unknown.body
    expect([wrong.status, a]).toEqual([401, b])
    expect(a).toMatchObject({
      code: 'credentials-rejected',
      type: '/problems/credentials-rejected',
    })
  })

  it('E2 refuses the right password of a disabled account as it does a wrong one', async () => {
    const { email, password: secret } = account('jonas.weiss')
    const disable = (at: string | null) =>
      portal.superuser.query('update users set disabled_at = $1 where email = $2', [at, email])
    await disable(portal.clock.now())
    const refused = await post('/session', { email, password: secret })
    await disable(null)
    expect([refused.status, refused.body.code, cookieOf(refused)]).toEqual([
      401,
      'credentials-rejected',
      '',
    ])
  })

  it('takes a password however the keyboard composes it, and hashes it anew where the hash became weak', async () => {
    const { email } = account('martin.kreuz')
    const composed = 'Café Größe Straße Übung'.normalize('NFC')
    const weak = await hash(composed, { memoryCost: 8_192, timeCost: 1, parallelism: 1 })
    await portal.superuser.query(
      'update credentials c set password_hash = $1 from users u where u.id = c.user_id and u.email = $2',
      [weak, email],
    )
    for (const typed of [composed.normalize('NFD'), composed]) {
      expect((await post('/session', { email, password: typed })).status).toBe(200)
      const { rows } = await portal.superuser.query<{ password_hash: string }>(
        'select password_hash from credentials c join users u on u.id = c.user_id where u.email = $1',
        [email],
      )
      expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u)
    }
  })

  it('makes a guesser wait longer each time, also after the refusal was rolled back, and lets the owner in from elsewhere', async () => {
    const guess = () =>
      post('/session', { email: 'petra.lindenau@ergo-lindenau.example.org', password: 'guess' })
    const statuses: number[] = []
    for (let i = 0; i < 8; i++) statuses.push((await guess()).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429])
    portal.clock.advance(2)
    expect((await guess()).status).toBe(401)
    const blocked = await guess()
    expect([blocked.status, blocked.headers['retry-after']]).toEqual([429, '2'])
    const { email, password: secret } = account('petra.lindenau')
    const elsewhere = await portal.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress: '192.0.2.7',
      payload: { email, password: secret },
    })
    expect(elsewhere.statusCode).toBe(200)
  })
})

describe('throttling', () => {
  it('judges five of many guesses that arrive together', async () => {
    const guess = () =>
      post('/session', {
        email: 'thomas.ebner@logopaedie-marktplatz.example.org',
        password: 'guess',
      })
    const statuses = (await Promise.all(Array.from({ length: 40 }, guess))).map(
      ({ status }) => status,
    )
    expect(statuses.filter((status) => status === 401).length).toBe(5)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
  })

  it('does not look at the right password either while the account has to wait', async () => {
    const { email, password: secret } = account('sabine.koch')
    const attempt = async (typed: string) =>
      (await post('/session', { email, password: typed })).status
    for (let i = 0; i < 5; i++) expect(await attempt('guess')).toBe(401)
    expect(await attempt(secret)).toBe(429)
    portal.clock.advance(2)
    expect(await attempt(secret)).toBe(200)
  })

  it('lets a flood from one address keep nobody at another waiting', async () => {
    const flood = Array.from({ length: 60 }, (_, i) =>
      portal.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        remoteAddress: '192.0.2.50',
        payload: { email: `flood${i}@example.org`, password: 'guess' },
      }),
    )
    const { email, password: secret } = anna()
    const elsewhere = await portal.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress: '192.0.2.51',
      payload: { email, password: secret },
    })
    expect(elsewhere.statusCode).toBe(200)
    const statuses = (await Promise.all(flood)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 401).length).toBe(16)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
  })

  it('slows one address down that tries one password on every account', async () => {
    await portal.superuser.query(
      `insert into throttles values (sha256('address/192.0.2.9/32'), 305, $1, $1)`,
      [portal.clock.now()],
    )
    const spray = (email: string, remoteAddress: string) =>
      portal.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        remoteAddress,
        payload: { email, password: 'guess' },
      })
    expect((await spray('a@example.org', '192.0.2.9')).statusCode).toBe(401)
    expect((await spray('b@example.org', '192.0.2.9')).statusCode).toBe(429)
    expect((await spray('b@example.org', '192.0.2.10')).statusCode).toBe(401)
  })

  it('counts the address the proxy saw, and not the one a client writes into a header', async () => {
    const proxied = await createTestPortal({ trustProxy: 1 })
    const guess = (forwarded: string) =>
      proxied.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { 'x-forwarded-for': forwarded },
        payload: { email: 'x@example.org', password: 'guess' },
      })
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) statuses.push((await guess(`10.0.0.${i}, 192.0.2.1`)).statusCode)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
    expect((await guess('10.0.0.1, 192.0.2.2')).statusCode).toBe(401)
    await proxied.close()
  })
})

describe('an unsafe request', () => {
  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['typed by hand', { 'sec-fetch-site': 'none' }, 403],
    ['of another origin', { origin: 'https://evil.example' }, 403],
    ['of no origin to speak of', { origin: 'null' }, 403],
    ['of its own origin', { origin: 'http://localhost:3000' }, 401],
    ['of its own page', { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }, 401],
    ['of a program', {}, 401],
  ])('%s is judged by what the browser says of it', async (_, headers, status) => {
    portal.clock.advance(3_600)
    const body = { email: 'nobody@example.org', password: 'x' }
    expect((await send(portal.app, 'POST', '/session', { body, headers })).status).toBe(status)
  })
})

describe('the code', () => {
  it('T1 counts once: replayed in a second session it is refused', async () => {
    const code = codeAt()
    expect((await post('/session/totp', { code }, await password())).status).toBe(200)
    const replay = await post('/session/totp', { code }, await password())
    expect([replay.status, replay.body.code, replay.body.reason]).toEqual([
      401,
      'code-rejected',
      'used',
    ])
  })

  it('T2 given twenty times at once it opens one session', async () => {
    const cookies: string[] = []
    for (let i = 0; i < 20; i++) cookies.push(await password())
    const release = await holdRow(
      portal,
      `select from credentials c join users u on u.id = c.user_id where u.email = $1 for update of c`,
      [anna().email],
    )
    const all = Promise.all(
      cookies.map((cookie) => post('/session/totp', { code: codeAt() }, cookie)),
    )
    await untilWaiting(portal, 20)
    await release()
    const statuses = (await all).map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 401)])
  })

  it('T3 of the step before is refused once the later one was used', async () => {
    const [previous, current] = [codeAt(-1), codeAt()]
    expect((await post('/session/totp', { code: current }, await password())).status).toBe(200)
    expect((await post('/session/totp', { code: previous }, await password())).status).toBe(401)
  })

  it('is accepted one step late, and no later', async () => {
    expect((await post('/session/totp', { code: codeAt(-2) }, await password())).status).toBe(401)
    expect((await post('/session/totp', { code: codeAt(-1) }, await password())).status).toBe(200)
  })

  it('T4 T5 after fifty wrong ones in a row no right one helps', async () => {
    const { email, password: secret, totpSecret } = account('jonas.weiss')
    const right = () => codeOf(totpSecret!, stepAt(portal.clock.now()))
    const wrong = () => String((Number(right()) + 1) % 1_000_000).padStart(6, '0')
    for (let i = 0; i < 5; i++) {
      const cookie = cookieOf(await post('/session', { email, password: secret }))
      for (let j = 0; j < 10; j++)
        expect((await post('/session/totp', { code: wrong() }, cookie)).status).toBe(401)
    }
    const answer = await post(
      '/session/totp',
      { code: right() },
      cookieOf(await post('/session', { email, password: secret })),
    )
    expect([answer.status, answer.body.code]).toEqual([403, 'second-factor-disabled'])
  })

  it('T4 that is wrong counts each time, also when twenty arrive together', async () => {
    const eva = account('eva.brandl')
    const cookie = await password(eva)
    const right = codeOf(eva.totpSecret!, stepAt(portal.clock.now()))
    const code = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    const release = await holdRow(
      portal,
      'select from credentials c join users u on u.id = c.user_id where u.email = $1 for update of c',
      [eva.email],
    )
    const all = Promise.all(
      Array.from({ length: 20 }, () => post('/session/totp', { code }, cookie)),
    )
    await untilWaiting(portal, 20)
    await release()
    expect((await all).map(({ status }) => status)).toEqual(Array(20).fill(401))
    const { rows } = await portal.superuser.query(
      'select second_factor_failures as failures from credentials c join users u on u.id = c.user_id where u.email = $1',
      [eva.email],
    )
    expect(rows).toEqual([{ failures: 20 }])
  })

  it('opens one session from one half session, also when two good codes arrive together', async () => {
    const cookie = await password()
    const release = await holdRow(
      portal,
      'select from credentials c join users u on u.id = c.user_id where u.email = $1 for update of c',
      [anna().email],
    )
    const both = Promise.all(
      [-1, 0].map((offset) => post('/session/totp', { code: codeAt(offset) }, cookie)),
    )
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
  })

  it('T10 is worthless when its secret was moved to another user in the database', async () => {
    const stored = await portal.superuser.query(
      `select a.* from authenticators a join users u on u.id = a.user_id where u.email like 'miriam%'`,
    )
    await portal.superuser.query(
      `update authenticators set secret = (select a.secret from authenticators a join users u on u.id = a.user_id where u.email like 'anna.berger%')
        where user_id = $1`,
      [stored.rows[0].user_id],
    )
    const { email, password: secret } = account('miriam')
    const answer = await post(
      '/session/totp',
      { code: codeAt() },
      cookieOf(await post('/session', { email, password: secret })),
    )
    expect(answer.status).toBe(500)
  })
})

describe('a half session', () => {
  it('T6 opens no route but the next step, as cookie, Bearer or Basic', async () => {
    const cookie = await password()
    const token = cookie.slice('session='.length)
    const opened: string[] = []
    const open: string[] = []
    for (const { method, url, operationId, isOpen } of portal.app.routes) {
      if (!operationId) continue
      if (isOpen) {
        open.push(operationId)
        continue
      }
      const path = url
        .replace('/api/v1', '')
        .replace(/:(version|sequence)/u, '1')
        .replaceAll(/:\w+/gu, '0198c5a2-0000-7000-8000-000000000001')
      for (const headers of [
        { cookie },
        { authorization: `Bearer ${token}` },
        { authorization: `Basic ${btoa(`anna:${token}`)}` },
      ]) {
        const { status } = await send(portal.app, method, path, {
          headers,
          ...(method !== 'GET' && { body: {} }),
        })
        if (status !== 401) opened.push(`${method} ${url} ${status}`)
      }
    }
    expect(opened).toEqual([])
    // What works without a full session; each asks for a proof of its own, or tells the same to everybody.
    expect(open.toSorted()).toEqual([
      'acceptFactorReset',
      'acceptInvitation',
      'addPasskey',
      'completeEmailChange',
      'completePasswordReset',
      'finishTotpEnrolment',
      'getLegalLinks',
      'getLiveness',
      'getOpenApi',
      'getReadiness',
      'getSigningKeys',
      'giveRecoveryCode',
      'giveTotpCode',
      'lookUpInvitation',
      'lookUpLink',
      'requestPasswordReset',
      'signIn',
      'signInWithPasskey',
      'signOut',
      'startPasskeyEnrolment',
      'startPasskeySignIn',
      'startTotpEnrolment',
    ])
    const at = (method: string, path: string, body?: unknown) =>
      send(portal.app, method, path, { headers: { cookie }, ...(body ? { body } : {}) })
    expect((await at('POST', '/account/totp')).status).toBe(401)
    expect((await at('PUT', '/account/totp', { code: codeAt() })).status).toBe(401)
    expect((await at('POST', '/account/passkey-challenge')).status).toBe(401)
  })

  it('T6 of the provider’s people opens nothing either', async () => {
    const cookie = await password(account('robert.zerer'))
    const opened: string[] = []
    for (const { method, url, operationId, isOpen } of portal.app.routes) {
      if (!operationId || isOpen) continue
      const path = url
        .replace('/api/v1', '')
        .replace(/:(version|sequence)/u, '1')
        .replaceAll(/:\w+/gu, '0198c5a2-0000-7000-8000-000000000001')
      const body = method === 'GET' ? {} : { body: {} }
      const { status } = await send(portal.app, method, path, { headers: { cookie }, ...body })
      if (status !== 401) opened.push(`${operationId} ${status}`)
    }
    expect(opened).toEqual([])
  })

  it('S2 leads nowhere once its owner was disabled', async () => {
    const cookie = await password()
    const disable = (at: string | null) =>
      portal.superuser.query('update users set disabled_at = $1 where email = $2', [
        at,
        anna().email,
      ])
    await disable(portal.clock.now())
    const refused = await post('/session/totp', { code: codeAt() }, cookie)
    await disable(null)
    expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated'])
    expect((await post('/session/totp', { code: codeAt() }, cookie)).status).toBe(401)
    expect((await post('/session/totp', { code: codeAt() }, await password())).status).toBe(200)
  })

  it('is over after ten minutes', async () => {
    const cookie = await password()
    portal.clock.advance(601)
    expect((await post('/session/totp', { code: codeAt() }, cookie)).body.code).toBe(
      'unauthenticated',
    )
  })

  it('S1 is used up by its login: a later good code opens no second session from it', async () => {
    const half = await password()
    expect((await post('/session/totp', { code: codeAt() }, half)).status).toBe(200)
    portal.clock.advance(30)
    const again = await post('/session/totp', { code: codeAt() }, half)
    expect([again.status, again.body.code]).toEqual([401, 'unauthenticated'])
  })

  it('is over after ten minutes also where its cookie claims more', async () => {
    const cookie = lastingLonger(await password())
    portal.clock.advance(601)
    expect((await post('/session/totp', { code: codeAt() }, cookie)).status).toBe(401)
  })

  it('S1 gives way to a session with a new id at each step', async () => {
    const half = await password()
    const full = cookieOf(await post('/session/totp', { code: codeAt() }, half))
    expect(full).not.toBe(half)
    expect((await post('/session/totp', { code: codeAt(1) }, half)).status).toBe(401)
  })
})

describe('a session', () => {
  const open = async () =>
    cookieOf(await post('/session/totp', { code: codeAt() }, await password()))
  const get = (cookie: string, headers: Record<string, string> = {}) =>
    send(portal.app, 'GET', '/session', { headers: { cookie, ...headers } })

  it('ends after thirty idle minutes, which polling does not extend', async () => {
    const cookie = await open()
    for (let minute = 0; minute < 29; minute++) {
      portal.clock.advance(60)
      expect((await get(cookie, { 'x-activity': 'background' })).status).toBe(200)
    }
    portal.clock.advance(61)
    expect((await get(cookie)).status).toBe(401)
  })

  it('ends after twelve hours, however busy', async () => {
    const cookie = await open()
    let lasted = 0
    while ((await get(cookie)).status === 200) {
      portal.clock.advance(20 * 60)
      lasted += 20
    }
    expect(lasted).toBe(12 * 60)
  })

  it('ends after twelve hours also where its cookie claims more', async () => {
    const cookie = lastingLonger(await open())
    expect((await get(cookie)).status).toBe(200)
    portal.clock.advance(12 * 3_600)
    await portal.superuser.query('update sessions set last_seen_at = $1', [portal.clock.now()])
    expect((await get(cookie)).status).toBe(401)
  })

  it('S2 ends at the next request when it is revoked, the user disabled or the membership taken away', async () => {
    const later = async () => (portal.clock.advance(60), open())
    const [revoked, disabled] = [await open(), await later()]
    let removed = await later()
    const { sid } = JSON.parse(Buffer.from(revoked.split('.')[1]!, 'base64url').toString())
    await portal.superuser.query(
      `update sessions set revoked_at = now() where id_hash = sha256($1)`,
      [sid],
    )
    const statuses = async () =>
      Promise.all([revoked, disabled, removed].map(async (cookie) => (await get(cookie)).status))
    expect(await statuses()).toEqual([401, 200, 200])
    await portal.superuser.query(`update users set disabled_at = now() where email = $1`, [
      anna().email,
    ])
    expect(await statuses()).toEqual([401, 401, 401])
    await portal.superuser.query(`update users set disabled_at = null where email = $1`, [
      anna().email,
    ])
    // With the account nothing comes back that ended with it.
    expect(await statuses()).toEqual([401, 401, 401])
    removed = await later()
    expect(await statuses()).toEqual([401, 401, 200])
    const { rows } = await portal.superuser.query(
      `delete from memberships m using users u where u.id = m.user_id and u.email = $1 returning m.*`,
      [anna().email],
    )
    expect(await statuses()).toEqual([401, 401, 401])
    await portal.superuser.query(
      `insert into memberships select r.* from json_populate_record(null::memberships, $1) r`,
      [JSON.stringify(rows[0])],
    )
  })

  it('S3 is over everywhere after logout', async () => {
    const cookie = await open()
    const out = await send(portal.app, 'DELETE', '/session', { headers: { cookie } })
    expect([out.status, out.headers['clear-site-data']]).toEqual([204, '"cache"'])
    expect((await get(cookie)).status).toBe(401)
    const { status } = await send(portal.app, 'GET', '/documents', { headers: { cookie } })
    expect(status).toBe(401)
  })

  it('S4 cannot be forged: unsigned, another algorithm, another key, another claim', async () => {
    const cookie = await open()
    const [header, payload, signature] = cookie.slice('session='.length).split('.') as [
      string,
      string,
      string,
    ]
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const none = `${btoa('{"alg":"none","typ":"JWT"}').replaceAll('=', '')}.${payload}.`
    const other = createSigner({ key: 'another key, as long as the real one', algorithm: 'HS256' })(
      claims,
    )
    const hs512 = createSigner({ key: testSecrets.sessionSecret, algorithm: 'HS512' })(claims)
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 1 })).toString(
      'base64url',
    )
    for (const token of [none, other, hs512, `${header}.${longer}.${signature}`, 'x', '']) {
      expect((await get(`session=${token}`)).status).toBe(401)
    }
    expect((await get(cookie)).status).toBe(200)
  })

  it('holds nothing but its id and its times', async () => {
    const [, payload] = (await open()).split('.') as [string, string]
    expect(
      Object.keys(JSON.parse(Buffer.from(payload, 'base64url').toString())).toSorted(),
    ).toEqual(['exp', 'iat', 'sid'])
  })

  it('is known to a second process at once', async () => {
    const cookie = await open()
    const second = await portal.another()
    const answer = await send(second, 'GET', '/session', { headers: { cookie } })
    await send(second, 'DELETE', '/session', { headers: { cookie } })
    await second.close()
    expect([answer.status, (await get(cookie)).status]).toEqual([200, 401])
  })
})
