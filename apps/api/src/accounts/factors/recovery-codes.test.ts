import { beforeEach, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { cookieOf, send } from '../../../test/request.ts'

const portal = usePortal()
beforeEach(() => portal.clock.advance(3_700))

const post = (path: string, body: unknown, cookie: string) =>
  send(portal.app, 'POST', path, { body, headers: { cookie } })

async function half(who: string) {
  const { email, password } = account(who)
  return cookieOf(await send(portal.app, 'POST', '/session', { body: { email, password } }))
}

async function codesOf(who: string): Promise<string[]> {
  const person = await portal.login(who)
  await person.reauthenticate()
  const { status, body } = await person.send('POST', '/account/recovery-codes')
  expect(status).toBe(200)
  return body.codes
}

describe('recovery codes', () => {
  it('are ten, of eighty bits, spelled so that they can be copied by hand', async () => {
    const codes = await codesOf('anna.berger')
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes)
      expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/u)
  })

  it('are stored as slow salted hashes and nothing else', async () => {
    const codes = await codesOf('anna.berger')
    const { rows } = await portal.superuser.query<{ code_hash: Buffer; recovery_salt: Buffer }>(
      `select r.code_hash, c.recovery_salt from recovery_codes r join credentials c using (user_id)
        join users u on u.id = r.user_id where u.email like 'anna.berger%'`,
    )
    expect(rows.map(({ code_hash }) => code_hash.length)).toEqual(Array(10).fill(32))
    expect(rows[0]!.recovery_salt.length).toBe(16)
    const { sha256 } = await import('../../platform/crypto.ts')
    const fast = codes
      .flatMap((code) => [code, code.replaceAll('-', '')])
      .map((code) => sha256(code).toString('hex'))
    expect(rows.filter(({ code_hash }) => fast.includes(code_hash.toString('hex')))).toEqual([])
  })

  it('R1 open a session once, however they are typed', async () => {
    const [first = '', second = ''] = await codesOf('petra.lindenau')
    const typed = first.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
    const opened = await post(
      '/session/recovery-code',
      { code: typed },
      await half('petra.lindenau'),
    )
    expect([opened.status, opened.body.next]).toEqual([200, 'done'])
    const session = await send(portal.app, 'GET', '/session', {
      headers: { cookie: cookieOf(opened) },
    })
    expect(session.body.security).toMatchObject({
      authenticatedBy: 'recovery-code',
      recoveryCodesLeft: 9,
    })
    const again = await post(
      '/session/recovery-code',
      { code: first },
      await half('petra.lindenau'),
    )
    expect([again.status, again.body.code, again.body.factor]).toEqual([
      401,
      'code-rejected',
      'recovery-code',
    ])
    const other = await post(
      '/session/recovery-code',
      { code: second },
      await half('petra.lindenau'),
    )
    expect(other.status).toBe(200)
  })

  it('R1 open one session when one is given twenty times at once', async () => {
    const [code = ''] = await codesOf('sabine.koch')
    const cookies: string[] = []
    for (let i = 0; i < 8; i++) cookies.push(await half('sabine.koch'))
    const release = await holdRow(
      portal,
      `select from recovery_codes r join users u on u.id = r.user_id where u.email = $1 for update of r`,
      [account('sabine.koch').email],
    )
    const all = Promise.all(
      [...cookies, ...cookies, ...cookies.slice(0, 4)].map((cookie) =>
        post('/session/recovery-code', { code }, cookie),
      ),
    )
    await untilWaiting(portal, 20)
    await release()
    const statuses = (await all).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array(19).fill(401)])
  })

  it('are guessed twenty times, and after that each guess has to wait', async () => {
    const [code = ''] = await codesOf('karin.stadler')
    const cookie = await half('karin.stadler')
    const give = async (typed: string) =>
      (await post('/session/recovery-code', { code: typed }, cookie)).status
    const statuses: number[] = []
    for (let i = 0; i < 20; i++) statuses.push(await give('AAAA-AAAA-AAAA-AAAA'))
    expect(statuses).toEqual(Array(20).fill(401))
    expect(await give(code)).toBe(429)
    portal.clock.advance(1)
    expect(await give(code)).toBe(200)
  })

  it('R2 of an old set count for nothing after new ones were made', async () => {
    const [old = ''] = await codesOf('thomas.ebner')
    const [fresh = ''] = await codesOf('thomas.ebner')
    const cookie = await half('thomas.ebner')
    expect((await post('/session/recovery-code', { code: old }, cookie)).status).toBe(401)
    expect((await post('/session/recovery-code', { code: fresh }, cookie)).status).toBe(200)
  })

  it('are confirmed by typing one, which stays usable', async () => {
    const codes = await codesOf('lukas.huber')
    const lukas = await portal.login('lukas.huber')
    const confirmed = async () =>
      (await lukas.send('GET', '/session')).body.security.recoveryCodesConfirmed
    expect(await confirmed()).toBe(false)
    const wrong = await lukas.send('PUT', '/account/recovery-codes', {
      body: { code: 'AAAA-AAAA-AAAA-AAAA' },
    })
    expect([wrong.status, wrong.body.factor]).toEqual([401, 'recovery-code'])
    const right = await lukas.send('PUT', '/account/recovery-codes', { body: { code: codes[3] } })
    expect([right.status, await confirmed()]).toEqual([204, true])
    const login = await post(
      '/session/recovery-code',
      { code: codes[3] },
      await half('lukas.huber'),
    )
    expect(login.status).toBe(200)
  })

  it('are told to their owner when one was used, at a login as at being asked again', async () => {
    const [code = '', next = ''] = await codesOf('miriam.vogt')
    await post('/session/recovery-code', { code }, await half('miriam.vogt'))
    const miriam = await portal.login('miriam.vogt')
    const again = await miriam.send('POST', '/session/reauthentication', {
      body: {
        password: account('miriam.vogt').password,
        secondFactor: { kind: 'recovery-code', code: next },
      },
    })
    expect(again.status).toBe(204)
    const { rows } = await portal.superuser.query(
      `select m.kind from account_mails m join users u on u.id = m.user_id where u.email like 'miriam%' order by m.created_at`,
    )
    const kinds = rows.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'recovery-code.used').length).toBe(2)
  })

  it('help when too many wrong codes have put the app out of use, and a new app takes its place', async () => {
    const [code = '', next = ''] = await codesOf('jonas.weiss')
    const { password } = account('jonas.weiss')
    await portal.superuser.query(
      `update credentials c set second_factor_failures = 50 from users u where u.id = c.user_id and u.email like 'jonas%'`,
    )
    const opened = await post('/session/recovery-code', { code }, await half('jonas.weiss'))
    const headers = { cookie: cookieOf(opened) }
    const again = await send(portal.app, 'POST', '/session/reauthentication', {
      body: { password, secondFactor: { kind: 'recovery-code', code: next } },
      headers,
    })
    expect(again.status).toBe(204)
    headers.cookie = cookieOf(again)
    const { body: offer } = await send(portal.app, 'POST', '/account/totp', { headers })
    const { codeOf, stepAt } = await import('./totp.ts')
    const bound = await send(portal.app, 'PUT', '/account/totp', {
      body: { code: codeOf(offer.secret, stepAt(portal.clock.now())), name: 'Neues Telefon' },
      headers,
    })
    expect(bound.status).toBe(200)
    const { body: factors } = await send(portal.app, 'GET', '/account/factors', { headers })
    expect(factors.authenticators.map(({ name }: { name: string }) => name)).toEqual([
      'Neues Telefon',
    ])
    expect(factors.authenticatorsDisabled).toBe(false)
  })
})
