import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { beforeAll, expect, it } from 'vitest'
import { mostOfBody } from '../src/platform/http/input/json-body.ts'
import { usePortal } from './harness.ts'
import { type Attack, attacksOn, fewTexts } from './hostile.ts'
import { asRead, type Header, hostileHeaders } from './hostile-headers.ts'
import { addressOf, type Document, type Operation, operationsOf } from './operations.ts'
import { usePerson } from './person.ts'
import type { Schema } from './samples.ts'

const portal = usePortal()
const people = ['anna.berger', 'lukas.huber', 'robert.zerer', 'eva.brandl'].map((wanted) =>
  usePerson(portal, wanted),
)
let operations: Operation[]

beforeAll(async () => {
  for (const person of people) await person.reauthenticate()
  const document = (await portal.app.inject('/api/v1/openapi.json')).json<Document>()
  operations = operationsOf(document)
})

const ask = (
  method: string,
  { path: url, body, type = 'application/json', headers = [] }: Omit<Attack, 'what'>,
  cookie: string,
) =>
  portal.app.inject({
    // Every verb of the document is one of HTTP's.
    method,
    url,
    headers: {
      'if-match': '"2"',
      ...(body !== undefined && { 'content-type': type }),
      ...asRead(headers, cookie),
    },
    ...(body !== undefined && { payload: body }),
  })

/** The first who gets past the door, if only to be told that something is wrong. */
async function whoMay(operation: Operation): Promise<string | null> {
  if (operation.security?.length === 0) return ''
  for (const { cookie } of people) {
    const { method, takesBody } = operation
    const path = `${addressOf(operation)}?no=1`
    const refused = await ask(method, { path, ...(takesBody && { body: '[]' }) }, cookie)
    if (![401, 403].includes(refused.statusCode)) return cookie
  }
  return null
}

it('A1 C1 whatever is sent to any operation is refused briefly, as a problem of twenty issues at most', async () => {
  const wrong: string[] = []
  const outside: string[] = []
  const parts = new Set<string>()
  let tried = 0
  let largest = 0
  for (const operation of operations) {
    const cookie = await whoMay(operation)
    if (cookie === null) outside.push(operation.operationId)
    for (const attack of attacksOn(operation, parts, { made: fewTexts, oneOf: 8 })) {
      const { what, body } = attack
      const answer = await ask(operation.method, attack, cookie ?? '')
      tried += 1
      const { statusCode, rawPayload, headers } = answer
      // What others hang on an address that is open to all is not looked at.
      if (statusCode < 300 && body === undefined && operation.security?.length === 0) continue
      // Nor what headers say that nobody reads.
      if (statusCode < 400 && attack.headers) continue
      const type = String(headers['content-type'])
      const isProblem =
        statusCode >= 400 && statusCode < 500 && type.startsWith('application/problem+json')
      const issues: unknown[] = isProblem ? (answer.json().issues ?? []) : []
      largest = Math.max(largest, rawPayload.length)
      if (!isProblem || rawPayload.length > 16_384 || issues.length > 20)
        wrong.push(
          `${operation.operationId} ${what}: ${statusCode}, ${rawPayload.length} bytes, ${issues.length} issues`,
        )
    }
  }
  expect(wrong).toEqual([])
  // Only in the half session of an enrolment.
  expect(outside).toEqual([])
  expect(tried).toBeGreaterThan(3_000)
  // The longest answer is of the attacks that try to be echoed: it comes near what is allowed.
  expect(largest).toBeGreaterThan(8_000)
})

it('A1 headers that are too much are refused briefly before anybody looks at them, as a problem', async () => {
  const origin = await portal.app.listen({ port: 0, host: '127.0.0.1' })
  const statuses = new Set<number>()
  for (const { what, headers } of hostileHeaders()) {
    const { status, type, size } = await askPlainly(`${origin}/api/v1/session`, headers)
    statuses.add(status)
    if (status === 431)
      expect([what, type]).toEqual([what, 'application/problem+json; charset=utf-8'])
    expect([what, status < 500, size <= 16_384]).toEqual([what, true, true])
  }
  expect(statuses).toContain(431)
})

/** Header by header, as no program would that puts them together first. */
async function askPlainly(url: string, headers: Header[]) {
  const flat = headers.flatMap(([name, value]) => [name, Buffer.from(value).toString('latin1')])
  const asking = request(url, { headers: ['host', new URL(url).host, ...flat] })
  asking.on('error', () => {})
  asking.end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  let size = 0
  for await (const chunk of answer) size += (chunk as Buffer).length
  return { status: answer.statusCode ?? 0, type: answer.headers['content-type'], size }
}

it('A1 a body of too many parts is not read, and no body of the contract has as many', () => {
  const tooLarge = operations.filter(({ requestBody }) => {
    const schema = requestBody?.content['application/json']?.schema
    const { names, commas, depth } = sizeOf(schema ?? {})
    // Twice the names, and a passkey may have members of its own.
    return (
      names * 2 > mostOfBody.names || commas > mostOfBody.commas || depth + 4 > mostOfBody.depth
    )
  })
  expect(tooLarge).toEqual([])
})

/** The most that a value of a schema is made of. */
function sizeOf({ properties = {}, items, maxItems = 0, ...schema }: Schema): typeof mostOfBody {
  const inner = [...Object.values(properties), ...(schema.anyOf ?? schema.oneOf ?? [])].map(sizeOf)
  const item = items ? sizeOf(items) : { names: 0, commas: 0, depth: 0 }
  const sum = (part: 'names' | 'commas') => inner.reduce((all, each) => all + each[part], 0)
  const own = Object.keys(properties).length
  return {
    names: own + sum('names') + maxItems * item.names,
    commas: own + sum('commas') + maxItems * (item.commas + 1),
    depth: 1 + Math.max(item.depth, ...inner.map(({ depth }) => depth), 0),
  }
}

it('A1 no text, list or number that is taken is without a bound', () => {
  const boundless: string[] = []
  for (const { operationId, parameters = [], requestBody } of operations) {
    for (const { name, schema } of parameters)
      boundless.push(...boundlessIn(schema, `${operationId}?${name}`))
    for (const { schema } of Object.values(requestBody?.content ?? {}))
      boundless.push(...boundlessIn(schema, operationId))
  }
  expect(boundless).toEqual([])
})

/** Texts of a fixed form and files, which are measured as they are read, have a bound of their own. */
const bounded = new Set(['uuid', 'date', 'date-time', 'binary'])

function boundlessIn(schema: Schema & { const?: unknown }, at: string): string[] {
  const { type, format, properties = {}, items, anyOf = [], oneOf = [] } = schema
  const isNamed = schema.enum !== undefined || schema.const !== undefined
  const isBoundless =
    (type === 'string' && schema.maxLength === undefined && !bounded.has(format ?? '')) ||
    (type === 'array' && schema.maxItems === undefined) ||
    (['number', 'integer'].includes(type ?? '') &&
      (schema.minimum === undefined || schema.maximum === undefined))
  return [
    ...(isBoundless && !isNamed ? [at] : []),
    ...Object.entries(properties).flatMap(([name, each]) => boundlessIn(each, `${at}/${name}`)),
    ...(items ? boundlessIn(items, `${at}/*`) : []),
    ...[...anyOf, ...oneOf].flatMap((each) => boundlessIn(each, at)),
  ]
}
