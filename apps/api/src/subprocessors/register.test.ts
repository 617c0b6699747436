import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { activePdfs, makePdf } from '../../test/make-pdf.ts'
import { usePerson } from '../../test/person.ts'
import { sendForm } from '../../test/send-file.ts'
import type { Tx } from '../platform/database/db.ts'
import { engage } from './service.ts'

const portal = usePortal()
const staff = usePerson(portal, 'eva.brandl')
const auditor = usePerson(portal, 'martin.kreuz')
const anna = usePerson(portal, 'anna.berger')
const sonnenhof = clientIdOf('Sonnenhof')

let n = 0
const entry = (more: object = {}) => ({
  name: `Rechenzentrum ${(n += 1)} GmbH`,
  address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
  service: 'Sicherung der Datenbank',
  placeOfProcessing: 'Passau, Deutschland',
  activeFrom: '2024-01-01',
  ...more,
})
async function record(more: object = {}) {
  const { status, body } = await staff.send('POST', '/subprocessors', { body: entry(more) })
  expect([status, body.issues ?? null]).toEqual([201, null])
  return body
}
const change = (id: string, version: number, body: object, who = staff) =>
  who.send('PATCH', `/subprocessors/${id}`, { body, headers: { 'if-match': `"${version}"` } })
const on = async (day: string, id: string, who = staff) =>
  (await who.send('GET', `/subprocessors?register=true&on=${day}`)).body.items.find(
    (item: { id: string }) => item.id === id,
  )
const upload = (id: string, content: Uint8Array = makePdf(), who = staff) =>
  sendForm(portal.app, who, `/subprocessors/${id}/files`, { file: { name: 'ISO.pdf', content } })
/** As whoever records an agreement does. */
const asStaff = <T>(work: (tx: Tx) => Promise<T>) =>
  portal.connections.provider.transaction(null, async (tx) => {
    await tx.execute(
      sql`select set_config('app.side', 'provider', true), set_config('app.role', 'staff', true)`,
    )
    return work(tx)
  })

