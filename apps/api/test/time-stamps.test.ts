import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkAllLogs } from '../src/evidence/alarms/check-all.ts'
import { createPutOff, putOffHeads, stampHead, stampQueue } from '../src/evidence/stamp-heads.ts'
import { sha256 } from '../src/platform/crypto.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { createStamper, type Stamper } from '../src/platform/stamps/stamper.ts'
import { type Authority, startAuthority } from './authority.ts'
import { certificateOf } from './authority-token.ts'
import { checkSeal } from './check-seal.ts'
import { usePortal } from './harness.ts'
import { testSecrets } from './keys.ts'
import { hasOpenssl, openssl } from './openssl.ts'
import type { Person } from './person.ts'
import { readPdf } from './read-pdf.ts'
import { send } from './request.ts'
import { use, useFolder } from './use.ts'
import { testVaults } from './receipts.ts'

const program = new URL('../../../packages/verify/src/main.ts', import.meta.url).pathname
const portal = usePortal()
const folder = useFolder()
const signer = createSigner(testSecrets.signingKey)
const station = use(
  async () => ({ first: await startAuthority(() => portal.clock.now()) }),
  ({ first }) => first.close(),
)
let stamper: Stamper
let lukas: Person
let auditor: Person
let clientId: string
const fails: Parameters<Authority['does']>[0] = (_, response) => {
  response.writeHead(503).end()
  return null
}

const keep = (name: string, content: string | Buffer) => writeFile(join(folder, name), content)
const run = (...words: string[]) =>
  new Promise<{ code: number | null; out: string }>((resolve) => {
    const env = { PATH: process.env.PATH ?? '', LANG: 'de_DE.UTF-8' }
    const child = execFile(process.execPath, [program, ...words], { cwd: folder, env }, (_, out) =>
      resolve({ code: child.exitCode, out }),
    )
  })
const judge = async (...words: string[]) => {
  const { code, out } = await run(...words, '--json')
  const { findings, uncompared, stamp, stamps, stampInLog } = JSON.parse(out)
  const codes = findings.map((each: { code: string; why?: string }) => each.why ?? each.code)
  return { code, findings: codes, uncompared, stamp, stamps, stampInLog }
}

async function receiptOf(title: string, by: Stamper = stamper) {
  const { body: draft } = await lukas.send('POST', '/instructions', {
    body: { kind: 'other', title, text: 'Bitte sperren Sie das Konto MH.' },
  })
  await lukas.send('POST', `/instructions/${draft.id}/submission`, {
    body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
    headers: { 'if-match': `"${draft.version}"`, 'idempotency-key': crypto.randomUUID() },
  })
  const { body } = await lukas.send('GET', `/receipts?instructionId=${draft.id}`)
  const [{ id, clientId: owner }] = body.items
  clientId = owner
  await portal.documents({ stamper: by, putOff: createPutOff(portal.jobs.enqueue) })({
    receiptId: id,
    clientId: owner,
  })
  const pdf: Buffer = (await lukas.send('GET', `/receipts/${id}/content`)).raw
  const { body: item } = await lukas.send('GET', `/receipts/${id}`)
  return { id, pdf, item }
}
const work = (by: Stamper = stamper) => {
  const { worker } = portal.connections
  const { evidence, clock } = portal
  return stampHead({ worker, signer, stamper: by, evidence, clock: clock.now }, { clientId })
}
const night = async () => {
  const { worker } = portal.connections
  const { findings } = await checkAllLogs(
    { worker, signer, vaults: testVaults, dataDir: folder },
    portal.clock.now(),
  )
  return (findings.get(clientId) ?? []).map(({ flaw }) => flaw)
}
const exported = async (name: string) =>
  keep(name, (await lukas.send('GET', '/evidence/export')).raw)
const waiting = async () => {
  const { stamps } = (await auditor.send('GET', '/evidence/alarms')).body
  return [stamps.heads.count, stamps.letters.count]
}

