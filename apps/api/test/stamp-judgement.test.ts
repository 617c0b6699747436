import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { judgeAuthorities } from '../../../packages/verify/src/authorities.ts'
import { keysOf } from '../../../packages/verify/src/formats/jws.ts'
import { LogStamps } from '../../../packages/verify/src/log-stamps.ts'
import { judgeStamp } from '../../../packages/verify/src/formats/stamp.ts'
import { readStampCertificate } from '../../../packages/verify/src/formats/stamp-certificate.ts'
import { sha256, sha256Hex } from '../src/platform/crypto.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { judgeAnswer } from '../src/platform/stamps/stamp-answer.ts'
import { granted } from './authority.ts'
import { certificateOf, type Issuer, tokenOf, type TokenWishes } from './authority-token.ts'

const now = '2026-11-24T12:00:00.000Z'
const digest = sha256('ein Kopf')
const nonce = Buffer.from('40aa', 'hex')
const past = '2026-11-23T00:00:00.000Z'
let root: Issuer
let own: Issuer
beforeAll(async () => {
  root = await certificateOf({ name: 'Wurzel', ca: true })
  own = await certificateOf({ name: 'Stelle', by: root })
})

const tokenBut = (wishes: Partial<TokenWishes> = {}) => {
  const by = wishes.by ?? own
  return tokenOf({ digest, nonce, at: new Date(now), by, carried: [by, root], ...wishes })
}
const leaf = (wishes: Partial<Parameters<typeof certificateOf>[0]> = {}) =>
  certificateOf({ name: 'Andere', by: root, ...wishes })
const x509 = ({ pem }: Issuer) => new X509Certificate(pem)
/** What the portal says of an answer, and what `avv-verify` says of the same token. */
async function judged(token: Buffer, anchors: readonly Issuer[] = [root]) {
  const roots = anchors.map(x509)
  const trusted = roots.map(({ raw }) => readStampCertificate(raw))
  const found = await judgeStamp(token, digest.toString('hex'), trusted)
  const tool = typeof found === 'string' ? found : found.isTrusted
  try {
    judgeAnswer(granted(token), { digest, nonce, anchors: roots, now })
    return { portal: '', tool }
  } catch (error) {
    return { portal: String(error), tool }
  }
}

