import { PDF } from '@libpdf/core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activePdfs, makePdf, streamOf } from '../../../test/make-pdf.ts'
import { patience } from '../../../test/patience.ts'
import { house } from '../fair-queue.ts'
import { checkPdf } from './pdf-check.ts'
import { inspectPdf } from './pdf-inspect.ts'

const link =
  '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>'
const drawn = async (protect = false) => {
  const pdf = PDF.create()
  pdf.addPage({ size: 'a4' }).drawText('Zertifikat', { x: 50, y: 700 })
  if (protect) pdf.setProtection({ userPassword: '', ownerPassword: 'owner' })
  return pdf.save({ useXRefStream: true })
}

/** As uploads are checked, without their clock. */
const check = (bytes: Uint8Array) => checkPdf(bytes, house, { timeLimitMs: patience.timeout })

describe('the check of an uploaded PDF', () => {
  it('takes pages, links to the web and a jump at opening', async () => {
    expect(await check(await drawn())).toBe('ok')
    for (const packed of [false, true]) {
      const pdf = makePdf({
        catalog: '/OpenAction [3 0 R /Fit]',
        page: '/Annots [10 0 R]',
        more: { 10: link },
        packed,
      })
      expect(await check(pdf)).toBe('ok')
    }
    expect(await check(makePdf({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>' }))).toBe(
      'ok',
    )
  })

  it.each(Object.entries(activePdfs))('refuses %s (N1)', async (_, pdf) => {
    expect(await inspectPdf(pdf)).toBe('active-content')
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'empty'],
    [
      'a picture with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'not-a-pdf',
    ],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not-a-pdf'],
    [
      'a page that ends as a PDF',
      Buffer.concat([Buffer.from('<script>alert(1)</script>'), makePdf()]),
      'not-a-pdf',
    ],
    [
      'an archive behind a PDF',
      Buffer.concat([makePdf(), Buffer.from('PK\u0003\u0004')]),
      'not-a-pdf',
    ],
    ['the first and the last line alone', Buffer.from('%PDF-1.7\n%%EOF\n'), 'not-a-pdf'],
    [
      'a PDF without a page',
      Buffer.from(makePdf().toString('latin1').replace('/Kids [3 0 R]', '/Kids [     ]'), 'latin1'),
      'not-a-pdf',
    ],
    ['half a PDF', makePdf().subarray(0, 400), 'not-a-pdf'],
  ] as const)('refuses %s (N1)', async (_, bytes, verdict) => {
    expect(await check(bytes)).toBe(verdict)
  })

  it('refuses what it cannot look into: encryption, also with an empty password', async () => {
    expect(await check(await drawn(true))).toBe('encrypted')
  })

  it('refuses an object stream that it cannot read to its end', async () => {
    const pdf = makePdf({ page: '/Annots [10 0 R]', more: { 10: link }, packed: true })
    const at = pdf.indexOf('/Type /ObjStm')
    const damaged = Buffer.from(pdf)
    damaged.fill(0xff, pdf.indexOf('stream\n', at) + 20, pdf.indexOf('stream\n', at) + 30)
    expect(await check(damaged)).toBe('not-a-pdf')
  })

  it('survives a decompression bomb in bounded memory and computing time', async () => {
    const padding = Buffer.alloc(500_000_000, ' ')
    const bomb = makePdf({ page: '/Annots [10 0 R]', more: { 10: link }, packed: true, padding })
    expect(bomb.length).toBeLessThan(1_000_000)
    const before = process.memoryUsage.rss()
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 20)
    const started = process.cpuUsage()
    expect(await check(bomb)).toBe('not-a-pdf')
    clearInterval(watch)
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1e6).toBeLessThan(10)
    expect(most).toBeLessThan(600_000_000)
  })

  it('ends a check that takes too long or too much, and goes on with the next', async () => {
    const endless = streamOf(
      '/Type /XRef /Size 1000000000000 /W [0 0 0] /Root 1 0 R',
      Buffer.from(' '),
    )
    const pdf = Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.from('9 0 obj\n'),
      endless,
      Buffer.from('\nendobj\nstartxref\n9\n%%EOF'),
    ])
    const checks = [checkPdf(makePdf(), house, { timeLimitMs: 1 }), check(pdf), check(makePdf())]
    expect(await Promise.all(checks)).toEqual(['not-a-pdf', 'not-a-pdf', 'ok'])
  })

  // Through the thread: damage can make the parser run away, and that must end as well.
  const verdicts = ['ok', 'not-a-pdf', 'encrypted', 'active-content']
  const runs = { numRuns: 40 }
  const words = [
    '1 0 obj',
    '<<',
    '>>',
    '[',
    '/Type',
    '/Catalog',
    '/Pages',
    '/Prev',
    '(',
    ')',
    'stream\n',
    'endstream',
    'xref',
    'trailer',
    'startxref\n',
    '9',
    '0',
    'R',
  ]
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc
      .array(fc.constantFrom(...words), { maxLength: 200 })
      .map((chosen) => Buffer.from(chosen.join(' '))),
  )

  it('has an answer for any bytes between a first and a last line', async () => {
    const property = fc.asyncProperty(garbage, async (bytes) => {
      const verdict = await check(
        Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes, Buffer.from('\n%%EOF')]),
      )
      expect(verdicts).toContain(verdict)
    })
    await fc.assert(property, runs)
  })

  const whole = [
    makePdf(),
    makePdf({ page: '/Annots [10 0 R]', more: { 10: link }, packed: true }),
    ...Object.values(activePdfs),
  ]
  const flip = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    bit: fc.nat(7),
  })

  it('has an answer for damaged PDFs: bits flipped, a piece cut out', async () => {
    const cuts = fc.tuple(fc.nat(3000), fc.constantFrom(0, 0, 1, 30, 300))
    const property = fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(flip, { maxLength: 8 }),
      cuts,
      async (pdf, flips, [from, cut]) => {
        const damaged = Buffer.concat([pdf.subarray(0, from), pdf.subarray(from + cut)])
        for (const { at, bit } of flips) damaged[Math.floor(at * damaged.length)]! ^= 1 << bit
        expect(verdicts).toContain(await check(damaged))
      },
    )
    await fc.assert(property, runs)
  })
})
