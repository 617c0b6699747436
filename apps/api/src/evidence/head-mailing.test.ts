import { describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { clientIdOf, userIdOf } from '../../test/demo.ts'
import { publicUrl, usePortal } from '../../test/harness.ts'
import { useMailbox, mailVault } from '../../test/mailbox.ts'
import { usePerson } from '../../test/person.ts'
import { createDelivery } from '../mails/delivery.ts'
import { mailHeads } from './head-mailing.ts'

const portal = usePortal()
const mailbox = useMailbox()
const [lukas, jonas, anna, auditor] = [
  usePerson(portal, 'lukas.huber'),
  usePerson(portal, 'jonas.weiss'),
  usePerson(portal, 'anna.berger'),
  usePerson(portal, 'martin.kreuz'),
]
const clientId = clientIdOf('Sonnenhof')
const path = '/evidence/head-mailing'
const set = (person: typeof lukas, rhythm: string) => person.send('PUT', path, { body: { rhythm } })
const run = (at: string) => mailHeads(portal.connections.worker, portal.jobs.enqueue, at)
const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows
const mailed = async (who: string) =>
  (
    await rows(
      `select number from mails where kind = 'evidence.head' and user_id = $1 order by created_at, id`,
      [userIdOf(who)],
    )
  ).map(({ number }) => number)
const deliver = async (who: string) => {
  const [mail] = await rows(
    `select id from mails where kind = 'evidence.head' and user_id = $1 and sent_at is null order by id desc limit 1`,
    [userIdOf(who)],
  )
  const { worker } = portal.connections
  const deps = {
    worker,
    mailer: mailbox.mailer,
    publicUrl,
    vault: mailVault,
    clock: portal.clock.now,
  }
  const attempt = { tries: 0, last: false, signal: new AbortController().signal }
  await createDelivery(deps)({ mailId: mail.id, clientId }, attempt)
  return mail.id as string
}

describe('B5 heads by mail', () => {
  it('are each person’s own to ask for, in the client they are in', async () => {
    expect((await lukas.send('GET', path)).body).toEqual({ rhythm: 'off' })
    expect((await set(lukas, 'daily')).body).toEqual({ rhythm: 'daily' })
    expect((await lukas.send('GET', path)).body).toEqual({ rhythm: 'daily' })
    expect((await jonas.send('GET', path)).body).toEqual({ rhythm: 'off' })
    for (const method of ['GET', 'PUT'] as const)
      expect(
        (
          await auditor.send(method, path, {
            body: method === 'PUT' ? { rhythm: 'daily' } : undefined,
          })
        ).status,
      ).toBe(403)
    expect((await set(lukas, 'hourly')).status).toBe(400)
  })

  it('come once for each day and month, whatever the clock does, also where nothing happened', async () => {
    await set(lukas, 'daily')
    await set(jonas, 'monthly')
    expect(await run('2027-03-02T03:59:00.000Z')).toBe(2)
    expect(await mailed('Lukas Huber')).toEqual(['2027-03-01'])
    // Five in the morning in Germany.
    expect(await run('2027-03-02T04:01:00.000Z')).toBe(1)
    expect(await run('2027-03-02T22:00:00.000Z')).toBe(0)
    // The clock goes back, and on again.
    expect(await run('2027-02-20T12:00:00.000Z')).toBe(0)
    expect(await run('2027-03-02T23:00:00.000Z')).toBe(0)
    await set(lukas, 'off')
    await set(lukas, 'daily')
    expect(await run('2027-03-02T23:10:00.000Z')).toBe(0)
    expect(await run('2027-04-01T12:00:00.000Z')).toBe(2)
    expect(await mailed('Lukas Huber')).toEqual(['2027-03-01', '2027-03-02', '2027-04-01'])
    expect(await mailed('Jonas Weiß')).toEqual(['2027-03', '2027-04'])
    await set(jonas, 'off')
    await set(lukas, 'off')
    expect(await run('2027-06-01T12:00:00.000Z')).toBe(0)
  })

  it('come once also where two processes are at it at the same time', async () => {
    await set(lukas, 'daily')
    const release = await holdRow(
      portal,
      'select from head_mailings where client_id = $1 for update',
      [clientId],
    )
    const both = [run('2027-07-01T12:00:00.000Z'), run('2027-07-01T12:00:00.000Z')]
    await untilWaiting(portal, 2)
    await release()
    const written = await Promise.all(both)
    expect(written[0]! + written[1]!).toBe(1)
  })

  it('say number and hash, in the language of the person, and nothing else', async () => {
    await lukas.send('PATCH', '/account', { body: { locale: 'en' } })
    await set(lukas, 'daily')
    await run('2027-08-01T12:00:00.000Z')
    mailbox.letters.length = 0
    const id = await deliver('Lukas Huber')
    const [head] = await rows(
      `select sequence, encode(hash, 'hex') as hash from evidence_heads where client_id = $1`,
      [clientId],
    )
    const [letter] = mailbox.letters
    expect(letter?.text).toContain(`event ${head.sequence}, SHA-256 ${head.hash}`)
    expect(letter?.text).toContain('Below it says where your evidence log stands.')
    expect(letter?.text).toContain('can end it there')
    expect(letter?.text).not.toContain('cannot be unsubscribed')
    expect(letter?.subject).toContain('2027-08-01')
    expect(await rows('select head_sequence, head_hash from mails where id = $1', [id])).toEqual([
      { head_sequence: head.sequence, head_hash: head.hash },
    ])
    await lukas.send('PATCH', '/account', { body: { locale: 'de' } })
  })

  it('K2 end with the right: who was removed gets none, not even one that was written before', async () => {
    await set(jonas, 'daily')
    expect(await run('2027-09-01T12:00:00.000Z')).toBeGreaterThan(0)
    const { status } = await anna.send(
      'DELETE',
      `/clients/${clientId}/members/${userIdOf('Jonas Weiß')}`,
    )
    expect(status).toBe(204)
    mailbox.letters.length = 0
    await deliver('Jonas Weiß')
    expect(mailbox.letters).toEqual([])
    expect(
      await rows('select from head_mailings where user_id = $1', [userIdOf('Jonas Weiß')]),
    ).toEqual([])
    const before = await mailed('Jonas Weiß')
    await run('2027-09-02T12:00:00.000Z')
    expect(await mailed('Jonas Weiß')).toEqual(before)
  })
})
