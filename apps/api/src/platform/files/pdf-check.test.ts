import { PDF } from '@libpdf/core'
import type { ActiveContent } from '@portal/domain/active-content'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encryptions } from '../../../test/encrypt-pdf.ts'
import { activePdfs, makePdf, makePdfWith, streamOf } from '../../../test/make-pdf.ts'
import { patience } from '../../../test/patience.ts'
import { house } from '../fair-queue.ts'
import { checkPdf } from './pdf-check.ts'
import { inspectPdf } from './pdf-inspect.ts'

const link =
  '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>'
const drawn = async () => {
  const pdf = PDF.create()
  pdf.addPage({ size: 'a4' }).drawText('Zertifikat', { x: 50, y: 700 })
  return pdf.save({ useXRefStream: true })
}

const xml =
  '<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>'
const passive: Record<string, [string, Buffer | Promise<Uint8Array>]> = {
  'an invoice as XML': ['factur-x.xml', Buffer.from(xml)],
  'XML in UTF-16': ['xrechnung.xml', Buffer.from(`\uFEFF${xml}`, 'utf16le')],
  'XML in Latin-1': [
    'alt.xml',
    Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><Straße/>', 'latin1'),
  ],
  'a record': ['/record.json', Buffer.from('{"number":"Q-2026-00001"}')],
  'a signature': ['/receipt.jws', Buffer.from('eyJhbGciOiJFZERTQSJ9.e30.c2ln')],
  'a table': ['Liste.CSV', Buffer.from('Name;Ort\nÄrne;Jever\n')],
  'another PDF': ['Anlage 1.pdf', drawn()],
  'nothing in it': ['leer.txt', Buffer.alloc(0)],
}

const nameOf = (what: string): ActiveContent => {
  const names: [RegExp, ActiveContent][] = [
    [/link to a file share/u, 'other-file'],
    [/link to a script/u, 'link'],
    [/script/u, 'script'],
    [/address called/u, 'automatic-action'],
    [/paper clip|embedded/u, 'embedded-file'],
    [/program/u, 'launch'],
    [/bytes stand in another/u, 'external-content'],
    [/film/u, 'media'],
    [/XFA/u, 'xfa'],
    [/sends itself/u, 'form-submission'],
  ]
  return names.find(([words]) => words.test(what))![1]
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

  it.each(Object.entries(activePdfs))('refuses %s by its name (N1)', async (what, pdf) => {
    expect(await inspectPdf(pdf)).toMatchObject({ active: nameOf(what) })
  })

  it.each(Object.entries(passive))('takes a PDF that holds %s', async (_, [name, content]) => {
    expect(await inspectPdf(makePdfWith(name, await content))).toBe('ok')
  })

  it.each([
    ['rechnung.exe', 'MZ'],
    ['rechnung.xml.bat', xml],
    ['rechnung.bat. ', 'del *'],
    ['rechnung.js', 'var a'],
    ['rechnung.xml', 'MZ\u0000\u0001'],
    ['rechnung.xml', '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>'],
    ['rechnung.xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['rechnung.xml', '<a xmlns:h="http://www.w3.org/1999/xhtml"><h:script>1</h:script></a>'],
    ['rechnung.xml', '<a xmlns="http://www.w3.org/1999/&#120;html"><script>1</script></a>'],
    ['rechnung.xml', '<a><?php system(1) ?></a>'],
    ['bild.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['tabelle.xlsm', 'PK\u0003\u0004'],
    ['anlage.pdf', activePdfs['a program it starts']!],
    [
      'anlage.pdf',
      makePdfWith('b.pdf', makePdfWith('c.pdf', makePdfWith('d.txt', Buffer.from('d')))),
    ],
    ['anlage.txt', '%PDF-1.7'],
    ['ohne', 'MZ\u0000\u0001'],
  ])('refuses a PDF that holds %s, and names it', async (name, content) => {
    expect(await inspectPdf(makePdfWith(name, Buffer.from(content)))).toEqual({
      active: 'embedded-file',
      fileName: name.trim(),
    })
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

  it.each(Object.entries(encryptions))(
    'opens what has an owner’s password only with the empty one, and looks into it: %s',
    async (_, encryption) => {
      const encrypted = encryption('')
      const page = '/Annots [10 0 R]'
      const plain = { page, more: { 10: link }, packed: true, encrypted }
      expect(await inspectPdf(makePdf(plain))).toBe('ok')
      for (const hidden of [false, true]) {
        const more = { 10: '<< /S /Launch /F (cmd.exe) >>' }
        const active = makePdf({
          catalog: '/OpenAction 10 0 R',
          more,
          packed: true,
          hidden,
          encrypted,
        })
        expect(await inspectPdf(active)).toEqual({ active: 'launch' })
        const address = { 10: link.replace('https:', 'file:') }
        expect(
          await inspectPdf(makePdf({ page, more: address, packed: true, hidden, encrypted })),
        ).toEqual({
          active: 'link',
        })
      }
      expect(await inspectPdf(makePdfWith('factur-x.xml', Buffer.from(xml), encrypted))).toBe('ok')
      expect(await inspectPdf(makePdfWith('a.exe', Buffer.from(xml), encrypted))).toEqual({
        active: 'embedded-file',
        fileName: 'a.exe',
      })
      expect(await inspectPdf(makePdf({ encrypted: encryption('geheim') }))).toBe('encrypted')
    },
  )

  it('refuses an encrypted link that it cannot read', async () => {
    const encrypted = encryptions['AES-128']!('')
    const bad = link.replace('(https://example.org/)', `<${'ab'.repeat(32)}>`)
    const pdf = makePdf({ page: '/Annots [10 0 R]', more: { 10: bad }, encrypted })
    expect(await inspectPdf(pdf)).toEqual({ active: 'link' })
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
    const encrypted = encryptions['AES-256 of PDF 2.0']!('')
    for (const how of [{}, { encrypted }]) {
      const bomb = makePdf({
        ...how,
        page: '/Annots [10 0 R]',
        more: { 10: link },
        packed: true,
        padding,
      })
      expect(bomb.length).toBeLessThan(1_000_000)
      const before = process.memoryUsage.rss()
      let most = 0
      const watch = setInterval(
        () => (most = Math.max(most, process.memoryUsage.rss() - before)),
        20,
      )
      const started = process.cpuUsage()
      expect(await check(bomb)).toBe('not-a-pdf')
      clearInterval(watch)
      const { user, system } = process.cpuUsage(started)
      expect((user + system) / 1e6).toBeLessThan(10)
      expect(most).toBeLessThan(600_000_000)
    }
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
  const verdicts = ['ok', 'not-a-pdf', 'encrypted', 'active']
  const wordOf = (verdict: Awaited<ReturnType<typeof check>>) =>
    typeof verdict === 'object' ? 'active' : verdict
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
      expect(verdicts).toContain(wordOf(verdict))
    })
    await fc.assert(property, runs)
  })

  const whole = [
    makePdf(),
    makePdf({ page: '/Annots [10 0 R]', more: { 10: link }, packed: true }),
    makePdfWith('factur-x.xml', Buffer.from(xml)),
    ...Object.values(encryptions).map((encryption) =>
      makePdfWith('factur-x.xml', Buffer.from(xml), encryption('')),
    ),
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
        expect(verdicts).toContain(wordOf(await check(damaged)))
      },
    )
    await fc.assert(property, runs)
  })
})
