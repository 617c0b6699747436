import { AccountMailKind } from '@portal/domain/mails/contract'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { account } from '../../../test/demo.ts'
import { publicUrl, usePortal } from '../../../test/harness.ts'
import { useMailbox } from '../../../test/mailbox.ts'
import type { Person } from '../../../test/person.ts'
import { send } from '../../../test/request.ts'
import { patience } from '../../../test/patience.ts'
import { deliverAccountMail } from './mail-delivery.ts'
import { accountMailText } from './mail-texts.ts'
import { type AccountMail, accountMailQueue, queueAccountMail } from '../service.ts'

const portal = usePortal()
const mailbox = useMailbox()
beforeEach(async () => {
  mailbox.refuseWith(null)
  await portal.superuser.query('delete from account_mails')
})

const anna = () => account('anna.berger')
const one = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows[0]
const idOf = async (email: string): Promise<string> =>
  (await one('select id from users where email = $1', [email])).id
async function queue(mail: AccountMail): Promise<string> {
  await portal.connections.auth.transaction(null, (tx) =>
    queueAccountMail(tx, portal.jobs.enqueue, mail, portal.clock.now()),
  )
  return (await one('select id from account_mails order by id desc limit 1')).id
}
const rowOf = (id: string) => one('select * from account_mails where id = $1', [id])
const askForReset = async (email: string) => {
  portal.clock.advance(3_600)
  await send(portal.app, 'POST', '/password-resets', { body: { email } })
  return (await one('select id from account_mails order by id desc limit 1')).id as string
}
const accepts = async (token: string) =>
  (
    await send(portal.app, 'POST', '/password-resets/complete', {
      body: { token, password: 'password1234' },
    })
  ).body.code === 'password-refused'

describe('a mail about an account', () => {
  it('is sent once, with what the mail server answered kept', async () => {
    const userId = await idOf(anna().email)
    const id = await queue({ kind: 'password.changed', userId })
    const before = mailbox.letters.length
    await mailbox.send(portal, id)
    await mailbox.send(portal, id)
    const [letter, ...more] = mailbox.letters.slice(before)
    expect([letter?.to, letter?.messageId, more]).toEqual([anna().email, `<${id}@localhost>`, []])
    // A machine's, for one person: no list, and no part of a matter.
    const headers = ['Auto-Submitted', 'X-Auto-Response-Suppress', 'List-Id', 'References']
    expect(headers.map((name) => letter?.header(name))).toEqual(['auto-generated', 'All', '', ''])
    expect(await rowOf(id)).toMatchObject({
      attempts: 1,
      sent_at: expect.any(Date),
      server_answer: expect.stringMatching(/^250/u),
    })
  })

  it('goes in the language of its reader', async () => {
    await portal.superuser.query(`update users set locale = 'en' where email = $1`, [anna().email])
    await queue({ kind: 'passkey.added', userId: await idOf(anna().email) })
    const [letter] = await mailbox.deliver(portal)
    await portal.superuser.query(`update users set locale = 'de' where email = $1`, [anna().email])
    expect(letter?.text).toContain('A passkey was set up')
  })

  it('with a link makes its token when it is sent, and a new one when it is sent again', async () => {
    const id = await askForReset(anna().email)
    const tokens = () =>
      one(
        `select count(*)::int as n from account_tokens where purpose = 'password-reset' and used_at is null`,
      )
    expect((await tokens()).n).toBe(0)
    await mailbox.send(portal, id)
    const first = mailbox.letters.at(-1)!
    expect(await accepts(first.token)).toBe(true)
    // The server took it, and the answer was lost: as if it had never been sent.
    await portal.superuser.query('update account_mails set sent_at = null where id = $1', [id])
    await mailbox.send(portal, id)
    const second = mailbox.letters.at(-1)!
    expect(second.messageId).not.toBe(first.messageId)
    expect([await accepts(first.token), await accepts(second.token)]).toEqual([false, true])
    expect((await tokens()).n).toBe(1)
  })

  it('of two sent at once for the same account leaves one link that works', async () => {
    await mailbox.send(portal, await askForReset(anna().email))
    const old = mailbox.letters.at(-1)!
    const ids = [await askForReset(anna().email), await askForReset(anna().email)]
    // Both want to end the older link first.
    const release = await holdRow(
      portal,
      'select from account_tokens where token_hash = sha256($1) for update',
      [old.token],
    )
    const before = mailbox.letters.length
    const both = Promise.all(ids.map((id) => mailbox.send(portal, id)))
    await untilWaiting(portal, 2)
    await release()
    await both
    const working = await Promise.all(
      mailbox.letters.slice(before).map(({ token }) => accepts(token)),
    )
    expect(working.filter((works) => works)).toEqual([true])
  })

  it('is not sent to somebody who was shut out, but for word of that', async () => {
    const { email } = account('jonas.weiss')
    const userId = await idOf(email)
    await portal.superuser.query('update users set disabled_at = now() where id = $1', [userId])
    const id = await queue({ kind: 'name.changed', userId })
    await queue({ kind: 'membership.removed', userId })
    const sent = await mailbox.deliver(portal)
    await portal.superuser.query('update users set disabled_at = null where id = $1', [userId])
    expect(sent.map(({ text }) => text)).toEqual([
      expect.stringContaining('Einer Ihrer Zugänge wurde beendet'),
    ])
    expect(await rowOf(id)).toMatchObject({
      attempts: 0,
      failed_at: expect.any(Date),
      server_answer: 'not sent: no access any more',
    })
  })
})

