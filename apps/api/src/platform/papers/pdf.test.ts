import { readdir, readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patience } from '../../../test/patience.ts'
import { findWords, readPdf } from '../../../test/read-pdf.ts'
import { createPdfPool, PdfError } from './pdf.ts'

const clock = () => '2026-11-23T13:00:00.000Z'
const pool = createPdfPool({ timeLimitMs: patience.timeout, clock })
afterAll(() => pool.close())

const letter = 'platform/papers/pdf.test.typ'
const printed = async (text: string) => (await readPdf(await pool.render(letter, { text }))).text

it('makes tagged PDF/A-3a that names its language', async () => {
  const pdf = await pool.render(letter, { text: 'Guten Tag' })
  expect((await readPdf(pdf)).conformance).toBe('3A')
  const source = Buffer.from(pdf).toString('latin1')
  expect(source).toContain('/Marked true')
  expect(source).toContain('/Lang (de-DE)')
})

it('gives the same bytes for the same data at the same time, in this thread and another', async () => {
  const other = createPdfPool({ clock })
  const data = { text: 'Guten Tag' }
  const [one, two, three] = await Promise.all([
    pool.render(letter, data),
    pool.render(letter, data),
    other.render(letter, data),
  ])
  await other.close()
  expect(Buffer.from(two).equals(one)).toBe(true)
  expect(Buffer.from(three).equals(one)).toBe(true)
})

it.each([
  [
    'Typst markup',
    '#eval("1+1") #set page(width: 1pt) $x^2$ *fett* _kursiv_ <label> @ref [#x] = Titel',
  ],
  [
    'escapes and code',
    String.raw`\ \n \u{41} \\ ` + '`roh` ```block``` // Kommentar /* auch */ ~ -- --- ...',
  ],
  ['quotes and brackets', `"Anführung" 'Apostroph' <script>alert(1)</script> &amp; {{x}} \${y}`],
  ['letters of Europe', 'Žofia Müller-Şahin, Łódź, Αθήνα, Київ, Hà Nội, e\u0301, ﬁ, €'],
])('prints %s to the letter', async (_, text) => {
  expect(findWords(await printed(text), text)).toBeGreaterThan(0)
})

it('keeps blanks at the start of a line, empty lines and their order', async () => {
  const lines = (await printed('eins\n  zwei\n\ndrei')).trim().split('\n')
  expect(lines.map((line) => line.trim()).filter(Boolean)).toEqual(['eins', 'zwei', 'drei'])
})

it('names by their code the characters it has no picture of, and what would turn the text around', async () => {
  const lines = await printed('A😀B שלום 漢 \u202eC\u2066 \ufeffD\ue000 \u0001E \ud800F')
  const text = lines.replace(/\s+/gu, ' ')
  expect(text).toContain('A⟨U+1F600⟩B')
  expect(text).toContain('⟨U+5E9⟩⟨U+5DC⟩⟨U+5D5⟩⟨U+5DD⟩')
  expect(text).toContain('⟨U+202E⟩C⟨U+2066⟩ ⟨U+FEFF⟩D⟨U+E000⟩ ⟨U+1⟩E ⟨U+FFFD⟩F')
})

it('leaves no doubt whether a code was typed', async () => {
  expect(await printed('⟨U+5E9⟩')).toContain('⟨U+27E8⟩U+5E9⟨U+27E9⟩')
})

it('breaks a word longer than the page and loses nothing of it', async () => {
  const word = 'Donaudampfschifffahrtsgesellschaft'.repeat(60)
  const lines = (await printed(word)).trim().split('\n')
  expect(lines.join('')).toBe(word)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(110)
})

it('sets 20,000 characters, however odd', async () => {
  const words = Array.from({ length: 2500 }, (_, i) => `#${String(i).padStart(6, '0')}`).join(' ')
  expect((await printed(words)).split(/\s+/u).filter(Boolean)).toEqual(words.split(' '))
  const emoji = (await printed('😀'.repeat(10_000))).match(/⟨U\+1F600⟩/gu)
  expect(emoji).toHaveLength(10_000)
})