beforeAll(async () => {
  stamper = createStamper({
    authorities: [station.first.url],
    anchors: station.first.anchors,
    clock: portal.clock.now,
    onFault: () => {},
    restMs: 0,
  })
  lukas = await portal.login('lukas.huber')
  auditor = await portal.login('martin.kreuz')
  await keep('root.pem', station.first.root.pem)
  await keep('other.pem', (await certificateOf({ name: 'Stempel-Wurzel', ca: true })).pem)
  await keep('jwks.json', (await send(portal.app, 'GET', '/.well-known/jwks.json')).raw)
})
const trusted = ['--jwks', 'jwks.json', '--tsa', 'root.pem']

describe('B5 the letter of a receipt', () => {
  it('carries the stamp of an authority in its seal, says so, and is otherwise as it was', async () => {
    const { pdf, item } = await receiptOf('Mit Stempel')
    await keep('stamped.pdf', pdf)
    expect(item.stamp).toEqual({ at: expect.any(String), authority: 'CN=Zeitstempelstelle' })
    const { isWhole, isGenuine } = await checkSeal(pdf)
    expect({ isWhole, isGenuine }).toEqual({ isWhole: true, isGenuine: true })
    const { text, conformance } = await readPdf(pdf)
    expect(conformance).toBe('3A')
    expect(text.replaceAll(/\s+/gu, ' ')).toContain('trägt den Zeitstempel einer anderen Stelle')
    const { code, findings, stamp } = await judge('receipt', 'stamped.pdf', ...trusted)
    expect({ code, findings }).toEqual({ code: 0, findings: [] })
    expect(stamp).toMatchObject({
      at: item.stamp.at.replace('.000Z', 'Z'),
      isTrusted: true,
      accuracy: 1,
    })
    expect((await run('receipt', 'stamped.pdf', ...trusted)).out).toContain(
      'Zeitstempel des Siegels: ',
    )
  })

  it('is never called well with an authority that nobody compared, or with another one than was named', async () => {
    expect(await judge('receipt', 'stamped.pdf', '--jwks', 'jwks.json')).toMatchObject({
      code: 0,
      uncompared: expect.arrayContaining(['authority']),
    })
    expect(
      await judge('receipt', 'stamped.pdf', '--jwks', 'jwks.json', '--tsa', 'other.pem'),
    ).toMatchObject({ code: 1, findings: ['authority'] })
    expect(
      (await run('receipt', 'stamped.pdf', '--jwks', 'jwks.json', '--tsa', 'jwks.json')).code,
    ).toBe(2)
  })

  it('is found with the stamp of another letter, with one over something else, and with a changed one', async () => {
    const { first } = station
    const server = await certificateOf({
      name: 'Server',
      by: first.root,
      uses: ['1.3.6.1.5.5.7.3.1'],
    })
    const old = await certificateOf({
      name: 'Alt',
      by: first.root,
      until: '2021-01-01T00:00:00.000Z',
    })
    const flipped = (token: Buffer) => (
      token.writeUInt8(token.readUInt8(token.length - 3) ^ 1, token.length - 3),
      token
    )
    const forged: [string, string[], (digest: Buffer) => Promise<Buffer>][] = [
      ['good', [], (digest) => first.token({ digest, nonce: null })],
      ['over something else', ['imprint'], () => first.token({ digest: sha256('x'), nonce: null })],
      [
        'changed',
        ['signature'],
        async (digest) => flipped(await first.token({ digest, nonce: null })),
      ],
      [
        'of a server',
        ['certificate'],
        (digest) => first.token({ digest, nonce: null }, { by: server }),
      ],
      ['of old', ['certificate'], (digest) => first.token({ digest, nonce: null }, { by: old })],
      [
        'naming another',
        ['signature'],
        (digest) => first.token({ digest, nonce: null }, { named: first.root }),
      ],
      ['none at all', ['format'], async () => Buffer.from('3003020101', 'hex')],
    ]
    for (const [title, findings, make] of forged) {
      const at = portal.clock.now()
      const stamp = async (digest: Buffer) => ({
        token: await make(digest),
        at,
        authority: 'x',
        certificateSha256: '',
      })
      const { pdf } = await receiptOf(title, { isResting: () => false, stamp })
      await keep('forged.pdf', pdf)
      const judged = await judge('receipt', 'forged.pdf', ...trusted)
      expect([title, judged.code, judged.findings]).toEqual([title, findings.length, findings])
    }
  })

  it('is sealed without a stamp where no authority gives one, says so, and has its log stamped as soon as one does', async () => {
    station.first.does(fails)
    const { pdf, item } = await receiptOf('Ohne Stempel')
    await keep('without.pdf', pdf)
    expect(item.stamp).toBeNull()
    expect((await readPdf(pdf)).text).toContain('Ohne Zeitstempel')
    const alone = await run('receipt', 'without.pdf', ...trusted)
    expect([alone.code, alone.out]).toEqual([
      0,
      expect.stringContaining('Ohne Zeitstempel: die Zeiten'),
    ])
    expect(await waiting()).toEqual([0, 1])
    await expect(work()).rejects.toThrow('no authority')
    expect(await waiting()).toEqual([0, 1])
    await exported('before.ndjson')
    const before = await run('log', 'before.ndjson', ...trusted)
    expect([before.code, before.out]).toEqual([
      0,
      expect.stringContaining('Ohne Zeitstempel: wann'),
    ])
    station.first.does()
    await work()
    expect(await waiting()).toEqual([0, 0])
    await exported('log.ndjson')
    const found = await judge('receipt', 'without.pdf', ...trusted, '--log', 'log.ndjson')
    expect(found).toMatchObject({ code: 0, findings: [], stamp: null })
    expect(found.stampInLog).toMatchObject({ authority: 'CN=Zeitstempelstelle', isTrusted: true })
    expect(await night()).not.toContain('stamp')
  })
})

