import { beforeAll, describe, expect, it } from 'vitest'
import { checkSeal } from '../../test/check-seal.ts'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { testSecrets } from '../../test/keys.ts'
import { addClients } from '../../test/more-clients.ts'
import { usePerson } from '../../test/person.ts'
import { findWords, readPdf } from '../../test/read-pdf.ts'
import { testVaults } from '../../test/receipts.ts'
import { checkLog } from '../evidence/checks/check.ts'
import { trustedKeys } from '../evidence/keys.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { createEvidence } from '../platform/evidence/evidence.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { atOnce, createHanding } from './publication.ts'
import type { SealedNotices } from './sealed-notices.ts'

const portal = usePortal()
const staff = usePerson(portal, 'eva.brandl')
const lukas = usePerson(portal, 'lukas.huber')
const signer = createSigner(testSecrets.signingKey)
const sonnenhof = clientIdOf('Sonnenhof')
const lindenau = clientIdOf('Lindenau')
const rowsOf = async (query: string, ...values: unknown[]) =>
  (await portal.superuser.query(query, values)).rows

const body = 'Am **Samstag** ist thera-pi.online nicht erreichbar.\n\n- 20 bis 22 Uhr'
async function publish(audience: unknown, fields: object = {}) {
  const wish = { kind: 'disruption', severity: 'important', title: 'Wartung', body, audience }
  const { body: drafted } = await staff.send('POST', '/notices', { body: { ...wish, ...fields } })
  const published = await staff.send('POST', `/notices/${drafted.id}/publication`)
  expect(published.status).toBe(200)
  return published.body
}
const toSonnenhof = (fields?: object) => publish({ clientIds: [sonnenhof] }, fields)
const download = (id: string, person = lukas) => person.send('GET', `/notices/${id}/document`)
const jobsOf = async (queue: string, id: string) =>
  (
    await rowsOf(
      `select data from pgboss.job where name = $1 and data ->> 'noticeId' = $2`,
      queue,
      id,
    )
  ).map(({ data }) => data)
const linesOf = (id: string, type: string, clientId = sonnenhof) =>
  rowsOf(
    `select line::jsonb -> 'data' as data from evidence_events where subject_id = $1 and type = $2 and client_id = $3`,
    id,
    type,
    clientId,
  )

describe('the sealed PDF of a notice', () => {
  it('is sealed once, at the time of sealing: the same bytes for all who have it, and their logs name it', async () => {
    const { id, number, publishedAt } = await publish({ clientIds: [sonnenhof, lindenau] })
    const [job] = await jobsOf('notice-paper', id)
    expect(job.clientIds.toSorted()).toEqual([sonnenhof, lindenau].toSorted())
    portal.clock.advance(300)
    const first = await download(id)
    const { signedAt, isWhole, isGenuine } = await checkSeal(first.raw)
    expect([isWhole, isGenuine]).toEqual([true, true])
    expect(signedAt.slice(0, 19)).toBe(portal.clock.now().slice(0, 19))
    portal.clock.advance(60)
    const petra = await portal.login('petra.lindenau')
    await Promise.all([download(id, petra), download(id, petra), download(id, staff)])
    await portal.notices.name(id, job.clientIds)
    for (const again of [await download(id, petra), await download(id, staff)])
      expect(sha256Hex(again.raw)).toBe(sha256Hex(first.raw))
    const named = {
      data: {
        kind: 'notice',
        sha256: sha256Hex(first.raw),
        certificateSha256: portal.fingerprint,
      },
    }
    for (const clientId of [sonnenhof, lindenau])
      expect(await linesOf(id, 'paper.sealed', clientId)).toEqual([named])
    const { text, attachments } = await readPdf(first.raw)
    for (const words of [
      number,
      'Verfasst von Eva Brandl',
      'Von Robert Zerer IT-Dienstleistungen',
      'Art Störung oder Wartung',
      'Dringlichkeit wichtig',
      'Am **Samstag** ist thera-pi.online nicht erreichbar. - 20 bis 22 Uhr',
      `SHA-256 des Textes ${sha256Hex(body)}`,
    ])
      expect([words, findWords(text, words) >= 0]).toEqual([words, true])
    for (const other of ['Sonnenhof', 'Lindenau']) expect(text).not.toContain(other)
    const record = JSON.parse(String(attachments['record.json']))
    expect(record).toMatchObject({ number, publishedAt, body, title: 'Wartung' })
    const [line] = await linesOf(id, 'notice.published')
    expect(line.data).toMatchObject({ bodySha256: sha256Hex(record.body) })
  })

  it('says of a breach in its title what it is, and prints what cannot be printed as a code', async () => {
    const breach = { kind: 'incident', severity: 'urgent', body: 'Zugriff 😀 um 3 Uhr' }
    const { text } = await readPdf((await download((await toSonnenhof(breach)).id)).raw)
    expect(findWords(text, 'Meldung eines Datenschutzvorfalls')).toBeGreaterThanOrEqual(0)
    expect(findWords(text, '§ 10.1')).toBeGreaterThan(0)
    expect(findWords(text, 'Zugriff ⟨U+1F600⟩ um 3 Uhr')).toBeGreaterThan(0)
  })

  it('is nobody’s whom the notice does not concern, and there is none of a draft', async () => {
    const { id } = await toSonnenhof()
    const petra = await portal.login('petra.lindenau')
    expect((await download(id, petra)).status).toBe(404)
    const draft = { kind: 'general', severity: 'info', title: 'x', body: 'x', audience: 'all' }
    const { body: drafted } = await staff.send('POST', '/notices', { body: draft })
    expect((await download(drafted.id, staff)).status).toBe(404)
  })

  it('is opened by whoever downloads it', async () => {
    const { id } = await toSonnenhof()
    await download(id, staff)
    expect(await linesOf(id, 'notice.opened')).toHaveLength(0)
    await download(id)
    expect(await linesOf(id, 'notice.opened')).toHaveLength(1)
    const { firstOpenedBy } = (await staff.send('GET', `/notices/${id}/recipients`)).body.items[0]
    expect(firstOpenedBy).toBe('Lukas Huber')
  })

  it('B5 W6 W7 is doubtful where it is not what the log names: shown, not acted on, found by the night', async () => {
    const { id } = await toSonnenhof()
    await download(id)
    const other = await toSonnenhof()
    await download(other.id)
    const state = async () => {
      const pages = [lukas, staff].map((each) => each.send('GET', `/notices/${id}`))
      const keys = await portal.connections.worker.transaction(null, (tx) =>
        trustedKeys(tx, signer),
      )
      const { findings } = await checkLog(portal.connections.worker, sonnenhof, {
        keys,
        anchors: [],
        vaults: testVaults,
      })
      return {
        doubtful: (await Promise.all(pages)).map((page) => page.body.isDoubtful),
        download: (await download(id)).status,
        night: findings.filter(({ about }) => about === `notice_papers/${id}`).length,
      }
    }
    const sound = { doubtful: [false, false], download: 200, night: 0 }
    const doubtful = { doubtful: [true, true], download: 409, night: 1 }
    expect(await state()).toEqual(sound)
    const mine = `notice_id = '${id}'`
    for (const [change, found] of [
      [`delete from notice_papers where ${mine}`, doubtful],
      [
        `update notice_papers set (sha256, sealed, key_id) = (select sha256, sealed, key_id from notice_papers where notice_id = '${other.id}') where ${mine}`,
        doubtful,
      ],
      [
        `update notice_papers set sealed = sealed || 'x' where ${mine}`,
        { doubtful: [false, false], download: 500, night: 1 },
      ],
    ] as const) {
      const [kept] = await rowsOf(`select * from notice_papers where ${mine}`)
      await forge(change)
      expect([change, await state()]).toEqual([change, found])
      await forge(`delete from notice_papers where ${mine}`)
      await forge(
        `insert into notice_papers values ($1, $2, $3, $4, $5, $6)`,
        ...Object.values(kept).slice(0, 6),
      )
      expect(await state()).toEqual(sound)
    }
  })
})

