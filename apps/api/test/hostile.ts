import { mostOfBody } from '../src/platform/http/input/json-body.ts'
import { addressOf, type Operation } from './operations.ts'
import { hostileForms } from './hostile-forms.ts'
import { type Header, hostileHeaders } from './hostile-headers.ts'
import { placesOf, type Schema } from './samples.ts'

export type Attack = {
  what: string
  path: string
  body?: string | Buffer
  /** Of the body; JSON where none is said. */
  type?: string
  /** Beside the cookie that lets whoever sends it in. */
  headers?: Header[]
}

/** As many bytes as a body may have, short of a sample of everything around. */
const room = 480_000
const formSize = 2_000_000

/** What strings are made of that are too long; the last ones are slow where a pattern tries again from every place. */
const texts = ['x', ' ', 'é', 'a.', 'a-', '0', 'a@', '\u200b', '\\u0001', '=+-@', '\t\\n']
export const fewTexts = texts.slice(0, 2)

/**
 * Whatever somebody could send to an operation to keep it busy, at the limits of what reaches it. What several operations
 * take deeper in their bodies, as a second factor, is tried at the first: `tried` remembers. Of headers one of `oneOf` is tried at each.
 */
export function* attacksOn(
  operation: Operation,
  tried: Set<string>,
  { made = texts, oneOf = 1 } = {},
): Generator<Attack> {
  const address = addressOf(operation)
  yield* queries(operation, address)
  if (operation.path.includes('{'))
    yield { what: 'long part of the path', path: addressOf(operation, 'x'.repeat(10_000)) }
  const turn = tried.size
  tried.add(`headers of ${operation.operationId}`)
  for (const [at, attack] of hostileHeaders().toArray().entries())
    if ((at + turn) % oneOf === 0) yield { ...attack, path: address }
  if (!operation.takesBody) return
  const isForm = operation.requestBody?.content['multipart/form-data'] !== undefined
  const [any] = hostileForms(64)
  // What takes no form does not read one either.
  for (const form of isForm ? hostileForms(formSize) : any ? [any] : [])
    yield { ...form, path: address }
  for (const [what, body] of Object.entries(bodies)) yield { what, path: address, body }
  const schema = operation.requestBody?.content['application/json']?.schema
  for (const { path, schema: at, put } of schema ? placesOf(schema) : []) {
    const deeper = path.length > 1 ? JSON.stringify([path, at]) : null
    if (deeper && tried.has(deeper)) continue
    if (deeper) tried.add(deeper)
    for (const [what, value] of valuesAt(at, made)) {
      const body = JSON.stringify(put('@@')).replace('"@@"', () => value)
      yield { what: `${what} at /${path.join('/')}`, path: address, body }
    }
  }
}

const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => part(at)).join()
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const bodies = {
  'many names': `{${times(43_000, (at) => `"k${at}":0`)}}`,
  'many long names': `{${times(450, (at) => `"${at}${'k'.repeat(1_000)}":0`)}}`,
  'names of controls': `{${times(450, (at) => `"${at}${'\\u0001'.repeat(150)}":0`)}}`,
  'names of many bytes': `{${times(450, (at) => `"${at}${'€'.repeat(300)}":0`)}}`,
  'the same name': `{${times(80_000, () => '"a":0')}}`,
  'names of prototypes': `{${times(450, (at) => `"p${at}":{"constructor":{}}`)},"__proto__":{}}`,
  'deep lists': nested(240_000),
  'deep objects': `${'{"a":'.repeat(80_000)}0${'}'.repeat(80_000)}`,
  'deep without an end': '['.repeat(room),
  'as deep as may be': nested(12),
  'a long list': `[${times(240_000, () => '0')}]`,
  'a list as long as may be': `[${times(12_000, () => '{}')}]`,
  'a long number': '1'.repeat(room),
  'a long string': `"${'x'.repeat(room)}"`,
  'a string of escapes': `"${'\\u0041'.repeat(room / 6)}"`,
  'white space': ' '.repeat(room),
  commas: ','.repeat(room),
}

/** What a place is never meant to hold. */
function* valuesAt({ type }: Schema, made: string[]): Generator<[string, string]> {
  yield ['a long number', '9'.repeat(room)]
  yield ['a list of numbers', `[${times(11_900, () => '7')}]`]
  yield ['a list of texts', `[${times(11_900, () => '"x"')}]`]
  yield ['names', `{${times(mostOfBody.names - 50, (at) => `"k${at}":0`)}}`]
  yield ['a deep list', nested(6)]
  if (type === 'string')
    for (const text of made)
      yield [`${JSON.stringify(text)} repeated`, `"${text.repeat(room / Buffer.byteLength(text))}"`]
}

function* queries({ parameters = [] }: Operation, address: string): Generator<Attack> {
  const many = Array.from({ length: 3_000 }, (_, at) => `${at}`).join('&')
  yield { what: 'many names in the query', path: `${address}?${many}` }
  yield { what: 'a long name in the query', path: `${address}?${'%01'.repeat(4_000)}` }
  for (const { name, in: where } of parameters)
    if (where === 'query')
      for (const [what, query] of [
        ['repeated', Array.from({ length: 1_000 }, () => `${name}=1`).join('&')],
        ['with a long text', `${name}=${'x'.repeat(12_000)}`],
        ['with a long number', `${name}=${'1'.repeat(12_000)}`],
        ['with white space', `${name}=${'%20'.repeat(4_000)}`],
      ])
        yield { what: `${name} ${what}`, path: `${address}?${query}` }
}
