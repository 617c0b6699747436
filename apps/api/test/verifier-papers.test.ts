import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { keepLateRows } from '../src/evidence/late-rows.ts'
import { concernPaper } from '../src/instructions/papers/concern.ts'
import { asWorker } from '../src/platform/database/worker.ts'
import { createEvidence } from '../src/platform/evidence/evidence.ts'
import { createSigner } from '../src/platform/evidence/signing.ts'
import { createPdfPool } from '../src/platform/papers/pdf.ts'
import { createSeal } from '../src/platform/papers/seal-certificate.ts'
import { usePortal } from './harness.ts'
import { report, useWays } from './instruction-ways.ts'
import { testSecrets } from './keys.ts'
import { makePdf } from './make-pdf.ts'
import { patience } from './patience.ts'
import { send } from './request.ts'
import { sendLetter } from './send-file.ts'
import { useFolder } from './use.ts'

/** `avv-verify` over whatever sealed paper the portal hands out, by itself or a folder of them. */
const program = new URL('../../../packages/verify/src/main.ts', import.meta.url).pathname
const portal = usePortal()
const ways = useWays(portal)
const folder = useFolder()
const evidence = createEvidence(createSigner(testSecrets.signingKey))

type Paper = { name: string; pdf: Buffer }
const papers: Record<string, Paper> = {}
let concernId = ''

const keep = (name: string, content: string | Buffer) => writeFile(join(folder, name), content)
const run = (words: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number | null; out: string }>((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } }
    const child = execFile(process.execPath, [program, 'receipt', ...words], options, (_, out) =>
      resolve({ code: child.exitCode, out }),
    )
  })
/** Exit code, and what was found in each file. */
const judge = async (words: string[]) => {
  const { code, out } = await run([...words, '--json'])
  const said = JSON.parse(out)
  const codes = ({ findings }: any) => (findings ?? []).map(({ code: what }: any) => what)
  return { code, found: said.files ? said.files.map(codes) : codes(said), said }
}

beforeAll(async () => {
  const { lukas, staff } = ways.people
  const arrived = await sendLetter(portal.app, staff, {
    kind: 'erasure',
    title: 'Löschung',
    text: 'Bitte löschen Sie die Akte 4711.',
    clientId: ways.clientId,
    channel: 'letter',
    toldBy: 'Lukas Huber',
    toldAt: portal.clock.now(),
  })
  const concern = { norm: '§ 630f', reasoning: 'r', suspended: 's', askedOfClient: 'a' }
  const raised = await ways.move(await ways.inReview(), 'concern', concern)
  concernId = raised.id
  const started = await ways.move(await ways.inReview(), 'start')
  const deleted = await ways.move(started, 'execution', report)
  const { body: drafted } = await staff.send('POST', '/notices', {
    body: {
      kind: 'incident',
      severity: 'urgent',
      title: 'Zugriff',
      body: 'Um 3 Uhr.',
      audience: { clientIds: [ways.clientId] },
    },
  })
  await staff.send('POST', `/notices/${drafted.id}/publication`)
  const places = {
    notice: `/notices/${drafted.id}/document`,
    arrival: `/instructions/${arrived.json().id}/receipt`,
    concern: `/instructions/${raised.id}/concerns/1/content`,
    'deletion-protocol': `/instructions/${deleted.id}/deletion-protocol`,
  }
  await mkdir(join(folder, 'mappe'))
  for (const [kind, path] of Object.entries(places)) {
    const { raw } = await lukas.send('GET', path)
    papers[kind] = { name: `${kind}.pdf`, pdf: raw }
    await keep(join('mappe', `${kind}.pdf`), raw)
  }
  await keepLateRows(portal.connections.worker, evidence, portal.clock.now)
  await keep('export.ndjson', (await lukas.send('GET', '/evidence/export')).raw)
  await keep('jwks.json', (await send(portal.app, 'GET', '/.well-known/jwks.json')).raw)
  const thomas = await portal.login('thomas.ebner')
  await keep('others.ndjson', (await thomas.send('GET', '/evidence/export')).raw)
})

