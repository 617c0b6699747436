import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { clientIdOf } from '../../test/demo.ts'
import { publicUrl, usePortal } from '../../test/harness.ts'
import { type Letter, openMailbox, useMailbox, type Whim, mailVault } from '../../test/mailbox.ts'
import { patience } from '../../test/patience.ts'
import { usePerson } from '../../test/person.ts'
import { accountMailQueue } from '../accounts/service.ts'
import { startJobs } from '../platform/database/jobs.ts'
import { createSmtpMailer, type Mailer } from '../platform/mail/mailer.ts'
import { createDelivery } from './delivery.ts'
import { mailQueue } from './outbox.ts'

const portal = usePortal()
const staff = usePerson(portal, 'eva.brandl')
const mailbox = useMailbox()
const soon = { ...mailQueue, pollingIntervalSeconds: 0.5 }

beforeEach(async () => {
  mailbox.does(() => 'take')
  await portal.superuser.query('delete from pgboss.job')
  mailbox.letters.length = 0
})

/** Queues the mails of a new notice; resolves to their ids. */
async function publish(): Promise<string[]> {
  // Nobody has access to both.
  const audience = { clientIds: ['Sonnenhof', 'Marktplatz'].map(clientIdOf) }
  const body = { kind: 'general', severity: 'info', title: 'x', body: 'y', audience }
  const { body: notice } = await staff.send('POST', '/notices', { body })
  await staff.send('POST', `/notices/${notice.id}/publication`)
  await portal.superuser.query(`update pgboss.job set retry_delay = 0, retry_backoff = false`)
  const mails = await portal.superuser.query('select id from mails where notice_id = $1', [
    notice.id,
  ])
  return mails.rows.map(({ id }) => id)
}
const rowsOf = async (ids: string[]) =>
  (await portal.superuser.query('select * from mails where id = any($1)', [ids])).rows
const unsentOf = async (ids: string[]) =>
  (await rowsOf(ids)).filter(({ sent_at }) => !sent_at).map(({ id }) => id)
const triedAgain = async () => {
  const { rows } = await portal.superuser.query(
    `select data ->> 'mailId' as id from pgboss.job where retry_count > 0`,
  )
  return rows.map(({ id }) => id)
}
const idOf = ({ messageId }: Letter) => messageId.slice(1, messageId.indexOf('@'))

/** Works the queue as a process of its own that ends with the test. */
async function process(mailer: Mailer, options = {}, queue = soon) {
  const jobs = await startJobs(portal.target, { supervise: false, onError: () => {}, ...options })
  onTestFinished(() => jobs.stop())
  const { worker } = portal.connections
  await jobs.work(
    queue,
    createDelivery({ worker, mailer, publicUrl, vault: mailVault, clock: portal.clock.now }),
  )
  return jobs
}
const mailerWith = (times: { socketTimeout: number; inAll: number }) => {
  const mailer = createSmtpMailer(mailbox.url, 'portal@example.org', publicUrl, times)
  onTestFinished(() => mailer.close())
  return mailer
}
const long = { socketTimeout: patience.timeout, inAll: patience.timeout }
const allSent = (ids: string[]) =>
  vi.waitFor(async () => expect(await unsentOf(ids)).toEqual([]), patience)
/** The server does this with the first mail it sees, once. */
const atFirst = (whim: Whim) => {
  let first: string | undefined
  mailbox.does((letter) => {
    if (first) return 'take'
    first = idOf(letter)
    return whim
  })
  return () => first
}