async function forge(statement: string, ...values: unknown[]) {
  await portal.superuser.query('set session_replication_role = replica')
  await portal.superuser.query(statement, values)
  await portal.superuser.query('reset session_replication_role')
}

describe('the sealed PDF of a notice to many', () => {
  beforeAll(() => addClients(portal.superuser, atOnce + 1))
  const attempt = { tries: 0, last: false, signal: new AbortController().signal }
  const hand = async (id: string, sealed: Pick<SealedNotices, 'seal'>) => {
    const { worker } = portal.connections
    const means = { worker, enqueue: portal.jobs.enqueue, clock: portal.clock.now }
    const work = createHanding({ ...means, evidence: createEvidence(signer), sealed })
    for (const part of await jobsOf('publication', id)) await work(part, attempt)
  }
  const papersIn = (id: string) =>
    rowsOf(
      `select line::jsonb #> '{data,paper}' as paper, count(*)::int as clients from evidence_events
        where subject_id = $1 and type = 'notice.published' group by 1`,
      id,
    )
  const clients = async () => (await rowsOf('select count(*)::int as n from clients'))[0].n

  it('is sealed before they have it, once, and stands in the line of its publication: no further one is written', async () => {
    const { id } = await publish('all')
    let sealed = 0
    await hand(id, {
      seal: (noticeId) => {
        sealed += 1
        return portal.notices.seal(noticeId)
      },
    })
    const { raw } = await download(id)
    expect(sealed).toBeGreaterThan(1)
    expect(await papersIn(id)).toEqual([
      {
        paper: { sha256: sha256Hex(raw), certificateSha256: portal.fingerprint },
        clients: await clients(),
      },
    ])
    expect(await linesOf(id, 'paper.sealed')).toEqual([])
    expect(await jobsOf('notice-paper', id)).toEqual([])
  })

  it('keeps nobody waiting where it cannot be made: they have the notice, and their logs name it later', async () => {
    const { id } = await publish('all')
    let asked = 0
    await hand(id, {
      seal: () => {
        asked += 1
        return Promise.reject(new Error('no press'))
      },
    })
    expect([asked, await papersIn(id)]).toEqual([1, [{ paper: null, clients: await clients() }]])
    await portal.notices.seal(id)
    for (const { clientIds } of await jobsOf('notice-paper', id))
      await portal.notices.name(id, clientIds)
    const [{ n }] = await rowsOf(
      `select count(distinct client_id)::int as n from evidence_events where subject_id = $1 and type = 'paper.sealed'`,
      id,
    )
    expect(n).toBe(await clients())
  })
})
