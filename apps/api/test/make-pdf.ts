import { deflateSync } from 'node:zlib'

type Parts = {
  /** What stands in the catalog, in the page and in the trailer beside what must. */
  catalog?: string
  page?: string
  trailer?: string
  /** Further objects, by number from 10 on. */
  more?: Record<number, string>
  /** Where those are: in the open, or in a compressed object stream. */
  packed?: boolean
  /** Leaves the further objects out of the index: only a viewer that repairs the file finds them. */
  hidden?: boolean
  /** What follows the objects in their stream. */
  padding?: Uint8Array | undefined
  /** Further streams, by number; they stand in the open. */
  streams?: Record<number, { entries: string; content: Uint8Array }>
  /** How streams are encrypted; strings are not, unless they are packed. */
  encrypted?: Encryption
}

export type Encryption = { dictionary: string; encrypt: (data: Buffer, number: number) => Buffer }

/** One page, written byte by byte: what no library would write can be written here. */
export function makePdf({
  catalog = '',
  page = '',
  trailer = '',
  more = {},
  packed = false,
  hidden = false,
  padding,
  streams = {},
  encrypted,
}: Parts = {}): Buffer {
  const sealed = (number: number, entries: string, content: Buffer) =>
    streamOf(entries, content, (data) => encrypted?.encrypt(data, number) ?? data)
  const text = 'BT /F1 12 Tf 50 700 Td (Zertifikat) Tj ET'
  const objects = new Map<number, Uint8Array>([
    [1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`)],
    [2, Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>')],
    [
      3,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
      ),
    ],
    [4, sealed(4, '', Buffer.from(text))],
    [5, Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')],
  ])
  const extra = Object.entries(more).map(([number, value]) => [Number(number), value] as const)
  const box = 90
  for (const [number, { entries, content }] of Object.entries(streams))
    objects.set(Number(number), sealed(Number(number), entries, Buffer.from(content)))
  if (encrypted) {
    trailer += ' /Encrypt 89 0 R /ID [<00> <00>]'
    objects.set(89, Buffer.from(encrypted.dictionary))
  }
  if (packed)
    objects.set(
      box,
      objectStream(extra, padding, (...it) => sealed(box, ...it)),
    )
  else for (const [number, value] of extra) objects.set(number, Buffer.from(value, 'latin1'))

  const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const length = () => chunks.reduce((sum, { length: each }) => sum + each, 0)
  const offsets = new Map<number, number>()
  for (const [number, value] of objects) {
    offsets.set(number, length())
    chunks.push(Buffer.from(`${number} 0 obj\n`), value, Buffer.from('\nendobj\n'))
  }
  const start = length()
  const size = 100
  const rows = Array.from({ length: size }, (_, number): [number, number, number] => {
    if (hidden && number >= 10 && number < 89) return [0, 0, 0]
    const index = packed ? extra.findIndex(([each]) => each === number) : -1
    if (index >= 0) return [2, box, index]
    const offset = number === 99 && packed ? start : offsets.get(number)
    return offset === undefined ? [0, 0, 0] : [1, offset, 0]
  })
  if (packed) {
    const index = Buffer.concat(
      rows.map(([type, offset, last]) => {
        const row = Buffer.alloc(6)
        row.writeUInt8(type)
        row.writeUInt32BE(offset, 1)
        row.writeUInt8(last, 5)
        return row
      }),
    )
    chunks.push(
      Buffer.from('99 0 obj\n'),
      streamOf(`/Type /XRef /Size ${size} /W [1 4 1] /Root 1 0 R ${trailer}`, index),
      Buffer.from('\nendobj\n'),
    )
  } else {
    const lines = rows.map(
      ([type, offset]) => `${String(offset).padStart(10, '0')} ${type ? '00000 n' : '65535 f'} \n`,
    )
    chunks.push(
      Buffer.from(
        `xref\n0 ${size}\n${lines.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`,
      ),
    )
  }
  chunks.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(chunks)
}

export function streamOf(
  entries: string,
  content: Buffer,
  seal: (data: Buffer) => Buffer = (data) => data,
): Buffer {
  const data = seal(deflateSync(content))
  return Buffer.concat([
    Buffer.from(`<< /Length ${data.length} /Filter /FlateDecode ${entries} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ])
}

function objectStream(
  objects: (readonly [number, string])[],
  padding: Uint8Array = Buffer.alloc(0),
  write: (entries: string, content: Buffer) => Buffer = streamOf,
): Buffer {
  let offset = 0
  const index = objects.map(([number, value]) => {
    const entry = `${number} ${offset}`
    offset += value.length + 1
    return entry
  })
  const head = `${index.join(' ')} `
  const content = Buffer.from(head + objects.map(([, value]) => `${value} `).join(''), 'latin1')
  return write(
    `/Type /ObjStm /N ${objects.length} /First ${head.length}`,
    Buffer.concat([content, padding]),
  )
}

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'

/** PDFs that do more than show pages, by what they do. */
export const activePdfs: Record<string, Buffer> = {
  'a script that runs at opening': makePdf({ catalog: '/OpenAction 10 0 R', more: { 10: script } }),
  'a script among the names': makePdf({
    catalog: '/Names << /JavaScript << /Names [(a) 10 0 R] >> >>',
    more: { 10: script },
  }),
  'a script in a compressed object stream': makePdf({
    catalog: '/OpenAction 10 0 R',
    more: { 10: script },
    packed: true,
  }),
  'a script under a disguised name': makePdf({
    catalog: '/OpenAction 10 0 R',
    more: { 10: '<< /S /J#61va#53cript /JS (1) >>' },
  }),
  'a script whose kind stands elsewhere': makePdf({
    catalog: '/OpenAction 10 0 R',
    more: { 10: '<< /S 11 0 R /JS (1) >>', 11: '/#4aavaScript' },
    packed: true,
  }),
  'a script that no index names': makePdf({ more: { 10: script }, packed: true, hidden: true }),
  'a script that a later revision replaces': makePdf({
    more: { 9: `null\nendobj\n10 0 obj\n${script}`, 10: 'null' },
  }),
  'a script behind the last object of a stream': makePdf({
    more: { 10: 'null' },
    packed: true,
    padding: Buffer.from(script),
  }),
  'an address called when the page is closed': makePdf({
    page: '/AA << /C << /S /URI /URI (https://example.org/) >> >>',
  }),
  'a script when the page is closed': makePdf({
    page: '/AA << /C 10 0 R >>',
    more: { 10: script },
    packed: true,
  }),
  'an address called at opening': makePdf({
    catalog: '/OpenAction << /S /URI /URI (https://example.org/) >>',
  }),
  'a program it starts': makePdf({
    page: '/Annots [10 0 R]',
    more: {
      10: '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>',
    },
    packed: true,
  }),
  'a program behind a chain of actions': makePdf({
    catalog: '/OpenAction 10 0 R',
    more: { 10: '<< /S /GoTo /D [3 0 R /Fit] /Next << /S /Launch /F (cmd.exe) >> >>' },
    packed: true,
  }),
  'a link to a script': makePdf({
    page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:alert\\(1\\)) >> >>]',
  }),
  'a link to a file share': makePdf({
    page: '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F (\\\\\\\\host\\\\share) /D [0 /Fit] >> >>]',
  }),
  'an embedded file': makePdf({
    catalog: '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    more: {
      10: '<< /Type /Filespec /F (a.exe) /EF << /F 11 0 R >> >>',
      11: '<< /Length 2 >>\nstream\nMZ\nendstream',
    },
  }),
  'an embedded file that no list names': makePdf({
    page: '/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /FS << /F (a.exe) /EF << /F 11 0 R >> >> >>]',
    more: { 11: '<< /Length 2 >>\nstream\nMZ\nendstream' },
  }),
  'pages whose bytes stand in another file': makePdf({
    more: { 10: '<< /Length 0 /F (\\\\\\\\host\\\\a) >>\nstream\n\nendstream' },
  }),
  'a program behind a paper clip': makePdf({
    page: '/Annots [10 0 R]',
    more: {
      10: '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 11 0 R >>',
      11: '<< /F (a.bat) /EF << /F 4 0 R >> >>',
    },
    packed: true,
  }),
  'a film': makePdf({ page: '/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]' }),
  'an XFA form': makePdf({
    catalog: '/AcroForm 10 0 R',
    more: { 10: '<< /Fields [] /XFA (x) >>' },
    packed: true,
  }),
  'a form that sends itself away': makePdf({
    page: '/Annots [<< /Type /Annot /Subtype /Widget /Rect [0 0 9 9] /A << /S /SubmitForm /F (https://example.org) >> >>]',
  }),
}

/** A PDF that holds a file, as invoices hold their XML. */
export const makePdfWith = (
  fileName: string,
  content: Uint8Array,
  encrypted?: Encryption,
): Buffer =>
  makePdf({
    catalog: '/AF [10 0 R] /Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    more: {
      10: `<< /Type /Filespec /F (${fileName}) /UF (${fileName}) /AFRelationship /Data /EF << /F 11 0 R >> >>`,
    },
    streams: { 11: { entries: '/Type /EmbeddedFile', content } },
    packed: true,
    ...(encrypted && { encrypted }),
  })
