import { randomUUID } from 'node:crypto'
import { house } from '../../platform/fair-queue.ts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account } from '../../../test/demo.ts'
import { createTestPortal, type TestPortal, usePortal } from '../../../test/harness.ts'
import { testSecrets } from '../../../test/keys.ts'
import { type Letter, useMailbox } from '../../../test/mailbox.ts'
import { patience } from '../../../test/patience.ts'
import { type Answer, cookieOf, send } from '../../../test/request.ts'
import { createVault } from '../../platform/crypto.ts'
import { newId } from '../../platform/database/ids.ts'
import { createOwner } from './first-owner.ts'
import { resetOwnersFactor } from './operator-reset.ts'
import { hashPassword, inTurn } from '../factors/password.ts'
import { queueAccountMail } from '../service.ts'
import { codeOf, stepAt } from '../factors/totp.ts'

const portal = usePortal()
const mailbox = useMailbox()
// Nobody in one test has used the codes or the quotas of the next.
beforeEach(() => portal.clock.advance(3_700))

const hour = 3_600
/** The code of every reset here, as whoever sent the link reads it out. */
const readOut = '424242'
const vault = createVault(testSecrets.encryptionKey, 'totp')
const good = 'vier Pinguine frieren nie'
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send(portal.app, 'POST', path, { body, headers })
const from = (remoteAddress: string, url: string, payload: object) =>
  portal.app.inject({ method: 'POST', url: `/api/v1${url}`, remoteAddress, payload })
const one = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows[0]
const idOf = async (email: string): Promise<string> =>
  (await one('select id from users where email = $1', [email])).id
const clientId = async (name: string): Promise<string> =>
  (await one('select id from clients where name like $1', [`%${name}`])).id
const refusal = ({ status, body }: Answer) => [status, body?.code, body?.rule ?? body?.reason]

