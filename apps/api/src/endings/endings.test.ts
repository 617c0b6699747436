import { createHash } from 'node:crypto'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { describe, expect, it } from 'vitest'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { type Person, usePerson } from '../../test/person.ts'
import { miscounted } from '../../test/consistency.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const robert = usePerson(portal, 'robert.zerer')
const auditor = usePerson(portal, 'martin.kreuz')
const anna = usePerson(portal, 'anna.berger')
const petra = usePerson(portal, 'petra.lindenau')
const sonnenhof = clientIdOf('Sonnenhof')
const lindenau = clientIdOf('Lindenau')
const nothing = '0198c5a2-0000-7000-8000-000000000001'

const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const post = (person: Person, path: string, body: object) =>
  person.send('POST', path, { body, headers: key() })
const tasks = async (kind: string) =>
  (await eva.send('GET', '/home')).body.tasks.filter((task: { kind: string }) => task.kind === kind)
const lastLine = async (clientId: string) =>
  (await eva.send('GET', `/evidence?clientId=${clientId}&limit=1`)).body.items[0]
const reason = 'Telefonisch geklärt.'
const byText = (a: string, b: string) => (a < b ? -1 : 1)

describe('B5 every red task can be ended by a person, with a reason that is evidence', () => {
  const fail = async (count: number, name = 'Anna Berger', client = sonnenhof) =>
    rows(
      `insert into mails (id, client_id, user_id, kind, number, path, created_at, failed_at, server_answer)
       select gen_random_uuid(), $3, u.id, 'notice.published', 'M-2026-0001', '/x', now(), now(), '550 no such user'
         from users u, generate_series(1, $1) where u.name = $2 returning id`,
      [count, name, client],
    )
  const failAccount = (subject: string | null) =>
    rows(
      `insert into account_mails (id, address, name, locale, kind, subject, created_at, failed_at, server_answer)
       values (gen_random_uuid(), 'x@example.org', 'X', 'de', 'invitation', $1, now(), now(), '550 no such user') returning id`,
      [subject],
    )

  it('a mail that could not be delivered, alone or with all others to that person, in the log of the practice', async () => {
    const [one, two, three] = await fail(3)
    const [other] = await fail(1, 'Lukas Huber')
    expect((await tasks('mail_failed'))[0].count).toBe(4)
    for (const person of [anna, petra, auditor])
      expect((await post(person, `/mails/${one.id}/ending`, { reason })).status).toBe(403)
    expect((await post(eva, `/mails/${nothing}/ending`, { reason })).status).toBe(404)
    for (const bad of [
      {},
      { reason: ' ' },
      { reason: 'x'.repeat(2_001) },
      { reason, clientId: lindenau },
    ])
      expect((await post(eva, `/mails/${one.id}/ending`, bad)).status).toBe(400)

    const both = await Promise.all(
      [eva, robert].map((person) => post(person, `/mails/${one.id}/ending`, { reason })),
    )
    expect(both.map(({ status }) => String(status)).toSorted(byText)).toEqual(['204', '409'])
    expect((await tasks('mail_failed'))[0].count).toBe(3)
    expect(await lastLine(sonnenhof)).toMatchObject({
      type: 'mail.failure_ended',
      subject: { kind: 'mail', id: one.id, number: 'M-2026-0001' },
      data: { mails: 1, mailKind: 'notice.published' },
      personal: { reason },
    })
    expect((await post(eva, `/mails/${two.id}/ending`, { reason, others: true })).status).toBe(204)
    expect((await tasks('mail_failed'))[0].count).toBe(1)
    const { body } = await eva.send('GET', '/mails?status=failed')
    const ended = body.items.find(({ id }: { id: string }) => id === three.id)
    expect(ended.ending).toMatchObject({ reason, by: 'Eva Brandl' })
    expect((await lastLine(sonnenhof)).data.mails).toBe(2)
    expect((await post(eva, `/mails/${other.id}/ending`, { reason })).status).toBe(204)
    expect(await tasks('mail_failed')).toEqual([])
    const [fine] = await rows(`select id from mails where failed_at is null limit 1`)
    expect((await post(eva, `/mails/${fine.id}/ending`, { reason })).status).toBe(404)
  })

  it('a mail about an account, in the log of the practice it is for, else in the provider’s own', async () => {
    const [ofClient] = await failAccount(sonnenhof)
    const [ofNobody] = await failAccount(null)
    expect((await post(eva, `/mails/${ofClient.id}/ending`, { reason })).status).toBe(204)
    expect((await lastLine(sonnenhof)).subject.id).toBe(ofClient.id)
    expect((await post(eva, `/mails/${ofNobody.id}/ending`, { reason })).status).toBe(204)
    expect(await lastLine(providerLog)).toMatchObject({
      type: 'mail.failure_ended',
      subject: { id: ofNobody.id },
    })
    expect(await tasks('mail_failed')).toEqual([])
  })

  it('a breach at a client where nobody has access, by the other channel it was told on, with its proof', async () => {
    const { body: draft } = await eva.send('POST', '/notices', {
      body: {
        kind: 'incident',
        severity: 'urgent',
        title: 'Vorfall',
        body: 'Text',
        audience: { clientIds: [sonnenhof, lindenau] },
      },
    })
    const { body: notice } = await eva.send('POST', `/notices/${draft.id}/publication`)
    const at = (clientId: string) => `/notices/${notice.id}/recipients/${clientId}/ending`
    const breach = async () =>
      (await tasks('breach')).find(({ id }: { id: string }) => id === notice.id)
    const before = await breach()
    expect(before).toMatchObject({ clients: 2, unopened: 2 })
    portal.clock.advance(600)
    const told = { at: portal.clock.now(), whom: 'Petra Lindenau' }
    const letter = { channel: 'letter', told, reason: 'Einschreiben RT 1234, zugestellt.' }
    for (const person of [anna, petra, auditor])
      expect((await post(person, at(lindenau), letter)).status).toBe(403)
    const early = { ...letter, told: { ...told, at: '2026-01-01T00:00:00.000Z' } }
    const late = { ...letter, told: { ...told, at: '2099-01-01T00:00:00.000Z' } }
    for (const bad of [early, late, { ...letter, told: null }, { ...letter, channel: 'none' }])
      expect((await post(eva, at(lindenau), bad)).status).toBe(400)
    expect((await post(eva, at(nothing), letter)).status).toBe(404)

    const both = await Promise.all(
      [eva, robert].map((person) => post(person, at(lindenau), letter)),
    )
    expect(both.map(({ status }) => String(status)).toSorted(byText)).toEqual(['204', '409'])
    expect(await breach()).toMatchObject({ clients: 1, unopened: 1 })
    expect(await lastLine(lindenau)).toMatchObject({
      type: 'notice.told_otherwise',
      subject: { kind: 'notice', id: notice.id, number: notice.number },
      data: { channel: 'letter', toldAt: told.at },
      personal: { told: 'Petra Lindenau', reason: letter.reason },
    })
    const { body } = await eva.send('GET', `/notices/${notice.id}/recipients`)
    expect(
      body.items.find(({ clientId }: { clientId: string }) => clientId === lindenau).toldOtherwise,
    ).toMatchObject({ channel: 'letter', told, reason: letter.reason })
    // Opened and acknowledged afterwards, it is counted once.
    await petra.send('GET', `/notices/${notice.id}`)
    await petra.send('POST', `/notices/${notice.id}/acknowledgement`)
    expect(await breach()).toMatchObject({ clients: 1, unopened: 1 })
    await anna.send('GET', `/notices/${notice.id}`)
    expect(await breach()).toMatchObject({ clients: 1, unopened: 0 })
    const nobody = { channel: 'none', told: null, reason: 'Die Praxis ist geschlossen.' }
    expect((await post(eva, at(sonnenhof), nobody)).status).toBe(204)
    expect(await breach()).toBeUndefined()
    await anna.send('POST', `/notices/${notice.id}/acknowledgement`)
    expect((await post(eva, at(lindenau), letter)).status).toBe(409)
    expect(await miscounted(portal.superuser)).toEqual([])
  })

  it('a notice that could not be handed over, until it fails again', async () => {
    const [{ notice_id }] = await rows('select notice_id from notice_reach limit 1')
    await rows(
      `insert into notice_handings (notice_id, publisher_id, client_ids, failed_at)
       select $1, id, (select array_agg(gen_random_uuid()) from generate_series(1, 9)), now() from users where name = 'Eva Brandl'
       on conflict (notice_id) do update set failed_at = excluded.failed_at, client_ids = excluded.client_ids`,
      [notice_id],
    )
    expect(await tasks('notice_unreached')).toHaveLength(1)
    portal.clock.advance(10)
    const path = `/notices/${notice_id}/handing/ending`
    expect((await post(anna, path, { reason })).status).toBe(403)
    const both = await Promise.all([eva, robert].map((person) => post(person, path, { reason })))
    expect(both.map(({ status }) => String(status)).toSorted(byText)).toEqual(['200', '409'])
    expect(await tasks('notice_unreached')).toEqual([])
    expect((await lastLine(providerLog)).type).toBe('notice.handing_ended')
    const { body } = await eva.send('GET', `/notices/${notice_id}/handing`)
    expect(body.ending.reason).toBe(reason)
    await rows(`update notice_handings set failed_at = now() + interval '1 day'`)
    expect(await tasks('notice_unreached')).toHaveLength(1)
  })

  it('the warning that there is no backup, for a while', async () => {
    const state = async () => (await robert.send('GET', '/backups')).body
    expect(await state()).toMatchObject({ state: 'off', ending: null })
    for (const person of [anna, auditor, eva])
      expect((await post(person, '/backups/ending', { reason })).status).toBe(403)
    const ended = await post(robert, '/backups/ending', { reason })
    expect([ended.status, ended.body.ending.reason]).toEqual([200, reason])
    expect((await post(robert, '/backups/ending', { reason })).status).toBe(409)
    expect((await lastLine(providerLog)).type).toBe('backup.warning_ended')
    portal.clock.advance(31 * 86_400)
    const again = await portal.login('robert.zerer')
    expect((await again.send('GET', '/backups')).body.ending).toBeNull()
  })

  it('each held by its log and signed, word for word', async () => {
    const kept = await rows('select id, client_id, signed, log from endings')
    expect(kept.length).toBeGreaterThan(8)
    for (const { id, client_id, signed, log } of kept) {
      expect(log).toBe(client_id)
      const [line] = await rows(
        `select line::jsonb -> 'data' as data from evidence_events where client_id = $1 and line like '%' || $2 || '%'`,
        [client_id, `endings/${id}`],
      )
      expect(line.data.signedSha256).toBe(createHash('sha256').update(signed).digest('hex'))
    }
  })
})
