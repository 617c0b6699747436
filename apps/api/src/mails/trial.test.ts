import { beforeEach, expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { useMailbox } from '../../test/mailbox.ts'
import { usePerson } from '../../test/person.ts'

const portal = usePortal()
const mailbox = useMailbox()
const owner = usePerson(portal, 'robert.zerer')
const staff = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')

beforeEach(() => mailbox.refuseWith(null))
const trial = (key: string = crypto.randomUUID(), person = owner) =>
  person.send('POST', '/mails/trials', { headers: { 'idempotency-key': key } })
const inOutbox = async (id: string) =>
  (await owner.send('GET', '/mails')).body.items.find((mail: { id: string }) => mail.id === id)

it('goes to whoever sends it and to nobody else, once, with the mail server’s answer in the outbox', async () => {
  const key = crypto.randomUUID()
  const [first, again] = [await trial(key), await trial(key)]
  expect([first.status, again.body]).toEqual([201, first.body])
  expect(await inOutbox(first.body.id)).toMatchObject({ kind: 'mail.trial', status: 'queued' })
  const before = mailbox.letters.length
  await mailbox.send(portal, first.body.id)
  const [letter, ...more] = mailbox.letters.slice(before)
  expect([letter?.to, more]).toEqual([owner.email, []])
  expect(letter?.text).toContain('Test-E-Mail des Portals')
  expect(await inOutbox(first.body.id)).toMatchObject({
    status: 'accepted',
    clientName: null,
    serverAnswer: expect.stringMatching(/^250/u),
  })
})

it('shows what the mail server said when it refused, while it is tried again', async () => {
  const { body } = await trial()
  mailbox.refuseWith('mailbox busy')
  await mailbox.send(portal, body.id).catch(() => {})
  const { status, attempts, serverAnswer } = await inOutbox(body.id)
  expect([status, attempts]).toEqual(['queued', 1])
  expect(serverAnswer).toContain('mailbox busy')
})

it('is the owner’s alone', async () => {
  for (const person of [staff, lukas])
    expect((await trial(crypto.randomUUID(), person)).status).toBe(403)
})