describe('B5 the head of a log', () => {
  const tamper = async (statement: string, ...values: unknown[]) => {
    const { superuser } = portal
    await superuser.query('set session_replication_role = replica')
    await superuser.query(statement, values)
    await superuser.query('reset session_replication_role')
  }

  it('is stamped once a day as long as something happens, and an export brings the stamp along', async () => {
    const { worker } = portal.connections
    const tonight = () => putOffHeads(worker, portal.jobs.enqueue, [clientId], portal.clock.now())
    await receiptOf('Ein Tag')
    await tonight()
    await tonight()
    expect(await waiting()).toEqual([1, 0])
    const { rows } = await portal.superuser.query(`select data from pgboss.job where name = $1`, [
      stampQueue.name,
    ])
    expect(rows.map(({ data }) => data)).toContainEqual({ clientId })
    await Promise.all([work(), work()])
    expect(await waiting()).toEqual([0, 0])
    await tonight()
    // The line that says so is no reason for another one.
    expect(await waiting()).toEqual([0, 0])
    await exported('log.ndjson')
    const { code, findings, uncompared, stamps } = await judge('log', 'log.ndjson', ...trusted)
    expect({ code, findings, uncompared }).toEqual({ code: 0, findings: [], uncompared: [] })
    expect(stamps.length).toBeGreaterThan(1)
    expect(stamps.at(-1)).toMatchObject({ authority: 'CN=Zeitstempelstelle', isTrusted: true })
    expect((await run('log', 'log.ndjson', ...trusted)).out).toContain(
      'Danach ohne Zeitstempel: 1 Ereignis.',
    )
    expect(await night()).not.toContain('stamp')
    const { body: head } = await lukas.send('GET', '/evidence/head')
    expect(head.stamp).toMatchObject({
      sequence: head.sequence - 1,
      authority: 'CN=Zeitstempelstelle',
    })
    await keep('head.jws', head.stamp.head)
    await keep('head.tst', Buffer.from(head.stamp.token, 'base64'))
    const { rows: letters } = await portal.superuser.query(
      `select stamped_by from receipt_documents where stamped_at is not null limit 1`,
    )
    expect(letters).toEqual([{ stamped_by: 'CN=Zeitstempelstelle' }])
  })

  it('has one stamp and one line whoever runs, and of two that ask at once the second keeps nothing', async () => {
    const lines = async () =>
      (
        await portal.superuser.query(
          `select from evidence_events where client_id = $1 and type = 'evidence.head_stamped'`,
          [clientId],
        )
      ).rowCount
    const { worker } = portal.connections
    await receiptOf('Zwei zugleich')
    await putOffHeads(worker, portal.jobs.enqueue, [clientId], portal.clock.now())
    const before = await lines()
    const both = Promise.withResolvers<void>()
    let asking = 0
    const together: Stamper = {
      isResting: () => false,
      stamp: async (digest) => {
        if ((asking += 1) === 2) both.resolve()
        await both.promise
        return stamper.stamp(digest)
      },
    }
    await Promise.all([work(together), work(together)])
    expect(asking).toBe(2)
    expect(await lines()).toBe(before! + 1)
    expect(await night()).not.toContain('stamp')
  })

  it('waits on for what came while an authority was asked', async () => {
    const { worker } = portal.connections
    await receiptOf('Davor')
    await putOffHeads(worker, portal.jobs.enqueue, [clientId], portal.clock.now())
    const resting: Stamper = { isResting: () => true, stamp: stamper.stamp }
    await work({
      isResting: () => false,
      stamp: async (digest) => {
        await receiptOf('Dazwischen', resting)
        return stamper.stamp(digest)
      },
    })
    expect(await waiting()).toEqual([0, 1])
    await work()
    expect(await waiting()).toEqual([0, 0])
    await work({ isResting: () => false, stamp: () => Promise.reject(new Error('asked')) })
  })

  it('is asked of nobody while the head is not what the portal signed', async () => {
    const { worker } = portal.connections
    await receiptOf('Falscher Kopf')
    await putOffHeads(worker, portal.jobs.enqueue, [clientId], portal.clock.now())
    const head = async () =>
      (
        await portal.superuser.query(`select signed from evidence_heads where client_id = $1`, [
          clientId,
        ])
      ).rows[0].signed as string
    const own = await head()
    const set = (signed: string) =>
      tamper(`update evidence_heads set signed = $2 where client_id = $1`, clientId, signed)
    const count = station.first.count()
    for (const typ of ['avv-portal-evidence-head+jws', 'avv-portal-receipt+jws']) {
      const key = typ.includes('head') ? Buffer.alloc(32, 'own') : testSecrets.signingKey
      await set(createSigner(key).sign({ v: 1 }, typ))
      await expect(work()).rejects.toThrow('not what the portal signed')
    }
    await set(own)
    expect(station.first.count()).toBe(count)
    await work()
    expect(await waiting()).toEqual([0, 0])
  })

  it('is tried for about two days, and no more than that', async () => {
    const { rows } = await portal.superuser.query(
      `select retry_limit, retry_delay, retry_backoff, retry_delay_max from pgboss.queue where name = $1`,
      [stampQueue.name],
    )
    expect(rows).toEqual([
      { retry_limit: 24, retry_delay: 5, retry_backoff: true, retry_delay_max: 4 * 3600 },
    ])
  })

  it.skipIf(!hasOpenssl)('is verified by openssl ts, too', async () => {
    const words = ['ts', '-verify', '-data', 'head.jws', '-in', 'head.tst', '-token_in', '-CAfile']
    expect((await openssl([...words, 'root.pem'], folder)).out).toContain('Verification: OK')
    expect((await openssl([...words, 'other.pem'], folder)).out).not.toContain('Verification: OK')
  })

  it('is kept with its line alone, and by nobody but the jobs', async () => {
    const { superuser } = portal
    const put = async (sequence: string, head: string, token: string) => {
      await superuser.query('begin')
      try {
        await superuser.query(
          `create temp table was on commit drop as
             select * from evidence_stamps where client_id = '${clientId}' order by sequence desc limit 1`,
        )
        await superuser.query('set local session_replication_role = replica')
        await superuser.query(
          `delete from evidence_stamps s using was where s.client_id = was.client_id and s.sequence = was.sequence`,
        )
        await superuser.query('set local session_replication_role = origin')
        await superuser.query(
          `insert into evidence_stamps select client_id, ${sequence}, ${head}, ${token}, at, authority from was`,
        )
        await superuser.query('set constraints all immediate')
      } finally {
        await superuser.query('rollback')
      }
    }
    await put('sequence', 'head', 'token')
    for (const [sequence, head, token] of [
      ['sequence - 1', 'head', 'token'],
      ['sequence', `head || 'x'`, 'token'],
      ['sequence', 'head', `token || 'x'::bytea`],
    ] as const)
      await expect(put(sequence, head, token)).rejects.toMatchObject({ code: '23001' })
    const gone = portal.superuser.query(`delete from evidence_stamps where client_id = $1`, [
      clientId,
    ])
    await expect(gone).rejects.toMatchObject({ code: '23001' })
  })

  it('W3 is found by night and tool with the stamp of another head, one of the thief’s own, or none', async () => {
    const { rows } = await portal.superuser.query(
      `select sequence, head, token from evidence_stamps where client_id = $1 order by sequence desc`,
      [clientId],
    )
    const [last, before] = rows
    const set = (what: 'token' | 'head', value: unknown) =>
      tamper(
        `update evidence_stamps set ${what} = $3 where client_id = $1 and sequence = $2`,
        clientId,
        last.sequence,
        value,
      )
    const found = async () => {
      await exported('forged.ndjson')
      const { code, findings } = await judge('log', 'forged.ndjson', ...trusted)
      return {
        code,
        findings: findings.toSorted(),
        night: (await night()).filter((flaw) => flaw === 'stamp'),
      }
    }
    await set('token', before.token)
    expect(await found()).toEqual({ code: 1, findings: ['imprint', 'missing'], night: ['stamp'] })
    const own = await station.first.token({ digest: sha256(last.head), nonce: null })
    await set('token', own)
    // A good stamp all the same, and not the one the log says.
    expect(await found()).toEqual({ code: 1, findings: ['missing'], night: ['stamp'] })
    await set('token', last.token)
    const forged = createSigner(Buffer.alloc(32, 'own')).sign(
      { v: 1 },
      'avv-portal-evidence-head+jws',
    )
    await set('head', forged)
    expect(await found()).toEqual({ code: 1, findings: ['head'], night: ['stamp'] })
    await set('head', before.head)
    expect(await found()).toEqual({ code: 1, findings: ['head'], night: ['stamp'] })
    await set('head', last.head)
    expect(await found()).toEqual({ code: 0, findings: [], night: [] })
    await tamper(
      `insert into evidence_stamps select client_id, 1, head, token, at, authority from evidence_stamps
        where client_id = $1 and sequence = $2`,
      clientId,
      last.sequence,
    )
    expect(await found()).toEqual({ code: 1, findings: ['head'], night: ['stamp'] })
    await tamper(`delete from evidence_stamps where client_id = $1 and sequence = 1`, clientId)
    const whole: Buffer = (await lukas.send('GET', '/evidence/export')).raw
    const lines = whole.toString().trimEnd().split('\n')
    const at = lines.findLastIndex((line) => line.startsWith('{"stamp":'))
    const row = lines[at]!
    for (const [put, findings] of [
      [lines.toSpliced(at, 1).toSpliced(1, 0, row), ['format', 'missing']],
      [lines.toSpliced(at, 0, row), ['format']],
      [lines.with(at, row.replace('{"stamp":', '{"stamp": ')), ['format', 'missing']],
      [lines.toSpliced(at, 1), ['missing']],
    ] as const) {
      await keep('moved.ndjson', `${put.join('\n')}\n`)
      const judged = await judge('log', 'moved.ndjson', ...trusted)
      expect([judged.code, judged.findings.toSorted()]).toEqual([1, findings])
    }
    await tamper(
      `delete from evidence_stamps where client_id = $1 and sequence = $2`,
      clientId,
      last.sequence,
    )
    expect(await found()).toEqual({ code: 1, findings: ['missing'], night: ['stamp'] })
  })
})
