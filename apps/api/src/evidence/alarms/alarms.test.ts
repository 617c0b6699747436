import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { beforeEach, describe, expect, it } from 'vitest'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { testSecrets } from '../../../test/keys.ts'
import { type Person, usePerson } from '../../../test/person.ts'
import { testVaults } from '../../../test/receipts.ts'
import { useFolder } from '../../../test/use.ts'
import { createSigner } from '../../platform/evidence/signing.ts'
import { checkAllLogs } from './check-all.ts'
import { createLogCheck } from './check-one.ts'
import { settleCheck } from './settle.ts'

const portal = usePortal()
const people = {
  anna: usePerson(portal, 'anna.berger'),
  jonas: usePerson(portal, 'jonas.weiss'),
  petra: usePerson(portal, 'petra.lindenau'),
  auditor: usePerson(portal, 'martin.kreuz'),
  eva: usePerson(portal, 'eva.brandl'),
  robert: usePerson(portal, 'robert.zerer'),
}
const { anna, jonas, petra, auditor, eva, robert } = people
const sonnenhof = clientIdOf('Sonnenhof')
const lindenau = clientIdOf('Lindenau')
const folder = useFolder()
const signer = createSigner(testSecrets.signingKey)

const deps = () => ({
  worker: portal.connections.worker,
  enqueue: portal.jobs.enqueue,
  evidence: portal.evidence,
  signer,
  vaults: testVaults,
  dataDir: join(folder, 'data'),
  clock: portal.clock.now,
  alarm: () => {},
})
/** As `portal verify-evidence` and the night do. */
const check = async (by: 'night' | 'command' = 'night') => {
  portal.clock.advance(60)
  const now = portal.clock.now()
  return checkAllLogs(deps(), now, (client, checked) =>
    settleCheck(deps(), client, by, checked, now),
  )
}
const rows = async (query: string, values: unknown[] = []) =>
  (await portal.superuser.query(query, values)).rows
/** Somebody who may do anything in the database, with all triggers off. */
async function forge(query: string, values: unknown[] = []) {
  await rows('set session_replication_role = replica')
  const done = await rows(query, values)
  await rows('reset session_replication_role')
  return done
}
const key = () => ({ 'idempotency-key': crypto.randomUUID() })
const byText = (a: string, b: string) => (a < b ? -1 : 1)
const alarms = async (person: Person, clientId = sonnenhof) =>
  (await person.send('GET', `/evidence/alarms?clientId=${clientId}`)).body
const open = async (person: Person, clientId = sonnenhof) => (await alarms(person, clientId)).open
const task = async (person: Person) =>
  (await person.send('GET', '/home')).body.tasks.find(
    ({ kind, id }: { kind: string; id: string }) => kind === 'evidence_alarm' && id !== lindenau,
  )
const end = (person: Person, fingerprint: string, more: object = {}) =>
  person.send('POST', '/evidence/alarms/ending', {
    body: { clientId: sonnenhof, fingerprint, reason: 'Mit der Sicherung verglichen.', ...more },
    headers: key(),
  })
const endAll = async (clientId = sonnenhof) => {
  const stands = await open(eva, clientId)
  if (stands) expect((await end(eva, stands.fingerprint, { clientId })).status).toBe(204)
}
const retitle = (title: string) =>
  forge(
    `update instructions set title = $2 where id = (select id from instructions where client_id = $1 and number is not null order by id limit 1) returning id`,
    [sonnenhof, title],
  )
const lastLines = async (clientId = sonnenhof, most = 3) =>
  (await eva.send('GET', `/evidence?clientId=${clientId}&limit=${most}`)).body.items
const mailsOf = async (kind: string) =>
  (
    await rows(
      `select u.email, count(*)::int from mails m join users u on u.id = m.user_id where kind = $1 group by u.email order by u.email`,
      [kind],
    )
  ).map(({ email, count }) => `${email.split('@')[0]} ${count}`)