describe('the longest text a person can send', () => {
  const longest = 20_000
  beforeAll(() => pool.render(letter, { text: 'Guten Tag' }))
  const filled = (unit: string) => unit.repeat(Math.ceil(longest / unit.length)).slice(0, longest)
  /** Sets a letter in five seconds of computing at most, however long they take. */
  const setQuickly = async (text: string) => {
    const before = process.cpuUsage()
    const pdf = await pool.render(letter, { text })
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1e6).toBeLessThan(5)
    return pdf
  }

  it.each([
    ['Chinese', '日本語'],
    ['Korean in its parts', '\u1112\u1161\u11ab'],
    ['Arabic', 'مرحبا '],
    ['emoji', '👩‍👩‍👧 '],
    ['a character without a picture on each line', '日\n'],
    ['such characters held together', '日\u00a0'],
    ['such characters in long words', '日,a日a日a日 '],
    ['brackets', '⟩'],
    ['accents', 'e\u0301'],
    ['accents on a single letter', '\u0301'],
    ['joiners', '\u200d'],
    ['places to hyphenate', 'a\u00ad'],
    ['one word', 'W'],
    ['words too wide for a line', `${'b'.repeat(35)} `],
    ['lines too wide for a line', `${'b'.repeat(35)}\n`],
    ['lines of one letter', 'a\n'],
    ['empty lines', '\n'],
    ['tabs', '\t'],
  ])('is set in no time: %s', async (_, unit) => {
    expect((await setQuickly(filled(unit))).length).toBeGreaterThan(0)
  })

  it('is set in no time, whatever it mixes', async () => {
    const letters = '日本語مرحباשלום😀§⟨⟩e\u0301\u200d\u00ad\u00a0\u2060\u3164\ufe0f,-a'
    const odd = constantFrom(...Array.from(letters))
    const blank = constantFrom(' ', ' ', '\n', '\u2028', '\t')
    const word = oneof(odd, blank, string({ unit: 'binary', minLength: 1, maxLength: 60 }))
    const text = array(word, { minLength: 700, maxLength: 700, size: 'max' })
    const anything = asyncProperty(text, async (words) => {
      const pdf = await setQuickly(filled(words.join('')))
      expect(pdf.length).toBeGreaterThan(0)
    })
    await expect(
      assert(anything, { seed: 20_261_123, numRuns: 8, endOnFailure: true }),
    ).resolves.toBeUndefined()
  })

  it('says each of its characters, in their order', async () => {
    const said = await readPdf(await setQuickly(filled('日,aW')))
    expect(said.text.replace(/\s/gu, '')).toBe('⟨U+65E5⟩,aW'.repeat(longest / 4))
  })
})

it('never fails on what a person typed', async () => {
  const anything = asyncProperty(string({ unit: 'binary', maxLength: 300 }), async (text) => {
    expect((await pool.render(letter, { text })).length).toBeGreaterThan(0)
  })
  await expect(assert(anything, { numRuns: 150 })).resolves.toBeUndefined()
})

it('B2 no template of the portal writes what Typst would turn into another character', async () => {
  const root = new URL('../../', import.meta.url)
  const templates = (await readdir(root, { recursive: true })).filter((name) =>
    name.endsWith('.typ'),
  )
  expect(templates.length).toBeGreaterThan(4)
  for (const name of templates) {
    const source = await readFile(new URL(name, root), 'utf8')
    // What stands in quotes or behind two strokes is no markup.
    const markup = source.replaceAll(/"(?:\\.|[^"\\])*"|^\s*\/\/.*$/gmu, '')
    expect([name, markup.match(/--|\.{3}|-\?/gu)]).toEqual([name, null])
  }
})

it('leaves the event loop alone while it sets', async () => {
  const { utilization } = await utilizationDuring(() =>
    pool.render(letter, { text: 'Ein langer Brief. '.repeat(5000) }),
  )
  expect(utilization).toBeLessThan(0.5)
})

it('says what is wrong when a template and its data do not fit, and works on', async () => {
  const failure = await pool.render(letter, {}).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(PdfError)
  expect((failure as PdfError).diagnostics.join()).toContain('does not contain key "text"')
  await expect(pool.render('platform/papers/none.typ', {})).rejects.toThrow(PdfError)
  await expect(printed('weiter')).resolves.toContain('weiter')
})

const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)
// Ends itself or stays silent when asked to; answers otherwise.
const moody = script(`
  import { parentPort } from 'node:worker_threads'
  parentPort.on('message', ({ data }) => {
    if (data.mood === 'crash') process.exit(3)
    if (data.mood === 'throw') throw new Error('out of order')
    if (data.mood !== 'silent') parentPort.postMessage({ pdf: new Uint8Array([1]) })
  })`)

it('replaces a thread that crashed', async () => {
  const sick = createPdfPool({ worker: moody })
  const jobs = ['crash', 'fine', 'throw', 'fine'].map((mood) => sick.render(letter, { mood }))
  const [crash, fine, thrown, again] = await Promise.allSettled(jobs)
  expect(crash).toMatchObject({ reason: { message: 'the PDF thread ended with code 3' } })
  expect(thrown).toMatchObject({ reason: { message: 'out of order' } })
  expect([fine?.status, again?.status]).toEqual(['fulfilled', 'fulfilled'])
  await sick.close()
})

it('gives up on a document that takes too long, and works on', async () => {
  const slow = createPdfPool({ worker: moody, timeLimitMs: 3_000 })
  await expect(slow.render(letter, { mood: 'silent' })).rejects.toThrow('took longer than 3000 ms')
  await expect(slow.render(letter, { mood: 'fine' })).resolves.toHaveLength(1)
  await slow.close()
})

it('works on two documents at once with two threads', async () => {
  const two = createPdfPool({ threads: 2, worker: moody })
  const stuck = Promise.allSettled([two.render(letter, { mood: 'silent' })])
  await expect(two.render(letter, { mood: 'fine' })).resolves.toHaveLength(1)
  await two.close()
  expect(await stuck).toMatchObject([
    { reason: { message: expect.stringContaining('the PDF thread ended') } },
  ])
})

it('ends its threads when closed, rejects what waits, and takes nothing more', async () => {
  const closing = createPdfPool({ worker: moody })
  const jobs = [
    closing.render(letter, { mood: 'silent' }),
    closing.render(letter, { mood: 'fine' }),
  ]
  const settled = Promise.allSettled(jobs)
  await closing.close()
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(closing.render(letter, {})).rejects.toThrow('closed')
})

async function utilizationDuring(work: () => Promise<unknown>) {
  const before = performance.eventLoopUtilization()
  await work()
  return performance.eventLoopUtilization(before)
}
