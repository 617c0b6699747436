import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Authority, type Deed, granted, startAuthority } from '../../../test/authority.ts'
import { certificateOf } from '../../../test/authority-token.ts'
import { hasOpenssl, openssl } from '../../../test/openssl.ts'
import { use, useFolder } from '../../../test/use.ts'
import { judgeStamp } from '../../../../../packages/verify/src/formats/stamp.ts'
import { readStampCertificate } from '../../../../../packages/verify/src/formats/stamp-certificate.ts'
import { der } from './der.ts'
import { createStamper } from './stamper.ts'

const now = '2026-11-24T12:00:00.000Z'
const stations = use(
  async () => ({ first: await startAuthority(() => now), second: await startAuthority(() => now) }),
  ({ first, second }) => Promise.all([first.close(), second.close()]),
)
const digest = createHash('sha256').update('ein Kopf').digest()
const said: string[] = []
const stamperOf = (authorities: Authority[], { restMs = 0, timeLimitMs = 2_000 } = {}) =>
  createStamper({
    authorities: authorities.map(({ url }) => url),
    anchors: stations.first.anchors,
    clock: () => now,
    onFault: (line) => said.push(line),
    timeLimitMs,
    restMs,
  })
beforeEach(() => {
  said.length = 0
  stations.first.does()
  stations.second.does()
})

it('B5 takes a stamp of an authority that counts, and says whose it is and of when', async () => {
  const stamp = await stamperOf([stations.first]).stamp(digest)
  expect(stamp).toMatchObject({ at: now, authority: 'CN=Zeitstempelstelle' })
  expect(said).toEqual([])
})

type Asked = Parameters<Deed>[0]
/** A stamp as it should be but for one thing. */
const but =
  (make: (authority: Authority, asked: Asked) => Promise<Buffer>): Deed =>
  (asked) =>
    make(stations.first, asked)
const by = (wishes: Partial<Parameters<typeof certificateOf>[0]>): Deed =>
  but(async (authority, asked) => {
    const other = await certificateOf({ name: 'Andere', by: authority.root, ...wishes })
    return granted(await authority.token(asked, { by: other }))
  })
const raw =
  (body: Buffer | string, headers: Record<string, string> = {}, status = 200): Deed =>
  (_, response) => {
    response
      .writeHead(status, { 'content-type': 'application/timestamp-reply', ...headers })
      .end(body)
    return null
  }
let kept: Buffer | null = null
const nested = (levels: number) => {
  let value: Buffer = Buffer.alloc(0)
  for (let level = 0; level < levels; level++) value = der(0x30, value)
  return value
}
const packed = () => raw(gzipSync(Buffer.alloc(5_000_000)), { 'content-encoding': 'gzip' })
const dripping = (): Deed => (_, response) => {
  response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
  const timer = setInterval(() => response.write('0'), 20)
  response.on('close', () => clearInterval(timer))
  return null
}