describe('the outbox', () => {
  let staff: Person
  beforeEach(async () => {
    staff = await portal.login('eva.brandl')
    await portal.superuser.query('delete from account_mails')
  })
  const list = async (query = '') => (await staff.send('GET', `/mails${query}`)).body

  it('shows a mail as it goes out, its token left out', async () => {
    const id = await askForReset(anna().email)
    staff = await portal.login('eva.brandl')
    await mailbox.send(portal, id)
    const { token, text } = mailbox.letters.at(-1)!
    const { items } = await list('?status=accepted')
    expect(items.slice(0, 1)).toMatchObject([
      {
        id,
        kind: 'password-reset',
        number: '',
        clientName: null,
        status: 'accepted',
        recipient: { name: 'Anna Berger', email: anna().email },
        subject: 'Neues Passwort · wichtig · Robert Zerer IT-Dienstleistungen',
      },
    ])
    const shown = items[0].text.replaceAll('\n', '\r\n')
    expect(text).toContain(shown.replace('…', token))
    expect(JSON.stringify(items)).not.toContain(token)
  })

  it('goes through the mails of accounts and clients together, newest first, each once', async () => {
    const userId = await idOf(anna().email)
    for (let i = 0; i < 3; i++) {
      portal.clock.advance(1)
      await queue({ kind: 'passkey.added', userId })
      const body = { kind: 'general', severity: 'info', title: 'x', body: 'y', audience: 'all' }
      portal.clock.advance(1)
      const { body: notice } = await staff.send('POST', '/notices', { body })
      await staff.send('POST', `/notices/${notice.id}/publication`)
    }
    const seen: { id: string; createdAt: string; clientName: string | null }[] = []
    let cursor = ''
    do {
      const page = await list(`?limit=4${cursor}`)
      seen.push(...page.items)
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : ''
    } while (cursor)
    const { n } = await one(
      'select (select count(*) from mails) + (select count(*) from account_mails) as n',
    )
    expect(new Set(seen.map(({ id }) => id)).size).toBe(Number(n))
    expect(seen.length).toBe(Number(n))
    const times = seen.map(({ createdAt }) => createdAt)
    expect(times).toEqual(times.toSorted().toReversed())
    const runs = seen.filter(
      ({ clientName }, i) => (clientName === null) !== (seen[i - 1]?.clientName === null),
    )
    expect([seen[0]?.clientName === null, runs.length]).toEqual([false, 6])
  })

  it('puts forward what failed for good, on the first screen too; what nobody needs any more is no failure', async () => {
    const userId = await idOf(anna().email)
    const id = await queue({ kind: 'passkey.removed', userId })
    mailbox.refuseWith('no such mailbox')
    await expect(mailbox.send(portal, id, true)).rejects.toThrow('451')
    const moot = await queue({ kind: 'second-factor-reset', userId, subject: userId })
    await mailbox.send(portal, moot)
    const { items } = await list('?status=failed')
    expect(items.map(({ id: each, serverAnswer }: any) => [each, serverAnswer])).toEqual([
      [moot, 'not sent: the reset is over'],
      [id, expect.stringContaining('no such mailbox')],
    ])
    const { body } = await staff.send('GET', '/home')
    // A breach alone stands before it.
    const [first] = body.tasks.filter(({ kind }: { kind: string }) => kind !== 'breach')
    expect(first).toMatchObject({ kind: 'mail_failed', count: 1 })
    expect((await list('?status=queued')).items.map(({ id: each }: any) => each)).not.toContain(id)
  })

  it('of accounts is nothing for a client', async () => {
    await queue({ kind: 'passkey.added', userId: await idOf(anna().email) })
    const person = await portal.login('anna.berger')
    expect((await person.send('GET', '/mails')).status).toBe(403)
  })
})

