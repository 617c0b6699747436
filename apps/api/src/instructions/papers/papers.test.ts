import { describe, expect, it } from 'vitest'
import { checkSeal } from '../../../test/check-seal.ts'
import { usePortal } from '../../../test/harness.ts'
import { type Known, report, useWays } from '../../../test/instruction-ways.ts'
import { findWords, readPdf } from '../../../test/read-pdf.ts'
import { sha256Hex } from '../../platform/crypto.ts'

const portal = usePortal()
const ways = useWays(portal)

const concern = {
  norm: '§ 630f Abs. 3 BGB',
  reasoning: 'Die Frist läuft noch -- "zehn" Jahre...',
  suspended: 'Das Löschen.',
  askedOfClient: 'Bitte bestätigen oder ändern Sie.',
}
const deletion = {
  dataSets: 'Akte 4711',
  systems: 'thera-pi.online',
  backups: 'rollen nach 30 Tagen heraus',
  method: 'Überschreiben',
  verification: 'Suche ohne Treffer',
}
const raised = async () => ways.move(await ways.inReview(), 'concern', concern)
const deleted = async () => {
  const started = await ways.move(await ways.inReview(), 'start')
  return ways.move(started, 'execution', { ...report, deletion })
}
const kinds = [
  { kind: 'concern', made: raised, path: 'concerns/1/content', begins: 'Bedenken' },
  { kind: 'deletion-protocol', made: deleted, path: 'deletion-protocol', begins: 'Löschprotokoll' },
] as const

const download = ({ id }: Known, path: string, person = ways.people.lukas) =>
  person.send('GET', `/instructions/${id}/${path}`)
const linesOf = async ({ id }: Known, type: string) =>
  (
    await portal.superuser.query(
      `select line::jsonb -> 'data' as data from evidence_events where subject_id = $1 and type = $2`,
      [id, type],
    )
  ).rows.map(({ data }) => data)
const jobsOf = async ({ id }: Known) =>
  (await portal.superuser.query(`select data from pgboss.job where name = 'paper'`)).rows.filter(
    ({ data }) => data.instructionId === id,
  )

describe.each(kinds)('the sealed document of a $kind', ({ kind, made, path, begins }) => {
  it('A4 B1 is sealed once, at the time of sealing, and the same bytes for both sides from then on', async () => {
    const known = await made()
    expect(await jobsOf(known)).toHaveLength(1)
    portal.clock.advance(300)
    const first = await download(known, path)
    const { signedAt, isWhole, isGenuine } = await checkSeal(first.raw)
    expect([isWhole, isGenuine]).toEqual([true, true])
    const sealedAt = portal.clock.now()
    expect(signedAt.slice(0, 19)).toBe(sealedAt.slice(0, 19))
    portal.clock.advance(60)
    const { staff } = ways.people
    for (const again of [await download(known, path), await download(known, path, staff)])
      expect(sha256Hex(again.raw)).toBe(sha256Hex(first.raw))
    expect(await linesOf(known, 'paper.sealed')).toEqual([
      {
        kind,
        sequence: 1,
        sha256: sha256Hex(first.raw),
        certificateSha256: portal.fingerprint,
        rows: expect.anything(),
      },
    ])
    const pdf = await readPdf(first.raw)
    expect(pdf.pictures.join()).toContain(`/nachweise?kunde=${ways.clientId}&vorgang=${known.id}`)
    expect(findWords(pdf.text, begins)).toBeGreaterThan(0)
    expect(
      findWords(pdf.text, `Fingerabdruck des Zertifikats ${portal.fingerprint}`),
    ).toBeGreaterThan(0)
  })

  it('carries what was written, and the hash that stands in the line of the act', async () => {
    const known = await made()
    const { attachments } = await readPdf((await download(known, path)).raw)
    const written = sha256Hex(attachments['record.json'] ?? '')
    const [line] = [
      ...(await linesOf(known, 'instruction.concern_raised')),
      ...(await linesOf(known, 'instruction.executed')),
    ]
    expect([line.concernSha256, line.reportSha256]).toContain(written)
  })

  it('says of what nobody entered that nobody did', async () => {
    const { text } = await readPdf((await download(await made(), path)).raw)
    const label = kind === 'concern' ? 'Was weiterläuft' : 'Datenträger'
    expect(findWords(text, `${label} keine Angabe`)).toBeGreaterThan(0)
  })

  it('is nobody’s of another client, and there is none of what did not happen', async () => {
    const known = await made()
    const stranger = await portal.login('thomas.ebner')
    expect((await download(known, path, stranger)).status).toBe(404)
    expect((await download(await ways.inReview(), path)).status).toBe(404)
  })
})

it('A4 of a second concern there is a document of its own, with the wording it is about', async () => {
  const first = await raised()
  const answered = await ways.act(first, 'confirmation', { concern: 1 })
  const known = await ways.move(answered, 'concern', { ...concern, norm: 'Art. 17 Abs. 3 DSGVO' })
  const texts = await Promise.all(
    [1, 2].map(
      async (n) => (await readPdf((await download(known, `concerns/${n}/content`)).raw)).text,
    ),
  )
  expect(texts.map((text) => findWords(text, 'Art. 17 Abs. 3 DSGVO') > 0)).toEqual([false, true])
  for (const text of texts) {
    expect(findWords(text, concern.reasoning)).toBeGreaterThan(0)
    expect(findWords(text, 'Wann es zuerst gelesen')).toBeGreaterThan(0)
  }
  expect((await download(known, 'concerns/3/content')).status).toBe(404)
})
