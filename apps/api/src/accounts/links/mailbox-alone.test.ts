import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { account, clientIdOf, userIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { testSecrets } from '../../../test/keys.ts'
import { useMailbox } from '../../../test/mailbox.ts'
import { cookieOf, send } from '../../../test/request.ts'
import { createVault } from '../../platform/crypto.ts'
import { newId } from '../../platform/database/ids.ts'
import { type AccountMail, queueAccountMail } from '../service.ts'
import { newResetCode } from './reset-code.ts'

const portal = usePortal()
const mailbox = useMailbox()
const vault = createVault(testSecrets.encryptionKey, 'totp')
const victim = account('miriam.vogt')
const userId = userIdOf('Miriam Vogt')
const elsewhere = clientIdOf('Lindenau')
const newAddress = 'miriam.neu@example.org'
const known = 'das kennt nur die Angreiferin'

const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows
const post = (path: string, body: unknown, cookie = '') =>
  send(portal.app, 'POST', path, { body, ...(cookie && { headers: { cookie } }) })
const mail = (letter: AccountMail) =>
  portal.connections.auth.transaction(null, (tx) =>
    queueAccountMail(tx, portal.jobs.enqueue, letter, portal.clock.now()),
  )

/** What may bring links into the mailbox; each as the portal does it, asked for by people who may. */
const events: Record<string, () => Promise<unknown>> = {
  'password reset': async () => {
    const [{ email }] = await rows('select email from users where id = $1', [userId])
    return post('/password-resets', { email })
  },
  'factor reset': async () => {
    const id = newId()
    const { codeHash } = newResetCode(vault, id)
    await rows(
      `insert into factor_resets (id, user_id, via_client_id, method, note, started_by, started_by_name, started_at, needs_approval, code_hash)
       values ($1, $2, $3, 'video', 'x', $4, 'Anna Berger', $5, false, $6) on conflict do nothing`,
      [id, userId, clientIdOf('Sonnenhof'), userIdOf('Anna Berger'), portal.clock.now(), codeHash],
    )
    await mail({ kind: 'second-factor-reset', userId, subject: id })
  },
  'address change': async () => {
    const id = newId()
    await rows('insert into email_changes values ($1, $2, $3, $4)', [
      id,
      userId,
      newAddress,
      portal.clock.now(),
    ])
    await mail({ kind: 'email-verification', userId, address: newAddress, subject: id })
  },
  invitation: async () => {
    const id = newId()
    const [{ email }] = await rows('select email from users where id = $1', [userId])
    await rows(
      `insert into invitations (id, client_id, email, name, locale, role, invited_by, invited_by_name, created_at, expires_at)
       values ($1, $2, $3, 'Miriam Vogt', 'de', 'member', $4, 'Robert Zerer', $5, $5)`,
      [id, elsewhere, email, userIdOf('Robert Zerer'), portal.clock.now()],
    )
    await mail({
      kind: 'invitation',
      address: email,
      name: 'Miriam Vogt',
      locale: 'de',
      subject: id,
    })
  },
}

const orders = (names: string[]): string[][] =>
  names.length === 0
    ? [[]]
    : names.flatMap((first) =>
        orders(names.filter((name) => name !== first)).map((rest) => [first, ...rest]),
      )

/** Uses every link with everything the mailbox ever showed; resolves to the cookies that came of it. */
async function useAll(tokens: string[]): Promise<string[]> {
  const gained: string[] = []
  const [{ email }] = await rows('select email from users where id = $1', [userId])
  for (const token of tokens) {
    await post('/password-resets/complete', { token, password: known })
    await post('/email-changes/complete', { token })
    for (const answer of [
      await post('/invitations/accept', { token, password: known }),
      await post('/second-factor-resets/accept', { token, password: known, code: '000000' }),
    ])
      if (answer.status === 200) gained.push(cookieOf(answer))
  }
  const login = await post('/session', { email, password: known })
  if (login.status === 200) gained.push(cookieOf(login))
  return gained
}

describe('K3 whoever has the mailbox alone', () => {
  it('never gets both factors, in whatever order links come to it', async () => {
    const [{ hash }] = await rows(
      'select password_hash as hash from credentials where user_id = $1',
      [userId],
    )
    const factors = () =>
      rows(
        'select id from authenticators where user_id = $1 union all select id from passkeys where user_id = $1',
        [userId],
      )
    const before = await factors()
    let halves = 0
    for (const order of orders(Object.keys(events))) {
      portal.clock.advance(86_400)
      const tokens: string[] = []
      for (const event of order) {
        await events[event]!()
        const letters = await mailbox.deliver(portal)
        tokens.push(
          ...letters
            .filter(({ to, token }) => token && [victim.email, newAddress].includes(to))
            .map(({ token }) => token),
        )
        portal.clock.advance(60)
        for (const cookie of await useAll(tokens)) {
          halves += 1
          const { status } = await send(portal.app, 'GET', '/session', { headers: { cookie } })
          expect([order, event, status]).toEqual([order, event, 401])
        }
        // A half session that waits for the factor there is, and none that binds another.
        const stages = await rows(
          `select distinct stage from sessions where user_id = $1 and revoked_at is null and stage <> 'totp'`,
          [userId],
        )
        expect([order, event, stages]).toEqual([order, event, []])
      }
      expect(tokens.length).toBeGreaterThan(2)
      expect(await factors()).toEqual(before)
      await startAnew(hash)
    }
    // The password was taken in every order: one factor, and no more.
    expect(halves).toBeGreaterThan(24)
  })
})

async function startAnew(hash: string) {
  await rows('update credentials set password_hash = $1 where user_id = $2', [hash, userId])
  // An invitation to an address that was given up makes an account of its own.
  await rows(`update users set email = id || '@example.org' where email = $1 and id <> $2`, [
    victim.email,
    userId,
  ])
  await rows('update users set email = $1 where id = $2', [victim.email, userId])
  await rows('delete from memberships where user_id = $1 and client_id = $2', [userId, elsewhere])
  await rows(
    `update invitations set revoked_at = now() where email in ($1, $2) and accepted_at is null`,
    [victim.email, newAddress],
  )
  await rows(
    'update factor_resets set cancelled_at = now() where user_id = $1 and completed_at is null',
    [userId],
  )
  await rows(
    'update email_changes set cancelled_at = now() where user_id = $1 and completed_at is null',
    [userId],
  )
  await rows('delete from throttles where key <> $1', [Buffer.from(randomUUID())])
}
