import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEvidence } from '../src/platform/evidence/evidence.ts'
import { endorse } from '../src/platform/evidence/signing-chain.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { keepLateRows } from '../src/evidence/late-rows.ts'
import { testSecrets } from './keys.ts'
import { receiptsIn } from './receipts.ts'
import { createPdfPool } from '../src/platform/papers/pdf.ts'
import { createSeal } from '../src/platform/papers/seal-certificate.ts'
import { receiptPdfData, receiptTemplate } from '../src/receipts/receipt-pdf.ts'
import { judgeLetter } from '../../../packages/verify/src/seal-check.ts'
import type { ReceiptResult } from '../../../packages/verify/src/receipt.ts'
import { patience } from './patience.ts'
import { usePortal } from './harness.ts'
import { send } from './request.ts'
import { useFolder } from './use.ts'

/** `avv-verify` as a client runs it, on what the portal handed out and nothing else. */
const program = new URL('../../../packages/verify/src/main.ts', import.meta.url).pathname
const portal = usePortal()
const folder = useFolder()
const evidence = createEvidence(createSigner(testSecrets.signingKey))
let pdf: Buffer
beforeAll(async () => {
  const lukas = await portal.login('lukas.huber')
  const { body: draft } = await lukas.send('POST', '/instructions', {
    body: { kind: 'other', title: 'Sperrung', text: 'Bitte sperren Sie das Konto MH – heute.' },
  })
  await lukas.send('POST', `/instructions/${draft.id}/submission`, {
    body: { secondFactor: { kind: 'totp', code: lukas.freshCode() } },
    headers: { 'if-match': `"${draft.version}"`, 'idempotency-key': crypto.randomUUID() },
  })
  const { body: receipts } = await lukas.send('GET', `/receipts?instructionId=${draft.id}`)
  const [{ id }] = receipts.items
  await keepLateRows(portal.connections.worker, evidence, portal.clock.now)
  pdf = (await lukas.send('GET', `/receipts/${id}/content`)).raw
  await keep('receipt.jws', (await lukas.send('GET', `/receipts/${id}/jws`)).raw)
  await keep('export.ndjson', (await lukas.send('GET', '/evidence/export')).raw)
  await keep('jwks.json', (await send(portal.app, 'GET', '/.well-known/jwks.json')).raw)
  await keep('head.jws', (await lukas.send('GET', '/evidence/head')).body.jws)
})

const keep = (name: string, content: string | Buffer) => writeFile(join(folder, name), content)
const run = (words: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...words],
      { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } },
      (_, out, err) => resolve({ code: child.exitCode, out, err }),
    )
  })
const judge = async (words: string[]) => {
  const { code, out } = await run([...words, '--json'])
  const findings: { code: string }[] = JSON.parse(out).findings
  return { code, findings: findings.map((finding) => finding.code) }
}
const sound = { code: 0, findings: [] }
const trusted = ['--jwks', 'jwks.json']