describe('B5 keeps nothing of an authority that', () => {
  it.each<[what: string, deed: Deed, why: string]>([
    ['answers garbage', raw(randomBytes(3_000)), 'no answer of an authority'],
    ['answers nothing', raw(''), 'no answer of an authority'],
    ['answers a page', raw('<html>', { 'content-type': 'text/html' }), 'answered 200, text/html'],
    ['fails', raw('', {}, 500), 'answered 500'],
    [
      'nests without end',
      raw(Buffer.alloc(12_000, Buffer.from('3080', 'hex'))),
      'no answer of an authority',
    ],
    ['nests deeply', raw(nested(2_000)), 'no answer of an authority'],
    [
      'sends it to somebody else',
      raw('', { location: 'http://127.0.0.1:1/' }, 307),
      'could not be asked',
    ],
    ['answers without end', raw(Buffer.alloc(5_000_000)), 'more than a stamp can be'],
    ['packs much into little', packed(), 'more than a stamp can be'],
    ['answers nobody', () => null, 'did not answer in time'],
    ['answers a byte at a time', dripping(), 'did not answer in time'],
    ['breaks off', (_, response) => (response.destroy(), null), 'could not be asked'],
    ['refuses', but(async (a, asked) => granted(await a.token(asked), 2)), 'was refused'],
    [
      'grants and gives nothing',
      raw(der(0x30, der(0x30, der(0x02, Buffer.from([0]))))),
      'was refused',
    ],
    [
      'answers another question',
      but(async (a, asked) => granted(await a.token({ ...asked, nonce: randomBytes(15) }))),
      'another question',
    ],
    [
      'leaves out the question',
      but(async (a, { digest: d }) => granted(await a.token({ digest: d, nonce: null }))),
      'another question',
    ],
    [
      'stamps something else',
      but(async (a, asked) => granted(await a.token({ ...asked, digest: randomBytes(32) }))),
      'over something else',
    ],
    [
      'gives the stamp of before once more',
      (_, response) => raw(kept ?? '')(_, response, Buffer.alloc(0)),
      'another question',
    ],
    [
      'has another clock',
      but(async (a, asked) =>
        granted(await a.token(asked, { at: new Date('2026-11-24T11:50:00Z') })),
      ),
      'five minutes',
    ],
    [
      'is nobody that counts',
      but(async (a, asked) => {
        const stranger = await certificateOf({ name: 'Zeitstempelstelle' })
        return granted(await a.token(asked, { by: stranger }))
      }),
      'does not count',
    ],
    ['was valid until yesterday', by({ until: '2026-11-23T00:00:00.000Z' }), 'was not valid'],
    ['is valid from tomorrow on', by({ from: '2026-11-25T00:00:00.000Z' }), 'was not valid'],
    ['is a web server', by({ uses: ['1.3.6.1.5.5.7.3.1'] }), 'not for time stamps alone'],
    [
      'is for other things as well',
      by({ uses: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.3'] }),
      'not for time stamps alone',
    ],
    ['says so without weight', by({ critical: false }), 'not for time stamps alone'],
    [
      'was issued by one that may not issue',
      but(async (a, asked) => {
        const other = await certificateOf({ name: 'Andere', by: a.own })
        return granted(await a.token(asked, { by: other, carried: [other, a.own, a.root] }))
      }),
      'does not count',
    ],
    [
      'keeps its certificate back',
      but(async (a, asked) => granted(await a.token(asked, { carried: [a.root] }))),
      'does not carry the certificate',
    ],
    [
      'names another certificate',
      but(async (a, asked) => granted(await a.token(asked, { named: a.root }))),
      'does not name the certificate',
    ],
    [
      'names none',
      but(async (a, asked) => granted(await a.token(asked, { named: false }))),
      'does not name the certificate',
    ],
    [
      'signs another kind of thing',
      but(async (a, asked) => granted(await a.token(asked, { content: '2a864886f70d010701' }))),
      'no time-stamp token',
    ],
    [
      'changes what it signed',
      but(async (a, asked) => {
        const token = await a.token(asked)
        return granted(
          Buffer.from(
            token.toString('latin1').replace('20261124120000Z', '20261124120100Z'),
            'latin1',
          ),
        )
      }),
      'not what was signed',
    ],
    [
      'changes its signature',
      but(async (a, asked) => {
        const token = await a.token(asked)
        token[token.length - 3]! ^= 1
        return granted(token)
      }),
      'not signed by the certificate',
    ],
  ])('%s', async (_, deed, why) => {
    stations.first.does(async (asked) => {
      kept = granted(await stations.first.token(asked))
      return kept
    })
    await stamperOf([stations.first]).stamp(digest)
    stations.first.does(deed)
    const stamper = stamperOf([stations.first], { timeLimitMs: 500 })
    await expect(stamper.stamp(digest)).rejects.toThrow('no authority')
    expect(said).toEqual([expect.stringContaining(why)])
  })
})

it('B5 asks the second authority where the first one fails, and lets the first one rest', async () => {
  const { first, second } = stations
  const stamper = createStamper({
    authorities: [first.url, second.url],
    anchors: [...first.anchors, ...second.anchors],
    clock: () => now,
    onFault: (line) => said.push(line),
    restMs: 60_000,
  })
  first.does(raw('', {}, 503))
  const before = [first.count(), second.count()]
  await stamper.stamp(digest)
  await stamper.stamp(digest)
  expect([first.count(), second.count()]).toEqual([before[0]! + 1, before[1]! + 2])
  expect(stamper.isResting()).toBe(false)
  second.does(raw('', {}, 503))
  await expect(stamper.stamp(digest)).rejects.toThrow('no authority')
  expect(stamper.isResting()).toBe(true)
  const asked = first.count() + second.count()
  await expect(stamper.stamp(digest)).rejects.toThrow('no authority')
  expect(first.count() + second.count()).toBe(asked)
  expect(said.join()).not.toContain('/tsr')
})

it('B5 names an authority on one line, without what would turn it around, and not at length', async () => {
  stations.first.does(by({ name: `Stelle\u202E${'x'.repeat(300)}` }))
  const { authority } = await stamperOf([stations.first]).stamp(digest)
  expect(authority).toMatch(/^CN=Stelle[^\p{Cc}\p{Cf}]{191}$/u)
})

const folder = useFolder()
const configuration = `
[tsa]
serial = serial
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = ID
[stamps]
extendedKeyUsage = critical,timeStamping
`

it.skipIf(!hasOpenssl).each(['sha1', 'sha256'])(
  'B5 takes a stamp that openssl ts gives, as avv-verify does: certificate named by %s',
  async (id) => {
    const run = async (line: string) => {
      const { code, out } = await openssl(line.split(' '), folder)
      expect([line, code, code === 0 ? '' : out]).toEqual([line, 0, ''])
    }
    await writeFile(join(folder, 'ts.cnf'), configuration.replace('= ID', `= ${id}`))
    await writeFile(join(folder, 'serial'), '01')
    await run('req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -subj /CN=Wurzel')
    await run('req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=OpenSSL')
    await run(
      'x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -out tsa.pem -extfile ts.cnf -extensions stamps',
    )
    const { first } = stations
    first.does(async (_, __, request) => {
      await writeFile(join(folder, 'query.tsq'), request)
      await run('ts -reply -config ts.cnf -section tsa -queryfile query.tsq -out reply.tsr')
      return readFile(join(folder, 'reply.tsr'))
    })
    const root = new X509Certificate(await readFile(join(folder, 'root.pem')))
    const clock = () => new Date().toISOString()
    const stamper = createStamper({
      authorities: [first.url],
      anchors: [root],
      clock,
      onFault: (line) => said.push(line),
      timeLimitMs: 30_000,
    })
    const stamp = await stamper.stamp(digest).catch(() => null)
    expect(said).toEqual([])
    expect(stamp?.authority).toBe('CN=OpenSSL')
    const judged = await judgeStamp(stamp!.token, digest.toString('hex'), [
      readStampCertificate(root.raw),
    ])
    expect(judged).toMatchObject({ authority: 'CN=OpenSSL', isTrusted: true, accuracy: 1 })
    await writeFile(join(folder, 'token.tst'), stamp!.token)
    await run(
      `ts -verify -digest ${digest.toString('hex')} -in token.tst -token_in -CAfile root.pem`,
    )
  },
)
