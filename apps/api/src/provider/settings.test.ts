import { providerLog } from '@portal/domain/evidence/provider-log'
import { beforeAll, describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../test/database.ts'
import { usePortal } from '../../test/harness.ts'
import { addClients } from '../../test/more-clients.ts'
import { usePerson } from '../../test/person.ts'
import { send } from '../../test/request.ts'

const portal = usePortal()
const owner = usePerson(portal, 'robert.zerer')
const staff = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')

const rows = async (text: string, values: unknown[] = []) =>
  (await portal.superuser.query(text, values)).rows
const now = async () => (await owner.send('GET', '/provider')).body
const settingsOf = ({ version: _, updatedAt: __, ...settings }: any) => settings
const put = async (change: object, seen?: number, person = owner) => {
  const { version, ...rest } = await now()
  return person.send('PUT', '/provider', {
    body: { ...settingsOf(rest), ...change },
    headers: { 'if-match': `"${seen ?? version}"` },
  })
}
const lastLine = async (log: string) =>
  (
    await rows(
      'select type, line::jsonb as line from evidence_events where client_id = $1 order by sequence desc limit 1',
      [log],
    )
  )[0]
const notices = () => rows(`select id, title, author from notices where kind = 'contact_changed'`)

describe('what the provider says of itself', () => {
  it('is changed by its owner alone, a new version each time, with who changed what and when', async () => {
    const before = await now()
    for (const person of [staff, lukas])
      expect((await put({ name: 'Andere GmbH' }, before.version, person)).status).toBe(403)
    const { status, body } = await put({
      legalNoticeUrl: 'https://zerer.example/impressum?a=b',
      holidays: { region: 'DE-SN', municipality: null, localHolidays: [] },
    })
    expect([status, body.version]).toEqual([200, before.version + 1])
    const { items } = (await staff.send('GET', '/provider/versions')).body
    expect(items[0]).toEqual({
      version: before.version + 1,
      at: portal.clock.now(),
      byName: 'Robert Zerer',
      way: 'portal',
      changed: ['legalNoticeUrl', 'holidays'],
      notice: null,
    })
    expect(items.map(({ version }: any) => version)).toEqual(
      items.map((_: unknown, at: number) => before.version + 1 - at),
    )
    const one = (await staff.send('GET', `/provider/versions/${before.version + 1}`)).body
    expect([one.before.legalNoticeUrl, one.settings.legalNoticeUrl]).toEqual([
      before.legalNoticeUrl,
      'https://zerer.example/impressum?a=b',
    ])
    expect((await staff.send('GET', '/provider/versions/99')).status).toBe(404)
    for (const path of ['/provider/versions', '/provider/versions/1'])
      expect((await lukas.send('GET', path)).status).toBe(403)
  })

  it('stands in the provider’s own log, each version with its row', async () => {
    const { body } = await put({ name: 'Zerer IT' })
    const { type, line } = await lastLine(providerLog)
    expect([type, line.data]).toEqual([
      'provider.changed',
      expect.objectContaining({ version: body.version, changed: ['name'], way: 'portal' }),
    ])
    const [kept] = await rows(
      `select sequence from evidence_rows where of = 'provider_versions' and key = $1`,
      [String(body.version)],
    )
    expect(kept.sequence).toBe(line.sequence)
  })

  it('is not changed by somebody who saw another version, or says none, and not twice by the same', async () => {
    const { version, ...rest } = await now()
    expect((await put({ name: 'Zu spät' }, version - 1)).status).toBe(412)
    const unseen = await owner.send('PUT', '/provider', { body: settingsOf(rest) })
    expect([unseen.status, unseen.body.header]).toEqual([428, 'If-Match'])
    expect((await put({})).body.version).toBe(version)
  })

  it('shows a client no terms of agreements to come', async () => {
    const { body } = await lukas.send('GET', '/provider')
    expect([body.terms, body.legalNoticeUrl]).toEqual([null, expect.any(String)])
    expect((await now()).terms.noticePeriod).toEqual({ count: 4, unit: 'weeks' })
  })

  it('is refused with everything that is wrong at once', async () => {
    const { body, status } = await put({
      name: ' ',
      legalNoticeUrl: 'http://zerer.example',
      privacyUrl: 'https://user:pass@zerer.example',
      holidays: { region: 'DE-BE', municipality: null, localHolidays: ['assumption'] },
      instructionRecipients: [],
      instructionChannels: ['Portal', 'portal'],
      unknown: 1,
    })
    expect(status).toBe(400)
    expect(body.issues.map(({ path, code }: any) => `${path} ${code}`)).toEqual(
      expect.arrayContaining([
        '/name too-small',
        '/legalNoticeUrl https-url',
        '/privacyUrl https-url',
        '/holidays/localHolidays not-of-region',
        '/instructionRecipients too-small',
        '/instructionChannels duplicate',
        '/unknown unknown-field',
      ]),
    )
  })

  it('is read by whoever stands before the login as far as two links go, and no further', async () => {
    const { privacyUrl } = await now()
    await put({ legalNoticeUrl: 'https://zerer.example/vorn' })
    const { status, body } = await send(portal.app, 'GET', '/provider/legal-links')
    expect([status, body]).toEqual([
      200,
      { legalNoticeUrl: 'https://zerer.example/vorn', privacyUrl, logoOf: null },
    ])
    expect((await send(portal.app, 'GET', '/provider')).status).toBe(401)
  })

  it('is frozen in every version, for the database’s owner too', async () => {
    for (const text of [
      `update provider_versions set by_name = 'x'`,
      'delete from provider_versions',
      'truncate provider_versions',
    ])
      await expect(portal.superuser.query(text)).rejects.toThrow(/frozen|change/iu)
  })
})

describe('a change of whom to ask, or of who receives instructions and how', () => {
  it('is told to all clients by itself, in their logs and by mail, and is read there', async () => {
    const before = await notices()
    const { contact } = await now()
    const { body } = await put({
      contact: { ...contact, name: 'Eva Brandl', department: 'Datenschutz', phone: '+49 851 1' },
    })
    const [notice, ...more] = (await notices()).filter(
      ({ id }) => !before.some((each) => each.id === id),
    )
    expect([notice.title, notice.author, more]).toEqual([
      'Geändert: Ansprechperson',
      'Robert Zerer',
      [],
    ])
    const clients = await rows('select id from clients')
    for (const { id } of clients) {
      const { type, line } = await lastLine(id)
      expect([type, line.subject.id]).toEqual(['notice.published', notice.id])
    }
    const read = (await lukas.send('GET', `/notices/${notice.id}`)).body
    expect(read.body).toContain('Neu: Ansprechperson für den Datenschutz (§ 6.3), Eva Brandl')
    const [{ mails }] = await rows(
      'select count(*)::int as mails from mails where notice_id = $1',
      [notice.id],
    )
    expect(mails).toBeGreaterThan(clients.length)
    const [version] = (await owner.send('GET', '/provider/versions')).body.items
    expect([version.version, version.notice]).toEqual([
      body.version,
      { id: notice.id, number: read.number },
    ])
  })

  it('is told of nothing where somebody saw another version', async () => {
    const { length } = await notices()
    const { version } = await now()
    const stale = await put({ instructionChannels: ['Brief'] }, version - 1)
    expect([stale.status, (await notices()).length]).toEqual([412, length])
  })

  it('is told once by two who change it at the same time', async () => {
    const { length } = await notices()
    const { version } = await now()
    const release = await holdRow(
      portal,
      `select pg_advisory_xact_lock(hashtextextended('provider', 0))`,
      [],
    )
    const both = ['Fax', 'Brief'].map((way) =>
      put({ instructionChannels: ['AVV-Portal', way] }, version),
    )
    await untilWaiting(portal, 2)
    await release()
    const answers = await Promise.all(both)
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
    expect((await notices()).length).toBe(length + 1)
  })

  it('reaches more clients than are told at once by way of the queue', async () => {
    await addClients(portal.superuser, 120)
    const { status } = await put({ instructionRecipients: ['Eva Brandl'] })
    expect(status).toBe(200)
    const [handing] = await rows(
      `select cardinality(client_ids) as n, publisher_id from notice_handings order by notice_id desc limit 1`,
    )
    expect(handing.n).toBeGreaterThan(120)
  })
})

describe('a portal of which nobody has said yet whose it is', () => {
  let first: object
  beforeAll(async () => {
    first = settingsOf(await now())
    await portal.superuser.query('delete from provider')
    await portal.superuser.query(
      `set session_replication_role = replica; delete from provider_versions; set session_replication_role = origin`,
    )
  })

  it('is given its provider by the owner, which tells nobody anything', async () => {
    const { length } = await notices()
    expect((await owner.send('GET', '/provider')).status).toBe(404)
    const wrong = await owner.send('PUT', '/provider', {
      body: first,
      headers: { 'if-match': '"3"' },
    })
    expect(wrong.status).toBe(412)
    const { status, body } = await owner.send('PUT', '/provider', { body: first })
    expect([status, body.version]).toEqual([200, 1])
    expect((await notices()).length).toBe(length)
  })
})
