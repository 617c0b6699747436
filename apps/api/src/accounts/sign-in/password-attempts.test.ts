import { beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator } from '../../../test/authenticator.ts'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account, userIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { useMailbox } from '../../../test/mailbox.ts'
import { cookieOf, send } from '../../../test/request.ts'
import { sha256 } from '../../platform/crypto.ts'
import { keepHouse } from './housekeeping.ts'
import { mostInARow } from './password-attempts.ts'

const portal = usePortal()
const mailbox = useMailbox()
const { email, password } = account('petra.lindenau')
const nobody = 'nobody.at.all@example.org'

beforeEach(() => portal.superuser.query('delete from throttles'))

type From = { address?: string; cookie?: string; word?: string }
const attempt = async (who: string, { address = '127.0.0.1', cookie, word = 'not it' }: From) => {
  const answer = await portal.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: address,
    payload: { email: who, password: word },
    ...(cookie && { headers: { cookie } }),
  })
  const { instance: _, ...body } = answer.json()
  return { status: answer.statusCode, body, cookies: answer.cookies }
}
const statusesFrom = async (who: string, addresses: string[]) => {
  const statuses: number[] = []
  for (const address of addresses) statuses.push((await attempt(who, { address })).status)
  return statuses
}
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i))
/** So many failures in a row, each from a network of its own. */
const exhaust = async (who: string, count: number) => {
  await attempt(who, { address: '2001:db8:ffff::1' })
  await portal.superuser.query('update throttles set failures = $1 where key = $2', [
    count,
    sha256(`passwords/${who}`),
  ])
}

describe('K4 wrong passwords', () => {
  it('count by the network, however an address of IPv6 is spelled', async () => {
    for (const who of [email, nobody])
      expect(
        await statusesFrom(who, [
          '2001:db8:1:2::1',
          '2001:DB8:1:2::ffff',
          '2001:0db8:0001:0002:0000:0000:0000:0003',
          '2001:db8:1:2:a:b:c:d',
          '2001:db8:1:2::5',
          '2001:db8:1:2::6',
        ]),
      ).toEqual([401, 401, 401, 401, 401, 429])
    const mapped = [
      '203.0.113.9',
      '::ffff:203.0.113.9',
      '::FFFF:cb00:7109',
      '64:ff9b::cb00:7109',
      '2002:cb00:7109::7',
      '203.0.113.9',
    ]
    expect(await statusesFrom(email, mapped)).toEqual([401, 401, 401, 401, 401, 429])
  })

  it('count by the wider network too, later', async () => {
    const near = (i: number) => `2001:db8:7:${i.toString(16)}::1`
    expect(await statusesFrom(email, times(21, near))).toEqual([...times(20, () => 401), 429])
    expect(await statusesFrom(email, ['2001:db8:8::1'])).toEqual([401])
    expect(
      await statusesFrom(
        nobody,
        times(21, (i) => `198.51.100.${i}`),
      ),
    ).toEqual([...times(20, () => 401), 429])
  })
})