describe('of mails on their way together', () => {
  it.each<[string, Whim]>([
    ['refuses for now', { refuse: 'come again', code: 451 }],
    ['refuses', { refuse: 'no such mailbox', code: 550 }],
  ])('one that the server %s is tried again, the others are sent once', async (_, whim) => {
    const first = atFirst(whim)
    const ids = await publish()
    await process(mailerWith(long))
    await allSent(ids)
    expect(mailbox.letters.map(idOf).toSorted()).toEqual(ids.toSorted())
    for (const { id, attempts } of await rowsOf(ids)) expect(attempts).toBe(id === first() ? 2 : 1)
    expect(await triedAgain()).toEqual([first()])
  })

  it('one that the server never answers holds up no other', async () => {
    const first = atFirst('hang')
    const ids = await publish()
    await process(mailerWith(long))
    await vi.waitFor(async () => expect(await unsentOf(ids)).toEqual([first()]), patience)
    mailbox.hangUp()
    await allSent(ids)
    expect(mailbox.letters.map(idOf).toSorted()).toEqual(ids.toSorted())
  })

  it.each([
    ['says nothing', { ...long, socketTimeout: 300 }],
    ['takes too long in all', { ...long, inAll: 300 }],
  ])('one is given up and tried again where the server %s', async (_, times) => {
    atFirst('hang')
    const ids = await publish()
    await process(mailerWith(times))
    await allSent(ids)
    expect(new Set(mailbox.letters.map(idOf))).toEqual(new Set(ids))
  })

  it('all are tried again where the connections end under them', async () => {
    atFirst('drop')
    const ids = await publish()
    await process(mailerWith(long))
    await allSent(ids)
    expect(new Set(mailbox.letters.map(idOf))).toEqual(new Set(ids))
  })
})

it('waits for a mail server that is not there', async () => {
  const gone = await openMailbox()
  await gone.close()
  const ids = await publish()
  const away = createSmtpMailer(gone.url, 'portal@example.org', publicUrl)
  let tries = 0
  await process({
    close: () => away.close(),
    send: (mail, signal) => (tries++ < ids.length ? away : mailbox.mailer).send(mail, signal),
  })
  await allSent(ids)
  for (const { attempts } of await rowsOf(ids)) expect(attempts).toBe(2)
})

it('keeps connections for the mails that follow, a few at a time; one that ended meanwhile costs no attempt', async () => {
  const mailer = mailerWith(long)
  const before = mailbox.connections()
  const letter = (id: string) => ({ id, to: { name: '', address: 'a@example.org' } })
  const send = (id: string) => mailer.send({ ...letter(id), subject: 's', text: 't', html: 'h' })
  await Promise.all(Array.from({ length: 60 }, (_, i) => send(`mail-${i}`)))
  expect(mailbox.connections() - before).toBeLessThanOrEqual(8)
  mailbox.hangUp()
  await send('one-more')
  expect(mailbox.letters.map(idOf)).toContain('one-more')
})

it('is woken by the commit', async () => {
  const never = { supervise: true, secondsBetweenLooks: 3_600 }
  const idle = { ...mailQueue, pollingIntervalSeconds: 3_600 }
  const earlier = await publish()
  await process(mailbox.mailer, never, idle)
  await allSent(earlier)
  // From here on nobody looks by itself.
  const later = await publish()
  await allSent(later)
  expect(mailbox.letters.map(idOf)).toEqual(expect.arrayContaining(later))
})

it('takes up what a killed process had in hand, and sends nothing twice that it had sent', async () => {
  const ids = await publish()
  const [sent] = ids
  await portal.superuser.query(
    `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '11 seconds'`,
  )
  await portal.superuser.query(`update mails set sent_at = now() where id = $1`, [sent])
  await process(mailbox.mailer, { supervise: true })
  await allSent(ids)
  expect(mailbox.letters.map(idOf).toSorted()).toEqual(ids.filter((id) => id !== sent).toSorted())
})

it('lets everything else go before what goes to many', async () => {
  const [many, one] = [crypto.randomUUID(), crypto.randomUUID()]
  const { enqueue } = portal.jobs
  await portal.connections.auth.transaction(null, async (tx) => {
    await enqueue(tx, accountMailQueue, [{ mailId: many }], { priority: -1 })
    await enqueue(tx, accountMailQueue, [{ mailId: one }])
  })
  const seen: string[] = []
  const queue = { ...accountMailQueue, workers: 1, batch: 1, pollingIntervalSeconds: 0.5 }
  await portal.jobs.work(queue, async ({ mailId }) => void seen.push(mailId))
  await vi.waitFor(() => expect(seen).toEqual([one, many]), patience)
})
