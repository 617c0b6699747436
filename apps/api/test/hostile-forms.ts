type Form = { what: string; type: string; body: Buffer }

const form = 'multipart/form-data; boundary='
const part = (name: string, value: string, more = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
const file = (content: string, named = 'a.txt', more = '') =>
  part('file', content, `; filename="${named}"${more}`)
const closed = (...parts: string[]) => Buffer.from(`${parts.join('')}--x--\r\n`)
const times = (count: number, made: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => made(at))

/** What a form may be that is none of the portal's, at the limits of what reaches it: `size` bytes of the larger ones. */
export function* hostileForms(size: number): Generator<Form> {
  const bodies: [what: string, body: Buffer][] = [
    ['many fields', closed(...times(size / 64, (at) => part(`f${at}`, 'v')))],
    ['many files', closed(...times(size / 96, () => file('v')))],
    ['the same field', closed(...times(20, () => part('kind', 'v')), file('v'))],
    ['fields of prototypes', closed(part('__proto__', 'v'), part('constructor', 'v'), file('v'))],
    ['a long field', closed(part('title', 'v'.repeat(size)), file('v'))],
    ['a long name of a field', closed(part('n'.repeat(15_000), 'v'), file('v'))],
    ['names of brackets', closed(...times(18, (at) => part(`a${'[b]'.repeat(30)}${at}`, 'v')))],
    ...['x', '../', '%2e', '. ', '\\"', 'ä', '\u202e', '.txt'].map((text): [string, Buffer] => [
      `a file's name of ${JSON.stringify(text)}`,
      closed(file('v', text.repeat(15_000 / text.length))),
    ]),
    [
      'a file’s name in parts',
      closed(file('v', 'a', times(600, (at) => `; filename*${at}*=utf-8''%41`).join(''))),
    ],
    [
      'a file’s name in another alphabet',
      closed(file('v', 'a', `; filename*=${'x'.repeat(9_000)}''${'%41'.repeat(1_500)}`)),
    ],
    [
      'many headers of a part',
      closed(`--x\r\n${times(4_000, (at) => `h${at}: v\r\n`).join('')}\r\nv\r\n`),
    ],
    [
      'a long header of a part',
      closed(`--x\r\nContent-Disposition: ${'x'.repeat(size)}\r\n\r\nv\r\n`),
    ],
    ['headers of a part without an end', Buffer.from(`--x\r\n${'h: v\r\n'.repeat(size / 6)}`)],
    [
      'a folded header of a part',
      closed(`--x\r\nContent-Disposition: form-data${'\r\n ;a=b'.repeat(2_000)}\r\n\r\nv\r\n`),
    ],
    [
      'a disposition of many parts',
      closed(`--x\r\nContent-Disposition: form-data${';a="\\"'.repeat(2_500)}\r\n\r\nv\r\n`),
    ],
    [
      'a type of many parts',
      closed(
        `--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: a/b${';a=b'.repeat(3_500)}\r\n\r\nv\r\n`,
      ),
    ],
    [
      'forms in a form',
      closed(
        ...times(
          20,
          (at) =>
            `--x\r\nContent-Disposition: form-data; name="f${at}"\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nv\r\n--y--\r\n`,
        ),
      ),
    ],
    ['a part without an end', Buffer.from(file('v'.repeat(size)))],
    ['nothing but a beginning', Buffer.from('--x')],
    ['nothing', Buffer.alloc(0)],
    ['ends of lines', Buffer.from('\r\n'.repeat(size / 2))],
    ['what is nearly a boundary', closed(file('\r\n--'.repeat(size / 4)))],
    ['what is nearly the end', closed(file('\r\n--x-'.repeat(size / 6)))],
    ['boundaries', Buffer.from('--x\r\n'.repeat(size / 5))],
    ['something after the end', Buffer.concat([closed(file('v')), Buffer.alloc(size, 'v')])],
    ['something before the beginning', Buffer.concat([Buffer.alloc(size, 'v'), closed(file('v'))])],
  ]
  for (const [what, body] of bodies) yield { what, type: `${form}x`, body }
  const dashes = '-'.repeat(70)
  const periodic = Buffer.from(
    `--${dashes}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`,
  )
  yield {
    what: 'a boundary of dashes among dashes',
    type: form + dashes,
    body: Buffer.concat([periodic, Buffer.alloc(size, '-'), Buffer.from(`\r\n--${dashes}--`)]),
  }
  const turns = `${'ab'.repeat(34)}c`
  yield {
    what: 'a boundary that nearly repeats itself',
    type: form + turns,
    body: Buffer.from(
      `--${turns}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n${`\r\n--${'ab'.repeat(34)}`.repeat(size / 72)}`,
    ),
  }
  for (const [what, boundary] of [
    ['no boundary', ''],
    ['a boundary in quotes', '"x'],
    ['a boundary of blanks', '"  "'],
    ['a long boundary', 'x'.repeat(10_000)],
    ['a boundary of another alphabet', `x; charset=${'y'.repeat(5_000)}`],
    ['many boundaries', `x${'; boundary=x'.repeat(900)}`],
  ] as const)
    yield { what, type: form + boundary, body: closed(file('v')) }
}