describe('the text of a mail', () => {
  it.each(AccountMailKind.options)(
    '%s exists in both languages, with a link into the portal',
    (kind) => {
      const [german, english] = (['de', 'en'] as const).map((locale) =>
        accountMailText(
          { kind, token: 'T0KEN', provider: 'Zerer IT', practice: 'Praxis Sommer' },
          locale,
          publicUrl,
        ),
      )
      expect(english?.subject).not.toBe(german?.subject)
      for (const mail of [german!, english!]) {
        expect(mail.subject).toMatch(
          /^[^·]+ · (wichtig|zur Kenntnis|important|for information) · Praxis Sommer · Zerer IT$/u,
        )
        expect(mail.text).toMatch(
          /(Auftraggeber|Client): Praxis Sommer\n(Absender|Sender): Zerer IT\n/u,
        )
        expect(mail.text).toMatch(/http:\/\/localhost:3000\/(konto\/protokoll|\w+#T0KEN)\n/u)
        expect(mail.html).toContain('http://localhost:3000/')
      }
      expect(german?.text).toMatch(/nicht Sie|nichts zu tun|nicht darum gebeten/u)
    },
  )
})

// The worker takes up every mail from here on.
describe('the queue', () => {
  it('waits for a mail server that is down; the link works when it is up again', async () => {
    const id = await askForReset(anna().email)
    mailbox.refuseWith('mailbox busy')
    await portal.superuser.query(
      `update pgboss.job set retry_delay = 0, retry_backoff = false where name = 'account-mail'`,
    )
    const { auth } = portal.connections
    const deps = { auth, mailer: mailbox.mailer, publicUrl, clock: portal.clock.now }
    await portal.jobs.work({ ...accountMailQueue, pollingIntervalSeconds: 0.5 }, (job, attempt) =>
      deliverAccountMail(deps, job, attempt),
    )
    await vi.waitFor(
      async () =>
        expect(await rowOf(id)).toMatchObject({
          attempts: expect.toSatisfy((n: number) => n >= 2),
          sent_at: null,
          failed_at: null,
          server_answer: expect.stringContaining('mailbox busy'),
        }),
      patience,
    )
    mailbox.refuseWith(null)
    await vi.waitFor(
      async () => expect((await rowOf(id)).sent_at).toEqual(expect.any(Date)),
      patience,
    )
    expect(await accepts(mailbox.letters.at(-1)!.token)).toBe(true)
  })
})