describe('avv-verify', () => {
  it('finds a receipt sound, as PDF and as JWS, and that its act stands in the exported log', async () => {
    await keep('receipt.pdf', pdf)
    for (const file of ['receipt.pdf', 'receipt.jws']) {
      expect(await judge(['receipt', file, ...trusted])).toEqual(sound)
      expect(await judge(['receipt', file, '--log', 'export.ndjson'])).toEqual(sound)
    }
    for (const kept of ['head.jws', 'receipt.jws'])
      expect(await judge(['log', 'export.ndjson', ...trusted, '--head', kept])).toEqual(sound)
  })

  it('W4 finds a byte that was changed anywhere in the PDF, and what was appended', async () => {
    const begin = pdf.indexOf('/Contents <')
    const places = [9, 2_000, begin - 50, pdf.length - 200, pdf.length - 2]
    for (const place of places) {
      const changed = Buffer.from(pdf)
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
      await keep('changed.pdf', changed)
      const { code } = await run(['receipt', 'changed.pdf', ...trusted])
      expect([place, code]).not.toEqual([place, 0])
    }
    await keep('longer.pdf', Buffer.concat([pdf, Buffer.from('\n')]))
    expect(await judge(['receipt', 'longer.pdf', ...trusted])).toEqual({
      code: 1,
      findings: ['byte-range'],
    })
  })

  it('W4 finds a record that was changed, and a signature by a key nobody knows', async () => {
    const jws = await readFile(join(folder, 'receipt.jws'), 'utf8')
    const [header = '', payload = '', signature = ''] = jws.split('.')
    const text = Buffer.from(payload, 'base64url').toString().replaceAll('heute', 'morgen')
    await keep(
      'changed.jws',
      [header, Buffer.from(text).toString('base64url'), signature].join('.'),
    )
    expect(await judge(['receipt', 'changed.jws', ...trusted])).toEqual({
      code: 1,
      findings: ['signature', 'text', 'confirmed'],
    })
    const jwk = { kty: 'OKP', crv: 'Ed25519', kid: 'x', x: 'A'.repeat(43) }
    await keep('others.json', JSON.stringify({ keys: [jwk] }))
    expect(await judge(['receipt', 'receipt.jws', '--jwks', 'others.json'])).toEqual({
      code: 1,
      findings: ['signature'],
    })
  })

  it('B6 W7 finds a letter that another certificate of the same name sealed around a true record', async () => {
    const newest = 'issued_at >= $1 order by issued_at desc limit 1'
    const [{ record, jws }] = await receiptsIn(portal.superuser, newest, '-infinity')
    const other = await createSeal('AVV-Portal test', portal.clock.now())
    const pool = createPdfPool({ seal: other.source, timeLimitMs: patience.timeout })
    const keysUrl = 'https://portal.example.org/.well-known/jwks.json'
    const toolUrl = 'https://portal.example.org/avv-verify.mjs'
    const printed = receiptPdfData({ record, jws, keysUrl, toolUrl })
    const words = { reason: 'Quittung', location: 'Passau', checkAt: toolUrl }
    const shown = { ...printed, text: 'Etwas ganz anderes.' }
    await keep('resealed.pdf', Buffer.from(await pool.render(receiptTemplate, shown, words)))
    await pool.close()
    const resealed = ['receipt', 'resealed.pdf']
    expect(await judge([...resealed, ...trusted])).toEqual({ code: 1, findings: ['other-seal'] })
    expect(await judge([...resealed, '--log', 'export.ndjson'])).toEqual({
      code: 1,
      findings: ['other-seal', 'letter'],
    })
    // Who is given a fingerprint by somebody else still learns that the letter is not the one in the log.
    expect(
      await judge([...resealed, '--log', 'export.ndjson', '--seal', other.fingerprint]),
    ).toEqual({ code: 1, findings: ['letter'] })
    await keep('receipt.pdf', pdf)
    expect(
      await judge(['receipt', 'receipt.pdf', ...trusted, '--seal', other.fingerprint]),
    ).toEqual({ code: 1, findings: ['other-seal'] })
    expect(
      await judge(['receipt', 'receipt.pdf', ...trusted, '--seal', portal.fingerprint]),
    ).toEqual(sound)
  })

  it('B6 says what it did not compare, and what the record says, and nothing more', async () => {
    await keep('receipt.pdf', pdf)
    const alone = await run(['receipt', 'receipt.pdf', ...trusted], { LANG: 'de_DE.UTF-8' })
    expect(alone.out).toContain('| Bitte sperren Sie das Konto MH – heute.')
    expect(alone.out).toContain('was der Brief sichtbar sagt')
    expect(alone.out).not.toContain('Alles stimmt.')
    const whole = await run(['receipt', 'receipt.pdf', '--log', 'export.ndjson'])
    expect(whole.out).toContain('All is well.')
    // A record from before there were seals in it, sealed by a certificate that nobody named.
    const seals = { seal: { subject: 'x', fingerprint: 'AA', validUntil: '' }, certificate: null }
    const old = { ...seals, sha256: '' } as unknown as ReceiptResult
    expect(judgeLetter(old, { given: undefined, published: [], letter: null })).toEqual({
      findings: [],
      uncompared: ['seal', 'letter'],
    })
  })

  it('B3 goes on with a key that the one before signed, and with no other unless it is told to', async () => {
    const [before, next] = [
      createSigner(testSecrets.signingKey),
      createSigner(Buffer.alloc(32, 'n')),
    ]
    const record = JSON.parse(
      Buffer.from(
        (await readFile(join(folder, 'receipt.jws'), 'utf8')).split('.')[1] ?? '',
        'base64url',
      ).toString(),
    )
    await keep('next.jws', next.sign(record, 'avv-portal-receipt+jws'))
    const endorsement = endorse(before, next, portal.clock.now())
    await keep(
      'chain.json',
      JSON.stringify({ keys: [before.publicJwk, { ...next.publicJwk, endorsement }] }),
    )
    await keep('break.json', JSON.stringify({ keys: [before.publicJwk, next.publicJwk] }))
    expect(await judge(['receipt', 'next.jws', '--jwks', 'chain.json'])).toEqual(sound)
    const broken = ['receipt', 'next.jws', '--jwks', 'break.json']
    expect(await judge(broken)).toEqual({ code: 1, findings: ['key'] })
    expect(await judge([...broken, '--trust', next.kid])).toEqual(sound)
  })

  it('says in German or English what it found, and how it is called', async () => {
    const german = await run(['log', 'export.ndjson'], { LANG: 'de_DE.UTF-8' })
    expect([german.code, german.out]).toEqual([0, expect.stringContaining('Alles stimmt.')])
    expect(german.out).toContain('geprüft mit dem Schlüssel aus der Datei selbst')
    const english = await run(['log', 'export.ndjson', ...trusted], { LANG: 'C.UTF-8' })
    expect(english.out).toContain('All is well.')
    for (const words of [[], ['log'], ['log', 'a', 'b'], ['other', 'x'], ['log', '--wrong']])
      expect(await run(words)).toMatchObject({
        code: 2,
        err: expect.stringContaining('avv-verify'),
      })
  })

  it('does not judge what it cannot read', async () => {
    for (const words of [
      ['log', 'missing.ndjson'],
      ['log', 'jwks.json'],
      ['log', 'export.ndjson', '--head', 'jwks.json'],
      ['receipt', 'jwks.json', ...trusted],
      ['receipt', 'receipt.jws', '--jwks', 'head.jws'],
    ]) {
      const { code, out } = await run(words)
      expect([words, code, out]).toEqual([words, 2, ''])
    }
  })

  it('W6 B2 finds a text that was changed in SQL with triggers off, and one that is gone', async () => {
    const lukas = await portal.login('lukas.huber')
    const { superuser } = portal
    const forged = async (statement: string) => {
      await superuser.query('begin')
      await superuser.query('set local session_replication_role = replica')
      await superuser.query(statement)
      await superuser.query('commit')
      await keep('forged.ndjson', (await lukas.send('GET', '/evidence/export')).raw)
      return judge(['log', 'forged.ndjson', ...trusted])
    }
    const its = `where title = 'Sperrung'`
    expect(await forged(`update instructions set text = text || ' nicht' ${its}`)).toEqual({
      code: 1,
      findings: ['row'],
    })
    expect(await forged(`delete from instructions ${its}`)).toMatchObject({
      code: 1,
      findings: ['row-missing'],
    })
  })
})