describe('K4 E5 wrong passwords in a row, wherever they come from', () => {
  it('are judged eighty times for strangers and no more, for an account that exists and one that does not', async () => {
    for (const who of [email, nobody]) {
      const before = times(mostInARow.stranger, (i) => `2001:db9:${i.toString(16)}::1`)
      const statuses = await statusesFrom(who, before)
      expect(statuses).toEqual(times(mostInARow.stranger, () => 401))
    }
    const answers = [
      await attempt(email, { address: '192.0.2.1', word: password }),
      await attempt(nobody, { address: '192.0.2.2' }),
    ]
    for (const { status, body } of answers) expect([status, body]).toEqual([403, answers[0]?.body])
    expect(answers[0]?.body.code).toBe('password-disabled')
    const letters = await mailbox.deliver(portal)
    expect(letters.filter(({ to }) => to === email).map(({ text }) => text)).toEqual([
      expect.stringContaining('zu oft ein falsches'),
    ])
    // Nor does a day or a month bring new ones.
    const { auth, worker } = portal.connections
    const later = new Date(Date.parse(portal.clock.now()) + 40 * 86_400_000).toISOString()
    await keepHouse({ auth, worker }, later)
    expect((await attempt(email, { address: '192.0.2.3', word: password })).status).toBe(403)
  })

  it('are not outrun by many at once', async () => {
    await exhaust(email, 75)
    const key = sha256(`passwords/${email}`)
    const release = await holdRow(portal, 'select from throttles where key = $1 for update', [key])
    const answers = times(12, (i) => attempt(email, { address: `2001:dba:${i}::1` }))
    await untilWaiting(portal, 12)
    await release()
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([
      ...times(5, () => 401),
      ...times(7, () => 403),
    ])
  })

  it('leave the owner a device that is known, up to a hundred in all', async () => {
    const petra = await portal.login('petra.lindenau')
    const first = await attempt(email, { word: password })
    expect(first.status).toBe(200)
    const second = await send(portal.app, 'POST', '/session/totp', {
      headers: { cookie: `session=${first.cookies.find(({ name }) => name === 'session')?.value}` },
      body: { code: petra.freshCode() },
    })
    const device = [second.headers['set-cookie']]
      .flat()
      .map(String)
      .find((line) => line.startsWith('device='))!
    const cookie = device.split(';')[0]!
    const httpOnly = /HttpOnly/iu.test(device)
    expect(httpOnly).toBe(true)
    await exhaust(email, mostInARow.stranger)
    expect((await attempt(email, { word: password })).status).toBe(403)
    expect((await attempt(email, { word: password, cookie: 'device=made-up' })).status).toBe(403)
    // Of another account it is no more than a stranger's.
    await exhaust(nobody, mostInARow.stranger)
    expect((await attempt(nobody, { cookie })).status).toBe(403)
    expect((await attempt(email, { word: password, cookie })).status).toBe(200)
    // In a row: whoever was right starts anew.
    expect((await attempt(email, { address: '192.0.2.9' })).status).toBe(401)
    await exhaust(email, mostInARow.known - 1)
    expect((await attempt(email, { cookie })).status).toBe(401)
    expect((await attempt(email, { word: password, cookie })).status).toBe(403)
  })

  it('leave the owner a passkey', async () => {
    const person = await portal.login('petra.lindenau')
    await person.reauthenticate()
    const key = createAuthenticator()
    const { body: creation } = await person.send('POST', '/account/passkey-challenge')
    await person.send('POST', '/account/passkeys', {
      body: { name: 'Praxis-PC', attestation: key.create(creation) },
    })
    await exhaust(email, mostInARow.known)
    const { body } = await send(portal.app, 'POST', '/session/passkey-challenge', {})
    const opened = await send(portal.app, 'POST', '/session/passkey', {
      body: { assertion: key.get(body) },
    })
    expect([opened.status, cookieOf(opened)]).toEqual([200, expect.stringMatching(/^session=/u)])
  })

  it('leave the owner a link for a new password, after which strangers count from one again', async () => {
    await exhaust(email, mostInARow.known)
    await send(portal.app, 'POST', '/password-resets', { body: { email } })
    await mailbox.deliver(portal)
    const token = mailbox.letters.findLast(
      ({ to, token: each }) => to === email && each !== '',
    )!.token
    const next = 'sieben Wale singen leise'
    const done = await send(portal.app, 'POST', '/password-resets/complete', {
      body: { token, password: next },
    })
    expect(done.status).toBe(204)
    expect((await attempt(email, { address: '192.0.2.20', word: next })).status).toBe(200)
    const { rows } = await portal.superuser.query(
      `select count(*)::int as n from account_events where user_id = $1 and kind = 'password.disabled'`,
      [userIdOf('Petra')],
    )
    expect(rows[0].n).toBeGreaterThan(0)
  })
})
