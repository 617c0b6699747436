import { beforeEach, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { createPerson } from '../../../test/person.ts'

const portal = usePortal()
const anna = createPerson(portal, 'anna.berger')
const eva = createPerson(portal, 'eva.brandl')
const clientId = clientIdOf('Sonnenhof')
// Quotas begin anew, sessions too.
beforeEach(async () => {
  portal.clock.advance(86_400)
  await anna.enter()
  await eva.enter()
})

const at = (path = '') => `/clients/${clientId}/invitations${path}`
const whom = (email: string, more: object = {}) => ({ email, name: 'Neu', role: 'member', ...more })
const invite = (email: string, person = anna, more: object = {}) =>
  person.send('POST', at(), { body: whom(email, more) })
const renew = (id: string, person = anna) => person.send('POST', at(`/${id}/renewal`))
const revoke = (id: string, person = anna) => person.send('DELETE', at(`/${id}`))
const list = async (person = anna) => (await person.send('GET', at('?limit=100'))).body.items
const mailsAbout = async (subject: string) =>
  (
    await portal.superuser.query(
      'select kind, address, user_id from account_mails where subject = $1',
      [subject],
    )
  ).rows

describe('an invitation', () => {
  it('waits, is too old, was sent or not: the list says so, the newest first', async () => {
    portal.clock.advance(-86_400)
    expect(await list()).toMatchObject([
      { name: 'Nina Graf', status: 'open', mail: 'accepted', invitedBy: 'Anna Berger' },
      { name: 'Paul Sommer', status: 'expired', mail: 'accepted', acceptedAt: null },
    ])
    portal.clock.advance(86_400)
  })

  it('is mailed with a link that is made when it is sent, good for 72 hours', async () => {
    const { status, body } = await invite('Neu@Sonnenhof.example.org', anna, { role: 'viewer' })
    expect([status, body]).toMatchObject([
      201,
      { email: 'neu@sonnenhof.example.org', role: 'viewer', status: 'open', mail: 'queued' },
    ])
    expect(Date.parse(body.expiresAt) - Date.parse(body.createdAt)).toBe(72 * 3_600_000)
    expect(await mailsAbout(body.id)).toEqual([
      { kind: 'invitation', address: 'neu@sonnenhof.example.org', user_id: null },
    ])
    const { body: log } = await anna.send('GET', `/clients/${clientId}/security-log?limit=1`)
    expect(log.items).toMatchObject([
      {
        kind: 'invitation.sent',
        userName: 'Anna Berger',
        detail: 'neu@sonnenhof.example.org, viewer',
      },
    ])
  })

  it('of the provider stands in the client’s log as well', async () => {
    await invite('von.eva@sonnenhof.example.org', eva)
    const { body: log } = await anna.send('GET', `/clients/${clientId}/security-log?limit=1`)
    expect(log.items).toMatchObject([{ kind: 'invitation.sent', userName: 'Eva Brandl' }])
  })

  it('goes to nobody who is in already, who waits already, or who is of the other side', async () => {
    expect((await invite('lukas.huber@sonnenhof.example.org')).body.rule).toBe('already-member')
    expect((await invite('nina.graf@sonnenhof.example.org')).body.rule).toBe('already-invited')
    expect((await invite('martin.kreuz@pruefung.example.org', eva)).body.rule).toBe('other-side')
  })

  it('tells a manager nothing about accounts elsewhere', async () => {
    const answers = [
      await invite('niemand@anderswo.example.org'),
      await invite('sabine.koch@ergo-lindenau.example.org'),
      await invite('martin.kreuz@pruefung.example.org'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  })

  it('I2 takes no client, sender, time or state from a body, and no role that there is not', async () => {
    for (const extra of [
      { clientId },
      { invitedBy: 'x' },
      { expiresAt: '2199-01-01T00:00:00.000Z' },
      { status: 'accepted' },
    ]) {
      const { status, body } = await invite('x@example.org', anna, extra)
      expect([status, body.issues[0].code]).toEqual([400, 'unknown-field'])
    }
    expect((await invite('x@example.org', anna, { role: 'owner' })).status).toBe(400)
  })

  it('is sent by managers and the provider alone, for no other client', async () => {
    for (const who of ['lukas.huber', 'jonas.weiss', 'martin.kreuz'])
      expect((await invite('x@example.org', await portal.login(who))).status).toBe(403)
    expect((await invite('x@example.org', await portal.login('petra.lindenau'))).status).toBe(404)
  })

  it('is one, however many invite at the same moment', async () => {
    const release = await holdRow(
      portal,
      `insert into invitations select gen_random_uuid(), client_id, 'gleich@example.org', name, locale, role, invited_by, invited_by_name, created_at, expires_at from invitations limit 1`,
      [],
    )
    const both = Promise.all([invite('gleich@example.org'), invite('gleich@example.org', eva)])
    await untilWaiting(portal, 2)
    await release()
    expect((await both).map(({ body }) => body.rule)).toEqual([
      'already-invited',
      'already-invited',
    ])
    const { rows } = await portal.superuser.query(
      `select from account_mails where address = 'gleich@example.org'`,
    )
    expect(rows).toEqual([])
  })

  it('may be renewed until it is accepted, and then works 72 hours more', async () => {
    const { body: sent } = await invite('alt@example.org')
    portal.clock.advance(80 * 3_600)
    await anna.enter()
    const old = (await list()).find(({ id }: any) => id === sent.id)
    expect(old.status).toBe('expired')
    const { status, body } = await renew(sent.id)
    expect([status, body.status]).toEqual([200, 'open'])
    expect(Date.parse(body.expiresAt) - Date.parse(portal.clock.now())).toBe(72 * 3_600_000)
    expect((await mailsAbout(sent.id)).length).toBe(2)
    await portal.superuser.query(
      `update invitations set accepted_at = now(), accepted_by = invited_by where id = $1`,
      [sent.id],
    )
    for (const refused of [await renew(sent.id), await revoke(sent.id)])
      expect([refused.status, refused.body.from]).toEqual([409, 'accepted'])
  })

  it('may be revoked, and then neither renewed nor revoked again, but sent anew', async () => {
    const { body: sent } = await invite('doch.nicht@example.org')
    expect((await revoke(sent.id)).status).toBe(204)
    for (const refused of [await renew(sent.id), await revoke(sent.id)])
      expect([refused.status, refused.body.from]).toEqual([409, 'revoked'])
    expect((await invite('doch.nicht@example.org')).status).toBe(201)
    const mine = (await list()).filter(({ email }: any) => email === 'doch.nicht@example.org')
    expect(mine.map(({ status }: any) => status)).toEqual(['open', 'revoked'])
  })
})

describe('E4 mails of invitations', () => {
  it('are at most three an hour to one address, whoever asks and however', async () => {
    const { body: first } = await invite('opfer@example.org')
    expect((await renew(first.id)).status).toBe(200)
    expect((await renew(first.id, eva)).status).toBe(200)
    const refused = await renew(first.id)
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-attempts'])
    expect(refused.headers['retry-after']).toBe(String(refused.body.retryAfter))
    await revoke(first.id)
    expect((await invite('opfer@example.org')).status).toBe(429)
    const owner = await portal.login('robert.zerer')
    const asStaff = await owner.send('POST', '/staff/invitations', {
      body: { email: 'opfer@example.org', name: 'Opfer', role: 'staff' },
    })
    expect(asStaff.status).toBe(429)
    const { rows } = await portal.superuser.query(
      `select from account_mails where address = 'opfer@example.org'`,
    )
    expect(rows.length).toBe(3)
    portal.clock.advance(3_601)
    await anna.enter()
    expect((await invite('opfer@example.org')).status).toBe(201)
  })

  it('are at most sixty a day for one client', async () => {
    const answers: number[] = []
    for (let i = 0; i < 61; i += 1) answers.push((await invite(`flut-${i}@example.org`)).status)
    expect(answers.filter((status) => status === 201).length).toBe(60)
    expect(answers.at(-1)).toBe(429)
  })

  it('are told of page by page, however many', async () => {
    const { body } = await anna.send('GET', at('?limit=50'))
    const { body: rest } = await anna.send('GET', at(`?limit=100&cursor=${body.nextCursor}`))
    const told = [...body.items, ...rest.items].map(({ id }: any) => id)
    const { rows } = await portal.superuser.query(
      'select id from invitations where client_id = $1 order by created_at desc, id desc',
      [clientId],
    )
    expect(rows.length).toBeGreaterThan(60)
    expect(told).toEqual(rows.map(({ id }) => id))
  })
})