beforeEach(() => endAll())

describe('B5 an alarm', () => {
  it('reaches everybody concerned, by whichever way the log was checked, with one mail for each person', async () => {
    await check()
    expect([await task(anna), await task(eva), await open(anna)]).toEqual([
      undefined,
      undefined,
      null,
    ])
    const before = await mailsOf('evidence.alarm')
    const [{ id }] = await retitle('Gefälscht')
    const { findings, open: logs } = await check('command')
    expect([findings.get(sonnenhof)?.map(({ flaw, about }) => `${flaw} ${about}`), logs]).toEqual([
      [`row instructions/${id}`],
      1,
    ])
    for (const person of [anna, jonas, eva, robert, auditor])
      expect(await task(person)).toMatchObject({ id: sonnenhof, count: 1 })
    expect(await task(petra)).toBeUndefined()
    expect((await alarms(petra)).items).toEqual([])
    const told = await alarms(anna)
    expect(told.items[0]).toMatchObject({
      flaw: 'row',
      about: `instructions/${id}`,
      foundBy: 'command',
      ending: null,
    })
    expect(told.checks.map(({ by, findings: found }: any) => `${by} ${found}`)).toEqual([
      'command 1',
      'night 0',
    ])
    expect((await lastLines())[0]).toMatchObject({
      type: 'evidence.alarm_raised',
      data: { by: 'command', findings: 1 },
    })
    // One mail for each person, however many places come to light one night after the other.
    await forge(
      `update notice_recipients set title = 'Anders' where client_id = $1 and notice_id = (select notice_id from notice_recipients where client_id = $1 limit 1)`,
      [sonnenhof],
    )
    await check()
    await check()
    expect((await open(anna)).findings.count).toBe(2)
    expect([before, await mailsOf('evidence.alarm')]).toEqual([
      [],
      [
        'anna.berger',
        'eva.brandl',
        'jonas.weiss',
        'karin.stadler',
        'lukas.huber',
        'miriam.vogt',
        'robert.zerer',
      ].map((name) => `${name} 1`),
    ])
  })

  it('is ended by a person of the provider with a reason that the log holds and the client’s people read, each for themselves', async () => {
    await check()
    await retitle('Noch einmal gefälscht')
    await check()
    const { fingerprint } = await open(eva)
    for (const person of [anna, jonas, petra, auditor])
      expect((await end(person, fingerprint)).status).toBe(403)
    expect((await end(eva, 'ab'.repeat(32))).body.code).toBe('stale')
    for (const reason of ['', '   ', 'x'.repeat(2_001), 'a\u0000b'])
      expect((await end(eva, fingerprint, { reason })).status).toBe(400)
    expect((await end(eva, fingerprint, { clientId: lindenau })).body.code).toBe('illegal-move')

    expect((await end(eva, fingerprint, { reason: 'Titel <b>war</b> falsch.' })).status).toBe(204)
    const { items } = await alarms(anna)
    expect(items[0].ending).toMatchObject({ reason: 'Titel <b>war</b> falsch.', by: 'Eva Brandl' })
    const [line] = await lastLines()
    expect(line).toMatchObject({
      type: 'evidence.alarm_ended',
      data: { places: expect.any(Number), fingerprint, rows: expect.any(Object) },
      personal: { name: 'Eva Brandl', side: 'provider', reason: 'Titel <b>war</b> falsch.' },
    })
    expect(await task(eva)).toBeUndefined()
    expect(await task(anna)).toMatchObject({ count: 0 })
    expect(await mailsOf('evidence.alarm_ended')).not.toContainEqual(
      expect.stringMatching(/^(eva|robert)/u),
    )
    // Each takes note for themselves.
    const noted = await anna.send('POST', '/evidence/alarms/noted', {
      body: { seenAt: portal.clock.now() },
    })
    expect(noted.status).toBe(204)
    expect(await task(anna)).toBeUndefined()
    expect(await task(jonas)).toMatchObject({ count: 0 })
    const ahead = new Date(Date.parse(portal.clock.now()) + 1_000_000).toISOString()
    expect(
      (await anna.send('POST', '/evidence/alarms/noted', { body: { seenAt: ahead } })).status,
    ).toBe(400)
    expect(
      (await eva.send('POST', '/evidence/alarms/noted', { body: { seenAt: ahead } })).status,
    ).toBe(403)
  })

  it('is ended once, however many do so at once', async () => {
    await retitle('Zu zweit')
    await check()
    const { fingerprint } = await open(eva)
    const both = await Promise.all(
      [eva, robert, eva, robert].map((person) => end(person, fingerprint)),
    )
    expect(both.map(({ status }) => String(status)).toSorted(byText)).toEqual([
      '204',
      '409',
      '409',
      '409',
    ])
  })

  it('is not raised anew by what was ended, but by anything else, and by the same come back', async () => {
    await retitle('Eins')
    await check()
    await endAll()
    await check()
    await check('command')
    expect(await open(eva)).toBeNull()
    // The same row, changed once more.
    await retitle('Zwei')
    await check()
    expect((await open(eva)).findings.count).toBe(1)
    await endAll()
    // Put right, found right, and changed to the very same again.
    await retitle('Eins')
    await check()
    expect((await open(eva)).findings.count).toBe(1)
  })

  it('of a log whose heads are remembered again once it was ended', async () => {
    await retitle('Drei')
    await check()
    const remembered = async () =>
      (
        await rows('select count(*)::int from evidence_anchors where client_id = $1', [sonnenhof])
      )[0].count
    const before = await remembered()
    await check()
    expect(await remembered()).toBe(before)
    await endAll()
    await check()
    expect(await remembered()).toBe(before + 1)
  })

  it('is not ended by whoever changes rows, nor hidden by whoever deletes one', async () => {
    await retitle('Vier')
    await check()
    const [alarm] = await rows(
      `select id from evidence_alarms where client_id = $1 and ended_at is null`,
      [sonnenhof],
    )
    const fake = crypto.randomUUID()
    // With triggers, too: what is put beside the log is in it, and yet nobody signed it.
    await rows(
      `insert into endings (client_id, id, kind, subject, reason, facts, ended_by, ended_by_name, ended_at, signed)
       select $1::uuid, $2, 'alarm', $1::text, 'Alles gut.', jsonb_build_object('alarms', jsonb_build_array($3::text)), id, 'Eva Brandl', now(), 'x.y.z'
         from users where email like 'eva.%'`,
      [sonnenhof, fake, alarm.id],
    )
    await rows('update evidence_alarms set ended_at = now(), ending_id = $2 where id = $1', [
      alarm.id,
      fake,
    ])
    await check()
    const abouts = async () =>
      (await alarms(eva)).items
        .filter(({ ending }: { ending: object | null }) => ending === null)
        .map(({ about }: { about: string }) => about)
    expect(await abouts()).toEqual(
      expect.arrayContaining([`endings/${fake}`, `evidence_alarms/${alarm.id}`]),
    )
    await endAll()
    await retitle('Fünf')
    await check()
    const [gone] = await rows(
      `select id from evidence_alarms where client_id = $1 and ended_at is null`,
      [sonnenhof],
    )
    await forge('delete from evidence_alarms where id = $1', [gone.id])
    await check()
    expect(await abouts()).toContain(`evidence_alarms/${gone.id}`)
    await expect(rows('delete from evidence_alarms')).rejects.toMatchObject({ code: '23001' })
    await expect(rows(`update endings set reason = 'Anders'`)).rejects.toMatchObject({
      code: '23001',
    })
  })

  it('of a log that takes no line any more is ended all the same, and proven in the provider’s own', async () => {
    await forge('delete from evidence_heads where client_id = $1', [lindenau])
    await check()
    const stands = await open(eva, lindenau)
    expect(stands.findings.count).toBeGreaterThan(0)
    const ended = await end(eva, stands.fingerprint, { clientId: lindenau })
    expect(ended.status).toBe(204)
    const [{ id, log, signed }] = await rows(
      `select id, log, signed from endings where client_id = $1 and kind = 'alarm'`,
      [lindenau],
    )
    expect(log).toBe(providerLog)
    const [line] = await lastLines(providerLog, 1)
    expect(line).toMatchObject({
      type: 'evidence.alarm_ended',
      data: {
        client: lindenau,
        ending: id,
        signedSha256: createHash('sha256').update(signed).digest('hex'),
      },
    })
    await check()
    expect(await open(eva, lindenau)).toBeNull()
    // The provider’s own log is checked as any other, and nobody’s of a client to read.
    const own = await eva.send('GET', `/evidence/export?clientId=${providerLog}`)
    expect(own.status).toBe(200)
    expect((await anna.send('GET', `/evidence?clientId=${providerLog}`)).status).toBe(404)
    await forge(
      `update evidence_events set line = replace(line, '"v":1', '"v":2') where client_id = $1 and sequence = 1`,
      [providerLog],
    )
    expect((await check()).findings.get(providerLog)?.[0]?.flaw).toBe('hash')
    expect(await task(eva)).toMatchObject({ id: providerLog })
    await endAll(providerLog)
  })
})