describe('the register', () => {
  it('shows the provider who works for nobody yet, and nobody else', async () => {
    const { id, status, isEngaged } = await record()
    expect([status, isEngaged]).toEqual(['recorded', false])
    expect(await on('2026-01-01', id)).toMatchObject({
      status: 'recorded',
      activeFrom: '2024-01-01',
    })
    expect(await on('2026-01-01', id, anna)).toBeUndefined()
    expect((await anna.send('GET', `/subprocessors/${id}`)).status).toBe(404)
    expect((await anna.send('GET', `/subprocessors/${id}/versions`)).status).toBe(404)
    const { body } = await staff.send('GET', '/subprocessors')
    expect(body.items.map((item: { id: string }) => item.id)).not.toContain(id)
  })

  it('shows on an earlier day what was true then, attribute by attribute', async () => {
    const { id, version, validFrom } = await record({ secrecySince: null })
    expect(validFrom).toBe('2024-01-01')
    const changed = await change(id, version, {
      validFrom: '2025-06-01',
      secrecySince: '2025-06-01',
      placeOfProcessing: 'Wien, Österreich',
    })
    expect(changed.status).toBe(200)
    expect(await on('2025-05-31', id)).toMatchObject({
      secrecySince: null,
      placeOfProcessing: 'Passau, Deutschland',
    })
    expect(await on('2025-06-01', id)).toMatchObject({
      secrecySince: '2025-06-01',
      placeOfProcessing: 'Wien, Österreich',
      service: 'Sicherung der Datenbank',
    })
    // What was known first holds for the time before.
    expect(await on('2020-01-01', id)).toMatchObject({ validFrom: '2024-01-01' })
  })

  it('corrects what was recorded wrongly by a record that says why; both stay readable', async () => {
    const { id, version } = await record()
    await change(id, version, { validFrom: '2025-01-01', service: 'Archiv' })
    const without = await change(id, version + 1, { corrects: 1, service: 'Hosting' })
    expect(without.body.issues).toMatchObject([{ path: '/reason', code: 'required' }])
    const right = await change(id, version + 1, {
      corrects: 1,
      service: 'Hosting',
      reason: 'Verwechselt',
    })
    expect(right.status).toBe(200)
    expect([(await on('2024-05-01', id)).service, (await on('2025-05-01', id)).service]).toEqual([
      'Hosting',
      'Archiv',
    ])
    const { body } = await staff.send('GET', `/subprocessors/${id}/versions`)
    expect(
      body.items.map(
        ({ sequence, supersedes, supersededBy, service, reason }: Record<string, unknown>) => [
          sequence,
          supersedes,
          supersededBy,
          service,
          reason,
        ],
      ),
    ).toEqual([
      [3, 1, null, 'Hosting', 'Verwechselt'],
      [2, null, null, 'Archiv', null],
      [1, null, 3, 'Sicherung der Datenbank', null],
    ])
    const again = await change(id, version + 2, { corrects: 1, service: 'x', reason: 'x' })
    expect(again.body.issues).toMatchObject([{ path: '/corrects', code: 'unknown' }])
    const early = await change(id, version + 2, { validFrom: '2024-06-01', service: 'Früher' })
    expect(early.body.issues).toMatchObject([{ path: '/validFrom', code: 'before-newest' }])
    const same = await change(id, version + 2, { service: 'Archiv' })
    expect([same.status, same.body.rule]).toEqual([409, 'nothing-changed'])
  })

  it('asks for a ground wherever data may leave EU and EEA, by seat or by place', async () => {
    const us = { street: 'Main Street 1', postalCode: '20146', city: 'Ashburn', country: 'US' }
    for (const more of [
      { address: us },
      { placeOfProcessing: 'Berlin, Deutschland; Ashburn, USA' },
      { placeOfProcessing: 'Zürich, Schweiz' },
    ]) {
      const { body } = await staff.send('POST', '/subprocessors', { body: entry(more) })
      expect(body.issues).toMatchObject([{ path: '/thirdCountryBasis', code: 'third-country' }])
    }
    await record({
      placeOfProcessing: 'Zürich, Schweiz',
      thirdCountryBasis: 'Angemessenheitsbeschluss 2000/518/EG',
    })
    await record({ placeOfProcessing: 'EU/EWR' })
  })

  it('says all that is wrong at once', async () => {
    const body = entry({
      placeOfProcessing: 'im Keller',
      activeUntil: '2023-01-01',
      parentId: sonnenhof,
      certificates: [
        { name: 'ISO', validFrom: '2025-01-01', validUntil: '2024-01-01', fileId: sonnenhof },
      ],
    })
    const answer = await staff.send('POST', '/subprocessors', { body })
    expect(
      answer.body.issues.map(({ path, code }: Record<string, unknown>) => [path, code]),
    ).toEqual([
      ['/placeOfProcessing', 'no-country'],
      ['/activeUntil', 'period'],
      ['/certificates/0/validUntil', 'period'],
      ['/parentId', 'unknown'],
      ['/certificates/0/fileId', 'unknown'],
    ])
  })

  it('lets nobody be their own subprocessor, whatever lies between', async () => {
    const top = await record()
    const middle = await record({ parentId: top.id })
    const below = await record({ parentId: middle.id })
    for (const parentId of [top.id, middle.id, below.id]) {
      const { body } = await change(top.id, top.version, { parentId, validFrom: '2025-01-01' })
      expect(body.issues).toMatchObject([{ path: '/parentId', code: 'circle' }])
    }
  })

  it('answers a stale change 412 and keeps what stands there', async () => {
    const { id, version } = await record()
    await change(id, version, { service: 'Erste' })
    const second = await change(id, version, { service: 'Zweite' })
    expect([second.status, second.body.code]).toEqual([412, 'stale'])
    expect((await staff.send('GET', `/subprocessors/${id}`)).body.service).toBe('Erste')
  })

  it('takes two changes at once for one', async () => {
    const { id, version } = await record()
    const answers = await Promise.all(['A', 'B'].map((service) => change(id, version, { service })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  })
})

describe('once it works for a client', () => {
  it('takes proof alone: all else is announced before', async () => {
    const { id, version } = await record()
    await asStaff((tx) => engage(tx, sonnenhof, [id], '2024-02-01'))
    expect(await on('2026-01-01', id, anna)).toMatchObject({
      status: 'active',
      activeFrom: '2024-02-01',
      isEngaged: true,
    })
    for (const substance of [
      { service: 'Alles' },
      { placeOfProcessing: 'USA', thirdCountryBasis: 'x' },
      { secrecySince: '2024-01-01' },
      { corrects: 1, reason: 'x', name: 'Andere GmbH' },
      { corrects: 1, reason: 'x', contact: { name: 'Neu' } },
    ]) {
      const { status, body } = await change(id, version, substance)
      expect([status, body.rule]).toEqual([409, 'to-be-announced'])
    }
    const iso = {
      name: 'ISO/IEC 27001',
      validFrom: '2025-01-01',
      validUntil: '2028-01-01',
      fileId: null,
    }
    const proof = await change(id, version, {
      certificates: [iso],
      contact: { name: 'Ute Kern', email: 'ute@rz.example.org' },
    })
    expect(proof.status).toBe(200)
    const less = await change(id, version + 1, { certificates: [] })
    expect(less.body.rule).toBe('to-be-announced')
    const { body } = await anna.send('GET', `/subprocessors/${id}/versions`)
    expect(body.items.length).toBe(2)
  })

  it('is engaged once however often it is said, with all that it engages itself', async () => {
    const top = await record({ name: 'Oben GmbH' })
    const below = await record({ name: 'Darunter GmbH', parentId: top.id })
    await record({ name: 'Beendet GmbH', parentId: top.id, activeUntil: '2024-03-01' })
    const annex = await asStaff(async (tx) => {
      await engage(tx, sonnenhof, [top.id], '2025-02-01')
      await engage(tx, sonnenhof, [top.id, below.id], '2025-02-01')
      return engage(tx, sonnenhof, [top.id], '2025-02-01')
    })
    expect(annex.map(({ name, service }) => [name, service])).toEqual([
      ['Oben GmbH', 'Sicherung der Datenbank'],
      ['Darunter GmbH', 'Sicherung der Datenbank (im Auftrag von Oben GmbH)'],
    ])
    const { rows } = await portal.superuser.query(
      'select count(*)::int as n from engagements where subprocessor_id = any($1)',
      [[top.id, below.id]],
    )
    expect(rows).toEqual([{ n: 2 }])
    await expect(
      asStaff((tx) => engage(tx, sonnenhof, [sonnenhof], '2025-02-01')),
    ).rejects.toMatchObject({
      fault: { code: 'invalid' },
    })
  })

  it('has no change slip in between: who engages it waits for the change, or the change for them', async () => {
    const { id, version } = await record()
    let changed: ReturnType<typeof change> | undefined
    await asStaff(async (tx) => {
      await engage(tx, sonnenhof, [id], '2025-02-01')
      changed = change(id, version, { service: 'Anderes' })
      await waitUntilBlocked()
    })
    expect((await changed)?.body.rule).toBe('to-be-announced')
  })
})

const waitUntilBlocked = async () => {
  for (;;) {
    const { rows } = await portal.superuser.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length > 0) return
  }
}

describe('a certificate', () => {
  it('is handed in as a PDF, sealed, and read by the clients it works for once a record names it', async () => {
    const { id, version } = await record()
    const { statusCode, json } = await upload(id)
    expect(statusCode).toBe(201)
    const file = json()
    const path = `/subprocessors/${id}/files/${file.id}/content`
    const get = (who = anna) => who.send('GET', path)
    await asStaff((tx) => engage(tx, sonnenhof, [id], '2025-02-01'))
    expect((await get()).status).toBe(404)
    const { status } = await change(id, version, {
      certificates: [{ name: 'ISO', validUntil: '2028-01-01', fileId: file.id }],
    })
    expect(status).toBe(200)
    expect((await get()).status).toBe(200)
    const other = await record()
    expect((await staff.send('GET', path.replace(id, other.id))).status).toBe(404)
    const foreign = await change(other.id, other.version, {
      certificates: [{ name: 'ISO', fileId: file.id }],
    })
    expect(foreign.body.issues).toMatchObject([{ path: '/certificates/0/fileId', code: 'unknown' }])
  })

  it('is no script and no other file', async () => {
    const { id } = await record()
    const script = Object.values(activePdfs)[0]!
    for (const content of [Buffer.from('<html>'), script])
      expect((await upload(id, content)).statusCode).toBe(422)
  })
})

it('is written by staff and owner alone', async () => {
  const { id, version } = await record()
  for (const who of [auditor, anna]) {
    expect((await who.send('POST', '/subprocessors', { body: entry() })).status).toBe(403)
    expect((await change(id, version, { service: 'x' }, who)).status).toBe(403)
    expect((await upload(id, makePdf(), who)).statusCode).toBe(403)
  }
})