type Wish = { email?: string; client?: string | null; role?: string }
/** An invitation with its mail, as `people` makes them. */
async function invite({ email, client = 'Sonnenhof', role = 'member' }: Wish = {}) {
  const id = newId()
  const address = email ?? `${randomUUID()}@example.org`
  const inviter = await idOf(account(client === 'Sonnenhof' ? 'anna.berger' : 'robert.zerer').email)
  const now = portal.clock.now()
  const columns = `id, email, name, locale, role, invited_by, invited_by_name, created_at, expires_at`
  const values = [id, address, 'Nora Neu', 'de', role, inviter, 'Anna Berger', now]
  if (client === null) {
    await portal.superuser.query(
      `insert into staff_invitations (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      values,
    )
  } else {
    await portal.superuser.query(
      `insert into invitations (client_id, ${columns}) values ($9, $1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [...values, await clientId(client)],
    )
  }
  const kind = client === null ? ('staff-invitation' as const) : ('invitation' as const)
  await mailInvitation({ id, email: address, kind })
  const { token } = await lastTo(address)
  return { id, email: address, kind, token }
}

const mailInvitation = ({
  id,
  email,
  kind,
}: {
  id: string
  email: string
  kind: 'invitation' | 'staff-invitation'
}) =>
  portal.connections.auth.transaction(null, (tx) =>
    queueAccountMail(
      tx,
      portal.jobs.enqueue,
      { kind, address: email, name: 'Nora Neu', locale: 'de', subject: id },
      portal.clock.now(),
    ),
  )

/** The newest mail to an address, once everything that waits has gone out. */
async function lastTo(email: string): Promise<Letter> {
  await mailbox.deliver(portal)
  const letter = mailbox.letters.findLast(({ to }) => to === email)
  if (!letter) throw new Error(`no mail to ${email}`)
  return letter
}
/** What goes out to an address now, but for word of the logins of this test. */
const mailedTo = async (email: string): Promise<string[]> => {
  const sent = await mailbox.deliver(portal)
  return sent
    .filter(({ to, text }) => to === email && !text.includes('Anmeldung von einem neuen Gerät'))
    .map(({ text }) => text)
}

const accept = (token: string, password = good, headers: Record<string, string> = {}) =>
  post('/invitations/accept', { token, password }, headers)
const lookup = (token: string, headers: Record<string, string> = {}) =>
  post('/invitations/lookup', { token }, headers)
const session = (cookie: string) => send(portal.app, 'GET', '/session', { headers: { cookie } })

/** Binds an authenticator app in a half session; resolves to its secret and the full session's cookie. */
async function enrol(half: Answer) {
  const headers = { cookie: cookieOf(half) }
  const { body } = await send(portal.app, 'POST', '/account/totp', { headers, body: {} })
  const code = codeOf(body.secret, stepAt(portal.clock.now()))
  const done = await send(portal.app, 'PUT', '/account/totp', { headers, body: { code } })
  return { secret: body.secret as string, done, cookie: cookieOf(done) }
}

describe('an invitation', () => {
  it('finds one address however its domain is written: invited, mailed, signed in, reset, invited again, changed', async () => {
    const anna = await portal.login('anna.berger')
    const path = `/clients/${await clientId('Sonnenhof')}/invitations`
    const normal = 'info@xn--physio-mller-klb.de'
    const spellings = ['Info@Physio-MÜLLER.de', 'info@physio-mu\u0308ller.de', normal.toUpperCase()]
    const invited = (email: string) =>
      anna.send('POST', path, { body: { email, name: 'Ina Müller', role: 'viewer' } })
    expect((await invited(spellings[0]!)).body.email).toBe(normal)
    expect((await invited(spellings[1]!)).body.rule).toBe('already-invited')
    // The server of the test shows addresses as a person reads them.
    const { token } = await lastTo('info@physio-müller.de')
    const half = await accept(token)
    const { body: offered } = await send(portal.app, 'POST', '/account/totp', {
      headers: { cookie: cookieOf(half) },
      body: {},
    })
    expect(decodeURIComponent(offered.otpauthUri)).toContain('info@physio-müller.de')
    for (const email of spellings) {
      expect((await post('/session', { email, password: good })).status).toBe(200)
      expect((await invited(email)).body.rule).toBe('already-member')
      expect((await post('/password-resets', { email })).status).toBe(204)
    }
    expect((await mailedTo('info@physio-müller.de')).length).toBeGreaterThan(0)
    const wrong = await invited('müller@physio.example.org')
    expect(wrong.body.issues).toMatchObject([{ path: '/email', code: 'mail-name' }])
  })

  it('takes somebody new from the mail to the first screen', async () => {
    const anna = await portal.login('anna.berger')
    const path = `/clients/${await clientId('Sonnenhof')}/invitations`
    const wish = { email: 'nora.neu@example.org', name: 'Nora Neu', role: 'viewer', locale: 'en' }
    expect((await anna.send('POST', path, { body: wish })).status).toBe(201)
    const { token, text } = await lastTo('nora.neu@example.org')
    expect(text).toContain(`http://localhost:3000/einladung#${token}`)
    expect((await lookup(token)).body).toEqual({
      email: 'nora.neu@example.org',
      name: 'Nora Neu',
      organisation: 'Physiotherapie Sonnenhof',
      side: 'client',
      role: 'viewer',
      invitedBy: 'Anna Berger',
      account: 'new',
      signedInAs: null,
    })
    const half = await accept(token)
    expect([half.status, half.body]).toEqual([200, { next: 'enrol' }])
    expect((await session(cookieOf(half))).status).toBe(401)
    const { done, cookie } = await enrol(half)
    expect(done.body).toMatchObject({ next: 'done', recoveryCodes: { length: 10 } })
    expect((await session(cookie)).body).toMatchObject({
      user: { email: 'nora.neu@example.org', name: 'Nora Neu', locale: 'en' },
      side: 'client',
      role: 'viewer',
      activeClient: { name: 'Physiotherapie Sonnenhof' },
    })
    expect(await mailedTo(anna.email)).toEqual([
      expect.stringContaining('Eine Einladung wurde angenommen'),
    ])
    const { rows } = await portal.superuser.query(
      `select e.kind, e.detail from member_events e join users u on u.id = e.user_id
        where u.email = $1 order by e.at, e.id`,
      [wish.email],
    )
    expect(rows[0]).toEqual({ kind: 'invitation.accepted', detail: 'viewer' })
  })

  it('asks somebody who has an account for its password, and goes on with the code', async () => {
    const { email, password } = account('petra.lindenau')
    const { token } = await invite({ email, role: 'manager' })
    expect((await lookup(token)).body).toMatchObject({ account: 'existing' })
    expect(refusal(await accept(token))).toEqual([401, 'credentials-rejected', undefined])
    const half = await accept(token, password)
    expect([half.status, half.body]).toEqual([200, { next: 'totp' }])
    const petra = await portal.login('petra.lindenau')
    const { body } = await petra.send('GET', '/session')
    expect(body.memberships.map(({ clientName }: any) => clientName)).toEqual([
      'Ergotherapie Lindenau',
      'Physiotherapie Sonnenhof',
    ])
  })

  it('makes a guesser of that password wait as a login does', async () => {
    const { token } = await invite({ email: account('thomas.ebner').email })
    const statuses: number[] = []
    for (let i = 0; i < 7; i++) statuses.push((await accept(token, 'guess')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  })

  it('opened in the browser of somebody else says so and does nothing', async () => {
    const anna = await portal.login('anna.berger')
    const headers = { cookie: anna.cookie }
    const { token, email } = await invite()
    expect((await lookup(token, headers)).body.signedInAs).toEqual({
      name: 'Anna Berger',
      email: anna.email,
    })
    const refused = await accept(token, good, headers)
    expect(refusal(refused)).toEqual([409, 'conflict', 'other-session'])
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect(await one('select id from users where email = $1', [email])).toBeUndefined()
    expect((await anna.send('GET', '/session')).status).toBe(200)
    expect((await accept(token)).status).toBe(200)
  })

  it('opened in the own session replaces it', async () => {
    const miriam = await portal.login('miriam.vogt')
    const { token } = await invite({ email: miriam.email, client: 'Lindenau' })
    expect((await lookup(token, { cookie: miriam.cookie })).body.signedInAs).toBeNull()
    const half = await accept(token, account('miriam.vogt').password, { cookie: miriam.cookie })
    expect(half.body).toEqual({ next: 'totp' })
    expect((await miriam.send('GET', '/session')).status).toBe(401)
  })

  it('is refused to an account of the other side', async () => {
    const { email, password } = account('eva.brandl')
    const { token } = await invite({ email })
    expect(refusal(await accept(token, password))).toEqual([409, 'conflict', 'other-side'])
    const { email: ofClient, password: theirs } = account('anna.berger')
    const staff = await invite({ email: ofClient, client: null, role: 'owner' })
    expect(refusal(await accept(staff.token, theirs))).toEqual([409, 'conflict', 'other-side'])
    expect((await lookup(token)).status).toBe(200)
  })

  it('of somebody who has access already changes nothing', async () => {
    const { email, password } = account('jonas.weiss')
    const { token, id } = await invite({ email, role: 'manager' })
    expect((await accept(token, password)).body).toEqual({ next: 'totp' })
    const { role } = await one(
      `select m.role from memberships m join users u on u.id = m.user_id where u.email = $1`,
      [email],
    )
    expect(role).toBe('viewer')
    expect(
      (await one('select accepted_at from invitations where id = $1', [id])).accepted_at,
    ).toEqual(expect.any(Date))
  })

  it('gives back what was taken from somebody, second factor and all', async () => {
    const { email, password } = account('thomas.ebner')
    await portal.superuser.query('delete from memberships where user_id = $1', [await idOf(email)])
    expect((await post('/session', { email, password })).status).toBe(401)
    // The guesses of the test before count still.
    portal.clock.advance(60)
    const { token } = await invite({ email, client: 'Marktplatz', role: 'manager' })
    expect((await accept(token, password)).body).toEqual({ next: 'totp' })
    const { body } = await (await portal.login('thomas.ebner')).send('GET', '/session')
    expect(body.role).toBe('manager')
  })

  it('enables somebody of the staff again, with the new role', async () => {
    const { email, password } = account('martin.kreuz')
    await portal.superuser.query('update users set disabled_at = now() where email = $1', [email])
    const { token } = await invite({ email, client: null, role: 'staff' })
    expect((await post('/session', { email, password })).status).toBe(401)
    expect((await accept(token, password)).body).toEqual({ next: 'totp' })
    const { body } = await (await portal.login('martin.kreuz')).send('GET', '/session')
    expect([body.side, body.role]).toEqual(['provider', 'staff'])
    await portal.superuser.query(`update users set staff_role = 'auditor' where email = $1`, [
      email,
    ])
  })

  it('takes a new person into the staff', async () => {
    const { token } = await invite({ client: null, role: 'auditor' })
    expect((await lookup(token)).body).toMatchObject({ side: 'provider', role: 'auditor' })
    const { cookie } = await enrol(await accept(token))
    expect((await session(cookie)).body).toMatchObject({ side: 'provider', role: 'auditor' })
  })

  it.each([
    ['too short', 'kurz', [400, 'invalid', undefined]],
    ['leaked', 'password1234', [400, 'password-refused', 'breached']],
    ['leaked and long', '1Q2w3e4r5t6y7u', [400, 'password-refused', 'breached']],
    ['the own name', 'NoraNeuNoraNeu', [400, 'password-refused', 'context']],
    ['the practice’s name', 'Sonnenhof2026!', [400, 'password-refused', 'context']],
  ])(
    'refuses a new password that is %s, and stays good for another',
    async (_, password, wanted) => {
      const { token } = await invite()
      const refused = await accept(token, password)
      expect(refusal(refused)).toEqual(wanted)
      if (refused.body.code === 'invalid') {
        expect(refused.body.issues).toMatchObject([{ path: '/password', code: 'password-short' }])
      }
      expect((await accept(token)).status).toBe(200)
    },
  )

  it('that was revoked opens nothing', async () => {
    const { token, id } = await invite()
    await portal.superuser.query('update invitations set revoked_at = now() where id = $1', [id])
    expect(refusal(await lookup(token))).toEqual([410, 'token-rejected', undefined])
    expect(refusal(await accept(token))).toEqual([410, 'token-rejected', undefined])
  })

  it.each([
    ['revoked', 'update invitations set revoked_at = now() where id = $1'],
    [
      'accepted',
      'update invitations set accepted_at = now(), accepted_by = invited_by where id = $1',
    ],
  ])('that was %s before its mail went out is not mailed', async (what, change) => {
    const invitation = await invite()
    await mailInvitation(invitation)
    await portal.superuser.query(change, [invitation.id])
    expect(await mailedTo(invitation.email)).toEqual([])
    const row = await one(
      'select server_answer, attempts from account_mails where subject = $1 and failed_at is not null',
      [invitation.id],
    )
    expect(row).toEqual({ server_answer: `not sent: the invitation was ${what}`, attempts: 0 })
  })

  it('R3 works once', async () => {
    const { token } = await invite()
    expect((await accept(token)).status).toBe(200)
    expect(refusal(await accept(token))).toEqual([410, 'token-rejected', undefined])
    expect((await lookup(token)).status).toBe(410)
  })

  it('R3 accepted twenty times at once makes one account and one membership', async () => {
    const { token, email } = await invite()
    const release = await holdRow(
      portal,
      `select from account_tokens where token_hash = sha256($1) for update`,
      [token],
    )
    const all = Promise.all(Array.from({ length: 20 }, () => accept(token)))
    await untilWaiting(portal, 20)
    await release()
    const statuses = (await all).map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 410)])
    const { n } = await one(
      `select count(*)::int as n from users u join memberships m on m.user_id = u.id where email = $1`,
      [email],
    )
    expect(n).toBe(1)
  })

  it('makes one account of two for the same new address that are accepted at once', async () => {
    const email = `${randomUUID()}@example.org`
    const [a, b] = [await invite({ email }), await invite({ email, client: 'Lindenau' })]
    const release = await holdRow(
      portal,
      `select from account_tokens where token_hash = sha256($1) for update`,
      [a.token],
    )
    // The first has made the account and waits to use its link up; the second waits for that account.
    const both = Promise.all([accept(a.token), untilWaiting(portal, 1).then(() => accept(b.token))])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ status, body }) => [status, body.next])).toEqual([
      [200, 'enrol'],
      [200, 'enrol'],
    ])
    const { rows } = await portal.superuser.query(
      `select m.role from users u join memberships m on m.user_id = u.id where email = $1`,
      [email],
    )
    expect(rows.length).toBe(2)
  })

  // What the link leads to is read in a transaction of its own.
  const lookedUp = `select pid from pg_stat_activity
    where datname = current_database() and usename = 'portal_auth' and query = 'commit' and state = 'idle' and state_change > $1`

  it('never replaces the password of an account that was made while its own was looked at', async () => {
    const { token, email } = await invite()
    const stored = await hashPassword(good, house)
    // Every hash waits: the link was read, the account does not exist yet.
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const busy = Array.from({ length: 4 }, () => inTurn(house, () => held))
    const { since } = await one('select clock_timestamp() as since')
    const accepting = accept(token, 'ein anderes langes Passwort')
    await vi.waitUntil(() => one(lookedUp, [since]), patience)
    const id = newId()
    const now = portal.clock.now()
    await portal.superuser.query(
      `insert into users (id, email, name, locale, side, created_at) values ($1, $2, 'Nora Neu', 'de', 'client', $3)`,
      [id, email, now],
    )
    await portal.superuser.query(
      'insert into credentials (user_id, password_hash) values ($1, $2)',
      [id, stored],
    )
    release()
    await Promise.all(busy)
    expect(refusal(await accepting)).toEqual([401, 'credentials-rejected', undefined])
    const row = await one('select password_hash from credentials where user_id = $1', [id])
    expect(row.password_hash).toBe(stored)
    expect((await accept(token)).body).toEqual({ next: 'enrol' })
  })

  it('answers for a disabled account of a client as a login does', async () => {
    const { token: first, email } = await invite()
    await accept(first)
    await portal.superuser.query('update users set disabled_at = now() where email = $1', [email])
    const { token } = await invite({ email, client: 'Lindenau' })
    expect(refusal(await accept(token))).toEqual([401, 'credentials-rejected', undefined])
  })

  it('R3 ends after 72 hours by itself, and with a newer one', async () => {
    const first = await invite()
    portal.clock.advance(72 * hour - 60)
    expect((await lookup(first.token)).status).toBe(200)
    portal.clock.advance(60)
    expect((await accept(first.token)).body).toMatchObject({
      code: 'token-rejected',
      link: 'expired',
    })
    await mailInvitation(first)
    const second = await lastTo(first.email)
    await mailInvitation(first)
    const third = await lastTo(first.email)
    const { status, body } = await lookup(second.token)
    expect([status, body.link, body.newerAt]).toEqual([410, 'superseded', portal.clock.now()])
    expect(body.detail).toMatch(
      /^Dieser Link gilt nicht mehr: Am .* um \d\d:\d\d ME[SZ]+ ging eine neuere/u,
    )
    expect((await accept(third.token)).status).toBe(200)
    for (const { token } of [first, second, third])
      expect((await lookup(token)).body.link).toBe('used')
    expect((await lookup('x'.repeat(43))).body).not.toHaveProperty('link')
  })

  it('says until when its link works, counted from the mail', async () => {
    const { id } = await invite()
    const row = await one('select expires_at from invitations where id = $1', [id])
    expect(row.expires_at.getTime() - Date.parse(portal.clock.now())).toBe(72 * hour * 1000)
  })
})