describe('B5 what somebody’s own check found', () => {
  const report = (
    person: Person,
    findings: object[] = [{ code: 'link', sequence: 9 }],
    more = {},
  ) => person.send('POST', '/evidence/reports', { body: { findings, ...more } })

  it('is told to the provider as that person’s, and the portal checks the log itself', async () => {
    await check()
    const before = await mailsOf('evidence.alarm')
    const { status, body } = await report(jonas)
    expect([status, body.isNew]).toEqual([201, true])
    expect((await report(jonas)).body).toMatchObject({ id: body.id, isNew: false })
    expect(await task(eva)).toMatchObject({ id: sonnenhof, count: 1 })
    portal.clock.advance(60)
    const wanted = {
      clientId: sonnenhof,
      report: { id: body.id, findings: [{ code: 'link', sequence: 9 }] },
    }
    await createLogCheck(deps())(wanted)
    await createLogCheck(deps())(wanted)
    expect((await lastLines())[0]).toMatchObject({
      type: 'evidence.alarm_reported',
      data: { findings: [{ code: 'link', sequence: 9 }] },
      personal: { name: 'Jonas Weiß', side: 'client' },
    })
    // The provider’s people are told once; of the client’s nobody is mailed about what nobody has checked.
    const after = await mailsOf('evidence.alarm')
    expect(
      after.filter((each) => !before.includes(each)).map((each) => each.split('.')[0]),
    ).toEqual(['eva', 'robert'])
    const { items, checks } = await alarms(anna)
    expect(items[0]).toMatchObject({
      flaw: 'reported',
      sequence: 9,
      foundBy: 'report',
      reportedBy: 'Jonas Weiß',
    })
    expect(items.filter(({ ending }: { ending: object | null }) => ending === null)).toHaveLength(1)
    expect(checks[0]).toMatchObject({ by: 'report', ended: expect.any(Number) })
  })

  it('forges nothing, and is bounded', async () => {
    expect((await report(anna, [], {})).status).toBe(400)
    expect((await report(anna, [{ code: '<script>', sequence: 1 }])).status).toBe(400)
    expect(
      (
        await report(
          anna,
          Array.from({ length: 21 }, () => ({ code: 'link', sequence: 1 })),
        )
      ).status,
    ).toBe(400)
    expect((await report(anna, undefined, { clientId: lindenau })).status).toBe(404)
    expect((await report(eva)).status).toBe(400)
    for (const more of [{ flaw: 'hash' }, { foundBy: 'night' }, { reportedBy: 'x' }])
      expect((await report(anna, undefined, more)).status).toBe(400)
  })
})