const trusted = ['--jwks', 'jwks.json']
const compared = [...trusted, '--log', 'export.ndjson']

describe('avv-verify receipt', () => {
  it('judges a folder of all of them: seal, signer, and that the log has each byte for byte', async () => {
    const { code, found, said } = await judge(['mappe', ...compared])
    expect([code, found]).toEqual([0, Object.keys(papers).map(() => [])])
    expect(said.files.map(({ givenBy }: any) => givenBy)).toContain('Eva Brandl')
    const kinds = said.files.map(({ paper, act }: any) => act ?? paper.kind)
    expect(kinds.toSorted()).toEqual([
      'concern',
      'deletion-protocol',
      'instruction.received',
      'notice',
    ])
    const { out } = await run(['mappe', ...compared], { LANG: 'de_DE.UTF-8' })
    expect(out).toContain('Alles stimmt.')
    expect(out).toMatch(/Bedenken: W-\d+-\d+, gesiegelt laut Ereignis \d+/u)
  })

  it('says of one without a log what it could not compare, and of the seal alone that it is the provider’s', async () => {
    const alone = await run(['mappe/concern.pdf', ...trusted])
    expect(alone.code).toBe(0)
    expect(alone.out).toContain('whether the PDF stands in the evidence log')
    expect(alone.out).not.toContain('All is well.')
  })

  it('W4 finds a byte that was changed anywhere, and what was appended, in every kind', async () => {
    for (const { name, pdf } of Object.values(papers)) {
      const begin = pdf.indexOf('/Contents <')
      for (const place of [2_000, begin - 50, pdf.length - 200]) {
        const changed = Buffer.from(pdf)
        changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
        await keep('changed.pdf', changed)
        expect([name, place, (await run(['changed.pdf', ...compared])).code]).toEqual([
          name,
          place,
          1,
        ])
      }
      await keep('longer.pdf', Buffer.concat([pdf, Buffer.from('\n')]))
      expect((await judge(['longer.pdf', ...compared])).found).toContain('byte-range')
    }
  })

  it('W4 W7 finds one that the portal sealed never, or for somebody else, also where its seal is whole', async () => {
    const { concern } = papers
    await keep('concern.pdf', concern!.pdf)
    expect(await judge(['concern.pdf', ...trusted, '--log', 'others.ndjson'])).toMatchObject({
      code: 1,
      found: ['paper'],
    })
    const seal = await createSeal('Robert Zerer IT-Dienstleistungen', portal.clock.now())
    const { source } = seal
    const pool = createPdfPool({
      seal: source,
      timeLimitMs: patience.timeout,
      clock: portal.clock.now,
    })
    const of = { instructionId: concernId, sequence: 1 }
    const unprinted = await asWorker(portal.connections.worker, ways.clientId, (tx) =>
      concernPaper(tx, of),
    )
    const words = { reason: unprinted.reason, location: 'AVV-Portal', checkAt: 'https://x.example' }
    const forged = await pool.render(unprinted.template, unprinted.data(false), words)
    await pool.close()
    await keep('forged.pdf', Buffer.from(forged))
    expect(await judge(['forged.pdf', ...compared])).toMatchObject({
      code: 1,
      found: ['other-seal', 'paper'],
    })
    expect((await judge(['forged.pdf', ...trusted])).found).toEqual(['other-seal'])
  })

  it('names what is no paper of the portal among others, and judges the rest', async () => {
    await mkdir(join(folder, 'gemischt'))
    await keep('gemischt/concern.pdf', papers.concern!.pdf)
    await keep('gemischt/urlaub.pdf', Buffer.from(makePdf()))
    const { code, out } = await run(['gemischt', ...compared], { LANG: 'de_DE.UTF-8' })
    expect(code).toBe(2)
    expect(out).toMatch(/weder eine Quittung noch .* gemischt\/urlaub\.pdf/u)
    expect(out).toMatch(/Bedenken: W-/u)
  })
})