describe('the first owner', () => {
  const setUp = (email: string) =>
    portal.connections.auth.transaction(null, (tx) => createOwner(tx, email, portal.clock.now()))

  it('comes in by the link of the command line, which counts as the newest only', async () => {
    const older = await setUp('chefin@example.org')
    const token = await setUp('chefin@example.org')
    expect((await accept(older)).status).toBe(410)
    expect((await lookup(token)).body).toMatchObject({
      email: 'chefin@example.org',
      side: 'provider',
      role: 'owner',
      account: 'new',
      invitedBy: null,
    })
    const named = await post('/invitations/accept', { token, password: good, name: 'Petra Chefin' })
    const { cookie } = await enrol(named)
    expect((await session(cookie)).body).toMatchObject({
      side: 'provider',
      role: 'owner',
      user: { name: 'Petra Chefin' },
    })
    await expect(setUp('chefin@example.org')).rejects.toThrow('has an account')
    await portal.superuser.query(`update users set disabled_at = now() where email like 'chefin%'`)
  })

  it('has a link that is good for nothing else', async () => {
    const token = await setUp('zweite@example.org')
    const userId = await idOf('zweite@example.org')
    await portal.superuser.query(
      `insert into credentials (user_id, password_hash) values ($1, 'x')`,
      [userId],
    )
    expect(refusal(await choose(token))).toEqual([410, 'token-rejected', undefined])
    await portal.superuser.query('update users set disabled_at = now() where id = $1', [userId])
  })
})