describe('B5 portal and avv-verify alike take no token that', () => {
  it.each<[what: string, make: () => Promise<Buffer> | Buffer, tool: string, portal: string]>([
    ['is over something else', () => tokenBut({ digest: sha256('x') }), 'imprint', 'else'],
    [
      'is over another kind of hash',
      () => tokenBut({ hash: '608648016503040203' }),
      'imprint',
      'another kind of hash',
    ],
    [
      'holds another kind of thing',
      () => tokenBut({ content: '2a864886f70d010701' }),
      'format',
      'no time-stamp token',
    ],
    [
      'signs another kind of thing than it holds',
      () => tokenBut({ saysContent: '2a864886f70d010701' }),
      'signature',
      'not what was signed',
    ],
    [
      'signs something else than it holds',
      () => tokenBut({ saysDigest: sha256('x') }),
      'signature',
      'not what was signed',
    ],
    ['two have signed', () => tokenBut({ signers: 2 }), 'format', 'no time-stamp token'],
    [
      'another key has signed',
      async () => tokenBut({ by: { ...own, key: (await leaf()).key } }),
      'signature',
      'not signed by',
    ],
    ['names another certificate', () => tokenBut({ named: root }), 'signature', 'does not name'],
    ['names none', () => tokenBut({ named: false }), 'signature', 'does not name'],
    ['keeps its own back', () => tokenBut({ carried: [root] }), 'signature', 'does not carry'],
    [
      'is by a server',
      async () => tokenBut({ by: await leaf({ uses: ['1.3.6.1.5.5.7.3.1'] }) }),
      'certificate',
      'not for time stamps alone',
    ],
    [
      'is by one for other things as well',
      async () =>
        tokenBut({ by: await leaf({ uses: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.3'] }) }),
      'certificate',
      'not for time stamps alone',
    ],
    [
      'is by one that says so without weight',
      async () => tokenBut({ by: await leaf({ critical: false }) }),
      'certificate',
      'not for time stamps alone',
    ],
    [
      'is by one of yesterday',
      async () => tokenBut({ by: await leaf({ until: past }) }),
      'certificate',
      'was not valid',
    ],
    [
      'is by one of tomorrow',
      async () => tokenBut({ by: await leaf({ from: '2026-11-25T00:00:00.000Z' }) }),
      'certificate',
      'was not valid',
    ],
  ])('%s', async (_, make, tool, portal) => {
    const found = await judged(await make())
    expect(found).toEqual({ tool, portal: expect.stringContaining(portal) })
  })

  it('leads nowhere that counts', async () => {
    const over = async (issuer: Issuer, carried: Issuer[] = [issuer]) => {
      const by = await leaf({ by: issuer })
      return tokenBut({ by, carried: [by, ...carried] })
    }
    const nobody = await leaf({ hasUsage: false })
    const ended = await leaf({ ca: true, until: past })
    const endedRoot = await certificateOf({ name: 'Wurzel', ca: true, until: past })
    const namesake = await certificateOf({ name: 'Wurzel', ca: true })
    const long = [root]
    while (long.length < 10)
      long.push(await leaf({ name: `${long.length}`, by: long.at(-1)!, ca: true }))
    const rows: [string, Buffer, Issuer[], boolean][] = [
      ['over one that may issue', await over(await leaf({ ca: true })), [root], true],
      ['over one that may not', await over(nobody), [root], false],
      ['to one that may not', await over(nobody), [nobody], false],
      ['over one that had ended', await over(ended), [root], false],
      ['to one that had ended', await over(endedRoot), [endedRoot], false],
      ['to one of the same name', await over(namesake), [root], false],
      ['over too many', await over(long.at(-1)!, long.slice(1)), [root], false],
      ['to the authority itself', tokenBut(), [own], true],
      ['to its root', tokenBut(), [root], true],
    ]
    for (const [what, token, anchors, counts] of rows) {
      const { portal, tool } = await judged(token, anchors)
      expect([what, tool, portal.includes('does not count')]).toEqual([what, counts, !counts])
    }
  })

  it('has something behind it', async () => {
    const found = await judgeStamp(
      Buffer.concat([tokenBut(), Buffer.from([5, 0])]),
      digest.toString('hex'),
      [],
    )
    expect(found).toBe('format')
  })
})

it('B5 keeps no token signed in a way that the check in a browser does not know', async () => {
  const { portal } = await judged(tokenBut({ signature: '2a864886f70d01010a' }))
  expect(portal).toContain('a way that is not known')
})

describe('B5 a stamp in a log', () => {
  const type = 'avv-portal-evidence-head+jws'
  const signer = createSigner(Buffer.alloc(32, 'a'))
  const place = { client: 'c', hash: 'h', at: now }
  const said = { client: 'c', hash: 'h', sequence: 7 }
  const rowOf = (payload: object = said, typ = type) => {
    const head = signer.sign(payload, typ)
    const token = tokenBut({ digest: sha256(head) })
    return { kind: 'stamp' as const, sequence: 7, head, token }
  }
  const judge = async (row: ReturnType<typeof rowOf>, at = now) => {
    const stamps = new LogStamps()
    stamps.take(row, { ...place, at })
    const { findings } = await stamps.judge(type, keysOf({ keys: [signer.publicJwk] }), [])
    return findings.map((finding) => ('why' in finding ? finding.why : finding.code))
  }

  it('is over the head of this event, by a key that counts, and not before it', async () => {
    expect(await judge(rowOf())).toEqual([])
    for (const other of [{ client: 'x' }, { hash: 'x' }, { sequence: 8 }])
      expect([other, await judge(rowOf({ ...said, ...other }))]).toEqual([other, ['head']])
    expect(await judge(rowOf(said, 'avv-portal-receipt+jws'))).toEqual(['head'])
    expect(await judge(rowOf(), '2026-11-24T12:05:00.000Z')).toEqual([])
    expect(await judge(rowOf(), '2026-11-24T12:05:01.000Z')).toEqual(['time'])
  })

  it('is one, and the one its line names', () => {
    const stamps = new LogStamps()
    const row = rowOf()
    expect([stamps.take(row, place), stamps.take(row, place)]).toEqual([true, false])
    const tokenSha256 = sha256Hex(row.token)
    expect(stamps.name({ sequence: 7, tokenSha256 })).toBeNull()
    const missing = { code: 'stamp', why: 'missing' }
    expect(stamps.name({ sequence: 8, tokenSha256 })).toMatchObject(missing)
    expect(stamps.name({ sequence: 7, tokenSha256: 'x' })).toMatchObject(missing)
  })

  it('is of an authority that was compared, or said not to be', async () => {
    const of = async (anchors: Issuer[]) => {
      const trusted = anchors.map((each) => readStampCertificate(x509(each).raw))
      const stamp = await judgeStamp(tokenBut(), digest.toString('hex'), trusted)
      return typeof stamp === 'string' ? [] : [stamp]
    }
    expect(judgeAuthorities(await of([root]), true)).toEqual({ findings: [], uncompared: [] })
    expect(judgeAuthorities(await of([]), false)).toEqual({
      findings: [],
      uncompared: ['authority'],
    })
    expect(judgeAuthorities(await of([]), true)).toEqual({
      findings: [{ code: 'authority', fingerprint: expect.any(String) }],
      uncompared: [],
    })
  })
})
