import { contractMeasures } from '@portal/domain/toms/contract-measures'
import { describe, expect, it } from 'vitest'
import { usePortal } from '../../test/harness.ts'
import { type Person, usePerson } from '../../test/person.ts'

const portal = usePortal()
const eva = usePerson(portal, 'eva.brandl')
const robert = usePerson(portal, 'robert.zerer')
const auditor = usePerson(portal, 'martin.kreuz')
const anna = usePerson(portal, 'anna.berger')

const start = (body: object, who: Person = eva) => who.send('POST', '/toms', { body })
const change = (number: number, version: number, body: object, who: Person = eva) =>
  who.send('PATCH', `/toms/${number}`, { body, headers: { 'if-match': `"${version}"` } })
const publish = (number: number, version: number, who: Person = eva) =>
  who.send('POST', `/toms/${number}/publication`, { headers: { 'if-match': `"${version}"` } })
async function draft(who: Person = eva) {
  const { status, body } = await who.send('GET', '/toms/draft')
  return { status, body: body.draft ?? null }
}
async function discard() {
  const { body } = await draft()
  if (body) await eva.send('DELETE', `/toms/${body.number}`)
}
/** As it is before the first version: the demonstration has one. */
const withoutVersions = () =>
  portal.superuser.query(
    `set session_replication_role = replica; delete from tom_measures; delete from tom_versions;
     delete from evidence_rows where of = 'tom_versions'; set session_replication_role = origin`,
  )
const measure = (key: string, more: object = {}) => ({
  key,
  heading: 'encryption',
  text: `Maßnahme ${key}`,
  systems: [],
  implementedSince: null,
  ...more,
})

describe('a draft', () => {
  it('is the provider’s alone: neither its auditor nor a client reads or writes it', async () => {
    const { status, body } = await start({ start: 'empty' })
    expect([status, body.number, body.version]).toEqual([201, 2, 1])
    for (const who of [auditor, anna]) {
      expect((await draft(who)).status).toBe(403)
      expect((await start({ start: 'empty' }, who)).status).toBe(403)
      expect((await change(2, 1, { author: 'x' }, who)).status).toBe(403)
      expect((await publish(2, 1, who)).status).toBe(403)
      expect((await who.send('DELETE', '/toms/2')).status).toBe(403)
      expect((await who.send('GET', '/toms/2')).status).toBe(404)
    }
    await discard()
  })

  it('is one at a time', async () => {
    const both = await Promise.all([start({ start: 'empty' }), start({ start: 'empty' }, robert)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    expect(both.find(({ status }) => status === 409)?.body.rule).toBe('draft-exists')
    await discard()
  })

  it('begins with the version before and its keys, so that both can be compared', async () => {
    const { body } = await start({ start: 'current' })
    expect(body.measures.map(({ key }: { key: string }) => key)).toEqual(
      contractMeasures.map(({ key }) => key),
    )
    expect(body.blockedBy).toBe('tom-in-force')
    await discard()
  })

  it('takes a list, one measure a line, without bullets and blank lines', async () => {
    const text =
      '• Alle Laufwerke verschlüsselt\r\n\n- Nur SSH\n2) =HYPERLINK("x")\n– Nur SSH\n***\n<b>Log</b>'
    const { body } = await start({ start: 'list', text })
    expect(body.measures.map(({ key, text: said }: Record<string, string>) => [key, said])).toEqual(
      [
        ['alle-laufwerke-verschluesse', 'Alle Laufwerke verschlüsselt'],
        ['nur-ssh', 'Nur SSH'],
        ['hyperlinkx', '=HYPERLINK("x")'],
        ['nur-ssh-2', 'Nur SSH'],
        ['blogb', '<b>Log</b>'],
      ],
    )
    await discard()
  })

  it.each([
    ['nothing', '- \n\n•'],
    ['too much', 'x\n'.repeat(201)],
    ['a line without end', 'x'.repeat(2_001)],
  ])('takes no list that holds %s', async (_, text) => {
    const { status, body } = await start({ start: 'list', text })
    expect([status, body.issues[0].path]).toEqual([400, '/text'])
  })

  it('keeps what one of two wrote: the other is told', async () => {
    await start({ start: 'empty' })
    const both = await Promise.all([
      change(2, 1, { measures: [measure('eva')] }),
      change(2, 1, { measures: [measure('robert')] }, robert),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
    const won = both.find(({ status }) => status === 200)
    expect((await draft()).body.measures).toEqual(won?.body.measures)
    await discard()
  })

  it('is bounded', async () => {
    await start({ start: 'empty' })
    const keys = Array.from({ length: 91 }, (_, at) => `m-${at}`)
    for (const measures of [
      keys.map((key) => measure(key)),
      keys.slice(0, 90).map((key) => measure(key, { text: 'x'.repeat(1_900) })),
      [measure('a'), measure('a')],
      [measure('a', { text: 'x'.repeat(2_001) })],
      [measure('A b')],
      [measure('a', { systems: Array.from({ length: 11 }, () => 'x') })],
      [measure('a', { heading: 'other' })],
      [measure('a', { extra: 1 })],
    ])
      expect((await change(2, 1, { measures })).status).toBe(400)
    await discard()
  })

  it('is not published while a version is in force, and stays', async () => {
    const { body } = await start({ start: 'current' })
    const { status, body: refused } = await publish(body.number, body.version)
    expect([status, refused.rule]).toEqual([409, 'tom-in-force'])
    expect((await draft()).body.number).toBe(body.number)
    await discard()
  })
})

describe('the first version', () => {
  it('is published by one of two, in the order it was given, frozen, and in each client’s log', async () => {
    await withoutVersions()
    expect((await anna.send('GET', '/toms/current')).status).toBe(404)
    expect((await anna.send('GET', '/toms')).body.items).toEqual([])
    const { body: begun } = await start({ start: 'contract' })
    expect([begun.number, begun.blockedBy, begun.changeReason]).toEqual([1, null, 'Erste Fassung'])
    const open = begun.measures.map((each: object, at: number) =>
      at === 0 ? { ...each, heading: null } : each,
    )
    const { body: unplaced } = await change(1, 1, { measures: open, author: 'Eva Brandl' })
    const early = await publish(1, unplaced.version)
    expect(early.body.issues.map(({ path }: { path: string }) => path)).toEqual([
      '/validFrom',
      '/measures/0/heading',
    ])
    const turned = begun.measures.toReversed()
    const { body: ready } = await change(1, unplaced.version, {
      measures: turned,
      validFrom: '2024-01-01',
    })
    const stale = await publish(1, unplaced.version)
    expect(stale.status).toBe(412)
    const both = await Promise.all([publish(1, ready.version), publish(1, ready.version, robert)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404])
    const { body } = await anna.send('GET', '/toms/current')
    expect(body.measures.map(({ key }: { key: string }) => key)).toEqual(
      contractMeasures.map(({ key }) => key).toReversed(),
    )
    expect(body).toMatchObject({ version: 1, author: 'Eva Brandl', validFrom: '2024-01-01' })
    expect((await change(1, ready.version, { author: 'x' })).status).toBe(404)
    expect((await draft()).body).toBeNull()
    const { rows } = await portal.superuser.query(
      `select count(*)::int as clients,
              count(*) filter (where exists (select from evidence_events e where e.client_id = c.id and e.type = 'toms.published'
                                               and e.line::jsonb #> '{data,rows}' ? 'tom_versions/1'))::int as told
         from clients c`,
    )
    expect(rows[0].told).toBe(rows[0].clients)
  })
})