const ask = (email: string, headers: Record<string, string> = {}) =>
  post('/password-resets', { email }, headers)
const choose = (token: string, password = good) =>
  post('/password-resets/complete', { token, password })
/** Puts back what the demonstration had. */
async function withPassword(wanted: string, work: () => Promise<void>) {
  const { email } = account(wanted)
  const { hash } = await one(
    `select password_hash as hash from credentials c join users u on u.id = c.user_id where email = $1`,
    [email],
  )
  await work()
  await portal.superuser.query('update credentials set password_hash = $1 where user_id = $2', [
    hash,
    await idOf(email),
  ])
}

describe('a password reset', () => {
  const anna = () => account('anna.berger')

  it('R5 leaves no session, ends the old ones and keeps the second factor', async () => {
    await withPassword('anna.berger', async () => {
      const before = await portal.login('anna.berger')
      expect((await ask(anna().email)).status).toBe(204)
      const { token, text } = await lastTo(anna().email)
      expect(text).toContain(`http://localhost:3000/passwort#${token}`)
      const done = await choose(token)
      expect([done.status, done.headers['set-cookie']]).toEqual([204, undefined])
      expect((await before.send('GET', '/session')).status).toBe(401)
      const { email, password, totpSecret } = anna()
      expect((await post('/session', { email, password })).status).toBe(401)
      const half = await post('/session', { email, password: good })
      expect(half.body).toEqual({
        next: 'totp',
        resets: { factorReset: null, passwordResetAt: portal.clock.now() },
      })
      portal.clock.advance(60)
      const code = codeOf(totpSecret!, stepAt(portal.clock.now()))
      const full = await post('/session/totp', { code }, { cookie: cookieOf(half) })
      expect(full.body.next).toBe('done')
      expect(await mailedTo(email)).toEqual([
        expect.stringContaining('Ihr Passwort wurde geändert'),
      ])
      const { rows } = await portal.superuser.query(
        `select kind, address from account_events where user_id = $1 and kind like 'password.%' order by at, id`,
        [await idOf(email)],
      )
      expect(rows.map(({ kind }) => kind)).toEqual(['password.reset-requested', 'password.reset'])
      expect(rows.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.1'])
    })
  })

  it('R3 works once, for an hour, and only until there is a newer one', async () => {
    await withPassword('anna.berger', async () => {
      await ask(anna().email)
      const first = await lastTo(anna().email)
      await ask(anna().email)
      const second = await lastTo(anna().email)
      expect((await choose(first.token)).body).toMatchObject({ link: 'superseded' })
      const about = (token: string) => post('/links/lookup', { token })
      expect((await about(second.token)).body).toEqual({ email: anna().email })
      expect((await choose(second.token)).status).toBe(204)
      expect(refusal(await choose(second.token))).toEqual([410, 'token-rejected', undefined])
      expect((await about(second.token)).body.link).toBe('used')
      await ask(anna().email)
      const third = await lastTo(anna().email)
      portal.clock.advance(hour)
      expect(refusal(await choose(third.token))).toEqual([410, 'token-rejected', undefined])
    })
  })

  it('R3 is over once its owner chose another password in a session', async () => {
    await withPassword('anna.berger', async () => {
      await ask(anna().email)
      const { token } = await lastTo(anna().email)
      const person = await portal.login('anna.berger')
      await person.reauthenticate()
      const changed = await person.send('POST', '/account/password', { body: { password: good } })
      expect(changed.status).toBe(204)
      expect(refusal(await choose(token, 'ganz anders und lang genug'))).toEqual([
        410,
        'token-rejected',
        undefined,
      ])
    })
  })

  it('R3 completed twenty times at once sets one password', async () => {
    await withPassword('anna.berger', async () => {
      await ask(anna().email)
      const { token } = await lastTo(anna().email)
      const release = await holdRow(
        portal,
        'select from account_tokens where token_hash = sha256($1) for update',
        [token],
      )
      const all = Promise.all(
        Array.from({ length: 20 }, (_, i) => choose(token, `${good}, Nummer ${i}`)),
      )
      await untilWaiting(portal, 20)
      await release()
      const statuses = (await all).map(({ status }) => status).toSorted((a, b) => a - b)
      expect(statuses).toEqual([204, ...Array.from({ length: 19 }, () => 410)])
    })
  })

  it('R4 never lets a poisoned Host or X-Forwarded-Host into a link', async () => {
    const proxied = await createTestPortal({ trustProxy: 2 })
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      forwarded: 'host=evil.example',
    }
    const body = { email: anna().email }
    expect((await send(proxied.app, 'POST', '/password-resets', { body, headers })).status).toBe(
      204,
    )
    const [letter] = await mailbox.deliver(proxied)
    await proxied.close()
    expect(letter?.text).toContain('http://localhost:3000/passwort#')
    expect(letter?.raw).not.toContain('evil')
  })

  it('R6 cannot be completed with what the database holds of it', async () => {
    const { token, id } = await invite()
    await ask(anna().email)
    await mailbox.deliver(portal)
    const { rows } = await portal.superuser.query<{ token_hash: Buffer }>(
      'select token_hash from account_tokens where used_at is null',
    )
    expect(rows.length).toBeGreaterThanOrEqual(2)
    for (const { token_hash: known } of rows) {
      for (const stolen of [
        known.toString('hex'),
        known.toString('base64url'),
        known.toString('base64'),
      ]) {
        for (const path of [
          '/invitations/lookup',
          '/links/lookup',
          '/invitations/accept',
          '/password-resets/complete',
          '/second-factor-resets/accept',
          '/email-changes/complete',
        ]) {
          const withPasswordOrNot = /accept|resets/u.test(path) ? { password: good } : {}
          const code = path.startsWith('/second-factor') ? { code: readOut } : {}
          const payload = { token: stolen, ...withPasswordOrNot, ...code }
          expect((await from('192.0.2.60', path, payload)).statusCode).toBe(410)
        }
      }
    }
    expect((await lookup(token)).status).toBe(200)
    expect(
      (await one('select accepted_at from invitations where id = $1', [id])).accepted_at,
    ).toBeNull()
  })

  it('E3 looks the same for an address nobody has, and mails nobody', async () => {
    const known = await ask(anna().email)
    const unknown = await ask('nobody@example.org')
    const { date: _, ...a } = known.headers
    const { date: __, ...b } = unknown.headers
    expect([known.status, known.body, Object.keys(a)]).toEqual([
      unknown.status,
      unknown.body,
      Object.keys(b),
    ])
    expect(await mailedTo('nobody@example.org')).toEqual([])
    expect(
      await one(`select id from account_mails where address = 'nobody@example.org'`),
    ).toBeUndefined()
  })

  it('E3 takes as long for an address nobody has', async () => {
    const timed = async (email: string, address: string) => {
      const start = performance.now()
      await from(address, '/password-resets', { email })
      return performance.now() - start
    }
    const known: number[] = []
    const unknown: number[][] = [[], []]
    for (let i = 0; i < 51; i++) {
      portal.clock.advance(1_300)
      const address = `198.51.100.${i}`
      const measured = [
        await timed(`a${i}@example.org`, address),
        await timed(anna().email, address),
        await timed(`b${i}@example.org`, address),
      ]
      // The first one warms up.
      if (i === 0) continue
      unknown[0]!.push(measured[0]!)
      known.push(measured[1]!)
      unknown[1]!.push(measured[2]!)
    }
    const [k, u0, u1] = [known, ...unknown].map(median) as [number, number, number]
    const spread = quartiles([...unknown[0]!, ...unknown[1]!])
    console.info(
      `E3, 50 samples each: known ${k.toFixed(2)} ms, unknown ${u0.toFixed(2)} and ${u1.toFixed(2)} ms, spread of the unknown ${spread.toFixed(2)} ms`,
    )
    expect(Math.abs(k - (u0 + u1) / 2)).toBeLessThan(spread + Math.abs(u0 - u1))
  })

  it('E4 is mailed at most three times an hour, to known and unknown addresses alike', async () => {
    await mailbox.deliver(portal)
    for (const email of [anna().email, 'stranger@example.org']) {
      const answers: Answer[] = []
      for (let i = 0; i < 5; i++) answers.push(await ask(email))
      expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 429, 429])
      expect(answers[4]!.headers['retry-after']).toBe('3600')
    }
    expect((await mailedTo(anna().email)).length).toBe(3)
  })

  it('E4 can be asked for twenty times an hour from one place, whatever the addresses', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 22; i++) {
      const answer = await from('192.0.2.80', '/password-resets', { email: `e4-${i}@example.org` })
      statuses.push(answer.statusCode)
    }
    expect(statuses.filter((status) => status === 204).length).toBe(20)
    const elsewhere = await from('192.0.2.81', '/password-resets', { email: 'e4@example.org' })
    expect(elsewhere.statusCode).toBe(204)
  })

  it('lets the owner in at once whom wrong passwords made wait', async () => {
    await withPassword('anna.berger', async () => {
      const { email } = anna()
      for (let i = 0; i < 12; i++) {
        await post('/session', { email, password: 'guess' })
        portal.clock.advance(1)
      }
      expect((await post('/session', { email, password: 'guess' })).status).toBe(429)
      await ask(email)
      await choose((await lastTo(email)).token)
      expect((await post('/session', { email, password: good })).status).toBe(200)
    })
  })

  it('refuses a leaked password and one made of the practice’s name, and stays good for another', async () => {
    await withPassword('anna.berger', async () => {
      await ask(anna().email)
      const { token } = await lastTo(anna().email)
      expect(refusal(await choose(token, 'password1234'))).toEqual([
        400,
        'password-refused',
        'breached',
      ])
      expect(refusal(await choose(token, 'PhysiotherapieSonnenhof'))).toEqual([
        400,
        'password-refused',
        'context',
      ])
      expect((await choose(token)).status).toBe(204)
    })
  })

  it.each([
    ['was disabled', 'update users set disabled_at = now() where id = $1'],
    ['has no client any more', 'delete from memberships where user_id = $1'],
    ['never had a password', 'update credentials set password_hash = null where user_id = $1'],
  ])('is not mailed to somebody who %s', async (_, change) => {
    const { token, email } = await invite()
    await accept(token)
    await mailbox.deliver(portal)
    await portal.superuser.query(change, [await idOf(email)])
    expect((await ask(email)).status).toBe(204)
    expect(await mailedTo(email)).toEqual([])
  })

  it('is mailed to somebody who lost all access and is invited again', async () => {
    const { token, email } = await invite()
    await accept(token)
    await portal.superuser.query('delete from memberships where user_id = $1', [await idOf(email)])
    const again = await invite({ email })
    await ask(email)
    expect((await choose((await lastTo(email)).token, 'ganz anders und lang genug')).status).toBe(
      204,
    )
    expect((await accept(again.token, 'ganz anders und lang genug')).body).toEqual({
      next: 'enrol',
    })
  })
})

type ResetOptions = { needsApproval?: boolean; approved?: boolean }
/** A reset of somebody's second factor with its mail, as `people` makes them. */
async function resetFactor(
  email: string,
  { needsApproval = false, approved = false }: ResetOptions = {},
) {
  const id = newId()
  const userId = await idOf(email)
  const [starter, second] = [
    await idOf(account('eva.brandl').email),
    await idOf(account('robert.zerer').email),
  ]
  const now = portal.clock.now()
  await portal.superuser.query(
    `insert into factor_resets (id, user_id, method, note, started_by, started_by_name, started_at, needs_approval,
       approved_by, approved_by_name, approved_at, code_hash)
     values ($1, $2, 'video', 'Ausweis gezeigt', $3, 'Eva Brandl', $4, $5, $6, $7, $8, $9)`,
    [
      id,
      userId,
      starter,
      now,
      needsApproval,
      ...(approved ? [second, 'Robert Zerer', now] : [null, null, null]),
      vault.mac(readOut, `second-factor-reset/${id}`),
    ],
  )
  await portal.connections.auth.transaction(null, (tx) =>
    queueAccountMail(
      tx,
      portal.jobs.enqueue,
      { kind: 'second-factor-reset', userId, subject: id },
      now,
    ),
  )
  return id
}
const rebind = (
  token: string,
  password: string,
  headers: Record<string, string> = {},
  code = readOut,
) => post('/second-factor-resets/accept', { token, password, code }, headers)
const another = (code: string) => code.replace(/.$/u, (digit) => String((Number(digit) + 1) % 10))
const endResets = () =>
  portal.superuser.query('update factor_resets set cancelled_at = now() where completed_at is null')

describe('a reset of the second factor', () => {
  it('takes link and password together, and puts a new factor in the place of the old ones', async () => {
    const { token: invitation, email } = await invite()
    const { secret, cookie } = await enrol(await accept(invitation))
    await resetFactor(email, { needsApproval: true, approved: true })
    const { token, text } = await lastTo(email)
    expect(text).toContain(`http://localhost:3000/faktor#${token}`)
    expect(refusal(await rebind(token, 'not the password'))).toEqual([
      401,
      'credentials-rejected',
      undefined,
    ])
    const half = await rebind(token, good)
    expect([half.status, half.body]).toEqual([200, { next: 'enrol' }])
    expect((await session(cookieOf(half))).status).toBe(401)
    expect(refusal(await rebind(token, good))).toEqual([410, 'token-rejected', undefined])
    portal.clock.advance(60)
    const bound = await enrol(half)
    expect(bound.done.body.next).toBe('done')
    expect((await session(cookie)).status).toBe(401)
    portal.clock.advance(60)
    const login = await post('/session', { email, password: good })
    const old = codeOf(secret, stepAt(portal.clock.now()))
    const headers = { cookie: cookieOf(login) }
    expect((await post('/session/totp', { code: old }, headers)).status).toBe(401)
    const code = codeOf(bound.secret, stepAt(portal.clock.now()))
    expect((await post('/session/totp', { code }, headers)).status).toBe(200)
  })

  it.each([
    ['waits for a second person', { needsApproval: true }, ''],
    ['was cancelled', {}, 'update factor_resets set cancelled_at = now() where id = $1'],
    ['is done', {}, 'update factor_resets set completed_at = now() where id = $1'],
  ])('that %s is not mailed', async (_, options, change) => {
    const { email } = account('miriam.vogt')
    const id = await resetFactor(email, options)
    if (change) await portal.superuser.query(change, [id])
    expect(await mailedTo(email)).toEqual([])
    await endResets()
  })

  it.each([
    ['cancelled', 'update factor_resets set cancelled_at = now() where id = $1'],
    [
      'taken back to a second person',
      'update factor_resets set needs_approval = true where id = $1',
    ],
  ])('that was %s after its mail opens nothing', async (_, change) => {
    const { email, password } = account('miriam.vogt')
    const id = await resetFactor(email)
    const { token } = await lastTo(email)
    await portal.superuser.query(change, [id])
    expect(refusal(await rebind(token, password))).toEqual([410, 'token-rejected', undefined])
    await endResets()
  })

  it('that is cancelled after its link was opened binds nothing, and the old factor stays', async () => {
    const { token: invitation, email } = await invite()
    const { secret, cookie } = await enrol(await accept(invitation))
    const id = await resetFactor(email)
    const half = await rebind((await lastTo(email)).token, good)
    expect(half.body).toEqual({ next: 'enrol' })
    await portal.superuser.query('update factor_resets set cancelled_at = now() where id = $1', [
      id,
    ])
    portal.clock.advance(60)
    const { done } = await enrol(half)
    expect([done.status, done.body.code, cookieOf(done)]).toEqual([401, 'unauthenticated', ''])
    expect((await session(cookie)).status).toBe(200)
    const code = codeOf(secret, stepAt(portal.clock.now()))
    const login = await post('/session', { email, password: good })
    const headers = { cookie: cookieOf(login) }
    expect((await post('/session/totp', { code }, headers)).status).toBe(200)
  })

  it('R3 of a cancelled reset completes no later one, whether that waits for its second person or not', async () => {
    const { token: invitation, email } = await invite()
    await enrol(await accept(invitation))
    const id = await resetFactor(email)
    const half = await rebind((await lastTo(email)).token, good)
    await portal.superuser.query('update factor_resets set cancelled_at = now() where id = $1', [
      id,
    ])
    portal.clock.advance(60)
    const later = await resetFactor(email, { needsApproval: true })
    const { done: waiting } = await enrol(half)
    await portal.superuser.query('update factor_resets set cancelled_at = now() where id = $1', [
      later,
    ])
    await resetFactor(email)
    const { done: open } = await enrol(half)
    expect([waiting, open].map((answer) => [answer.status, cookieOf(answer)])).toEqual([
      [401, ''],
      [401, ''],
    ])
    await endResets()
  })

  it('R3 is over after an hour and after a newer mail', async () => {
    const { email, password } = account('miriam.vogt')
    const id = await resetFactor(email)
    const first = await lastTo(email)
    await portal.superuser.query(`update account_mails set sent_at = null where subject = $1`, [id])
    const second = await lastTo(email)
    expect((await rebind(first.token, password)).status).toBe(410)
    portal.clock.advance(hour)
    expect((await rebind(second.token, password)).status).toBe(410)
    await endResets()
  })

  it('C2 opens with the code that was read out, once; the fifth wrong one ends it, however often its link is sent', async () => {
    const { email, password } = account('miriam.vogt')
    const id = await resetFactor(email)
    let { token } = await lastTo(email)
    const wrong = [401, 'code-rejected', 'wrong']
    expect(refusal(await post('/second-factor-resets/accept', { token, password }))[0]).toBe(400)
    for (const code of ['000000', '424243', '000000'])
      expect(refusal(await rebind(token, password, {}, code))).toEqual(wrong)
    await portal.superuser.query(`update account_mails set sent_at = null where subject = $1`, [id])
    ;({ token } = await lastTo(email))
    for (const code of ['000000', '424243'])
      expect(refusal(await rebind(token, password, {}, code))).toEqual(wrong)
    expect(refusal(await rebind(token, password))[1]).toBe('token-rejected')
    const { cancelled } = await one(
      'select cancelled_at is not null as cancelled from factor_resets where id = $1',
      [id],
    )
    expect(cancelled).toBe(true)
    const { rows } = await portal.superuser.query(
      `select kind, count(*)::int as n from account_events where user_id = $1 and kind like 'second-factor.reset-c%' group by 1 order by 1`,
      [await idOf(email)],
    )
    expect(rows).toContainEqual({ kind: 'second-factor.reset-code-rejected', n: 5 })
    await endResets()
  })

  it('C2 counts wrong codes also when twenty are tried at once', async () => {
    const { email, password } = account('miriam.vogt')
    const id = await resetFactor(email)
    const { token } = await lastTo(email)
    const release = await holdRow(portal, 'select from factor_resets where id = $1 for update', [
      id,
    ])
    const tried = Array.from({ length: 8 }, (_, index) =>
      rebind(token, password, {}, `00000${index}`),
    )
    await untilWaiting(portal, 8)
    await release()
    const answers = (await Promise.all(tried)).map(({ body }) => body.code)
    expect(answers.filter((code) => code === 'code-rejected').length).toBeLessThanOrEqual(5)
    expect(refusal(await rebind(token, password))[1]).toBe('token-rejected')
    const { code_failures } = await one('select code_failures from factor_resets where id = $1', [
      id,
    ])
    expect(code_failures).toBe(5)
  })

  it('C2 ends with a new password, and ends what would give one', async () => {
    const { email } = account('miriam.vogt')
    const userId = await idOf(email)
    const [{ hash }] = [
      await one('select password_hash as hash from credentials where user_id = $1', [userId]),
    ]
    await post('/password-resets', { email })
    const passwordLink = (await lastTo(email)).token
    const id = await resetFactor(email)
    const complete = (token: string) => post('/password-resets/complete', { token, password: good })
    expect(refusal(await complete(passwordLink))[1]).toBe('token-rejected')
    const factorLink = (await lastTo(email)).token
    await post('/password-resets', { email })
    expect((await complete((await lastTo(email)).token)).status).toBe(204)
    expect(refusal(await rebind(factorLink, good))[1]).toBe('token-rejected')
    const { cancelled } = await one(
      'select cancelled_at is not null as cancelled from factor_resets where id = $1',
      [id],
    )
    expect(cancelled).toBe(true)
    const { rows } = await portal.superuser.query(
      `select distinct kind from account_events where user_id = $1 and kind like '%cancelled' order by 1`,
      [userId],
    )
    expect(rows.map(({ kind }) => kind)).toEqual([
      'password.reset-cancelled',
      'second-factor.reset-cancelled',
    ])
    const members = await portal.superuser.query(
      `select from member_events where user_id = $1 and kind = 'password.reset-cancelled'`,
      [userId],
    )
    expect(members.rows.length).toBeGreaterThan(0)
    await portal.superuser.query('update credentials set password_hash = $1 where user_id = $2', [
      hash,
      userId,
    ])
  })

  it('C2 is shown, like a new password, to whoever gives the right password, and to nobody else', async () => {
    const { email, password } = account('miriam.vogt')
    await portal.superuser.query(
      `delete from account_events where kind = 'password.reset' and user_id = $1`,
      [await idOf(email)],
    )
    expect((await post('/session', { email, password })).body).toEqual({ next: 'totp' })
    await resetFactor(email)
    expect((await post('/session', { email, password })).body).toEqual({
      next: 'totp',
      resets: {
        factorReset: { startedBy: 'Eva Brandl', startedAt: portal.clock.now() },
        passwordResetAt: null,
      },
    })
    expect(
      JSON.stringify((await post('/session', { email, password: 'not it' })).body),
    ).not.toContain('resets')
    await endResets()
  })

  it('does nothing in the browser of somebody else', async () => {
    const { email, password } = account('miriam.vogt')
    const { cookie } = await portal.login('jonas.weiss')
    await resetFactor(email)
    const { token } = await lastTo(email)
    expect(refusal(await rebind(token, password, { cookie }))).toEqual([
      409,
      'conflict',
      'other-session',
    ])
    expect((await rebind(token, password)).status).toBe(200)
    await endResets()
  })

  it('is the owner’s own way back in, from the command line of the server', async () => {
    const { email, password } = account('robert.zerer')
    const asOperator = (who: string) =>
      portal.connections.auth.transaction(null, (tx) =>
        // The command runs as the tables' owner; what it asks for is the same.
        resetOwnersFactor(tx, vault, who, portal.clock.now()),
      )
    await expect(asOperator(account('eva.brandl').email)).rejects.toThrow('is no owner')
    await portal.superuser.query('grant insert on factor_resets to portal_auth')
    const first = await asOperator(email)
    const { token, code } = await asOperator(email)
    expect((await rebind(first.token, password, {}, first.code)).status).toBe(410)
    expect((await rebind(token, password, {}, another(code))).body.code).toBe('code-rejected')
    expect((await rebind(token, password, {}, code)).body).toEqual({ next: 'enrol' })
    const { rows } = await portal.superuser.query(
      `select by_name from account_events where user_id = $1 and kind = 'second-factor.reset-started'`,
      [await idOf(email)],
    )
    expect(rows.map(({ by_name }) => by_name)).toEqual([
      'portal reset-second-factor',
      'portal reset-second-factor',
    ])
    await endResets()
  })
})

describe('a change of the email address', () => {
  const confirm = (token: string) => post('/email-changes/complete', { token })
  const wish = async (who: Awaited<ReturnType<TestPortal['login']>>, email: string) =>
    (await who.send('POST', '/account/email', { body: { email } })).status

  it('is made by the link in the mail to the new address; the old one is told then', async () => {
    const petra = await portal.login('petra.lindenau')
    await petra.reauthenticate()
    expect(await wish(petra, 'petra.neu@example.org')).toBe(204)
    expect(await mailedTo(petra.email)).toEqual([
      expect.stringContaining('Für Ihr Konto wurde eine neue E-Mail-Adresse angegeben'),
    ])
    const { token, text, raw } = await lastTo('petra.neu@example.org')
    expect(text).toContain(`http://localhost:3000/adresse#${token}`)
    expect(raw).not.toMatch(/Petra Lindenau/u)
    expect((await petra.send('GET', '/session')).body.user.email).toBe(petra.email)
    await ask(petra.email)
    const reset = await lastTo(petra.email)
    expect((await confirm(token)).status).toBe(204)
    expect(refusal(await confirm(token))).toEqual([410, 'token-rejected', undefined])
    expect((await choose(reset.token)).status).toBe(410)
    expect(await mailedTo(petra.email)).toEqual([
      expect.stringContaining('Ihre E-Mail-Adresse im Portal wurde geändert'),
    ])
    const { password } = account('petra.lindenau')
    expect((await post('/session', { email: petra.email, password })).status).toBe(401)
    const login = await post('/session', { email: 'petra.neu@example.org', password })
    expect(login.status).toBe(200)
    await portal.superuser.query(
      `update users set email = $1 where email = 'petra.neu@example.org'`,
      [petra.email],
    )
  })

  it('to an address that has an account looks the same and mails nobody', async () => {
    const jonas = await portal.login('jonas.weiss')
    await jonas.reauthenticate()
    expect(await wish(jonas, account('miriam.vogt').email)).toBe(204)
    expect(await mailedTo(account('miriam.vogt').email)).toEqual([])
  })

  it('counts only as it was wished last, for an hour, and not after a new password', async () => {
    const jonas = await portal.login('jonas.weiss')
    await jonas.reauthenticate()
    await wish(jonas, 'jonas.eins@example.org')
    const first = await lastTo('jonas.eins@example.org')
    await wish(jonas, 'jonas.zwei@example.org')
    const second = await lastTo('jonas.zwei@example.org')
    expect((await confirm(first.token)).status).toBe(410)
    portal.clock.advance(hour)
    expect((await confirm(second.token)).status).toBe(410)
    await withPassword('jonas.weiss', async () => {
      await wish(await reauthenticated('jonas.weiss'), 'jonas.drei@example.org')
      const third = await lastTo('jonas.drei@example.org')
      await ask(jonas.email)
      await choose((await lastTo(jonas.email)).token)
      expect((await confirm(third.token)).status).toBe(410)
    })
  })

  it('is refused when the address was taken meanwhile, and E4 five times an hour is enough', async () => {
    const jonas = await reauthenticated('jonas.weiss')
    await wish(jonas, 'begehrt@example.org')
    const { token } = await lastTo('begehrt@example.org')
    const other = await invite({ email: 'begehrt@example.org' })
    await accept(other.token)
    expect(refusal(await confirm(token))).toEqual([409, 'conflict', 'address-taken'])
    for (let i = 0; i < 4; i++) expect(await wish(jonas, `e${i}@example.org`)).toBe(204)
    expect(await wish(jonas, 'zuviel@example.org')).toBe(429)
  })

  const reauthenticated = async (wanted: string) => {
    const person = await portal.login(wanted)
    await person.reauthenticate()
    return person
  }
})

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
function quartiles(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.75)]! - sorted[Math.floor(sorted.length * 0.25)]!
}

describe('A3 the first manager of a client', () => {
  const grounded = async (wish: Wish) => {
    const invited = await invite({ ...wish, role: 'manager' })
    await portal.superuser.query(`update invitations set ground = $2 where id = $1`, [
      invited.id,
      { kind: 'first-manager', by: 'Eva Brandl', side: 'provider', at: portal.clock.now() },
    ])
    return invited
  }

  it('is whoever the provider invited, as long as nobody the client agreed to is there', async () => {
    const first = await grounded({ client: 'Lindenau' })
    const other = await grounded({ client: 'Lindenau' })
    expect(refusal(await accept(first.token))).toEqual([410, 'token-rejected', undefined])
    const held = await one(
      `select array_agg(user_id) as ids from memberships
        where client_id = $1 and role = 'manager'`,
      [await clientId('Lindenau')],
    )
    const setRoles = (role: string) =>
      portal.superuser.query(`update memberships set role = $2 where user_id = any($1)`, [
        held.ids,
        role,
      ])
    await setRoles('member')
    expect((await accept(first.token)).status).toBe(200)
    expect(refusal(await accept(other.token))).toEqual([410, 'token-rejected', undefined])
    expect((await lookup(other.token)).status).toBe(410)
    await setRoles('manager')
  })
})
