import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { faultTexts } from '../../fault-texts.ts'
import { errors } from './errors.ts'
import { logOptions } from '../boot/log.ts'
import { serializerCompiler, validatorCompiler } from './input/validation.ts'

async function throwing(error: unknown) {
  const app = Fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(errors, { texts: faultTexts })
  app.get('/', async () => {
    throw error
  })
  app.post('/', { schema: { body: z.strictObject({ a: z.string() }) } }, async () => 1)
  app.get('/shape', { schema: { response: { 200: z.object({ a: z.string() }) } } }, async () => ({
    a: 'x',
    secret: 'y',
  }))
  return app
}

it('keeps the words of an unexpected error to itself', async () => {
  const app = await throwing(Object.assign(new Error('secret at 10.0.0.1'), { statusCode: 404 }))
  const response = await app.inject('/')
  expect([response.statusCode, response.json().code]).toEqual([500, 'internal'])
  expect(response.payload).not.toContain('10.0.0.1')
})

it('says that the database is gone, and when to come back', async () => {
  for (const error of [
    Object.assign(new Error('terminating connection'), { code: '57P01', severity: 'FATAL' }),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }),
    new Error('query', { cause: new Error('Connection terminated unexpectedly') }),
  ]) {
    const response = await (await throwing(error)).inject('/')
    expect([response.statusCode, response.headers['retry-after'], response.json().code]).toEqual([
      503,
      '5',
      'unavailable',
    ])
  }
})

it('answers in the language the browser asks for, German where it asks for none', async () => {
  const app = await throwing(new Error('x'))
  const detail = async (language?: string) =>
    (
      await app.inject({ url: '/', headers: language ? { 'accept-language': language } : {} })
    ).json().title
  expect([await detail(), await detail('en-GB,en;q=0.9'), await detail('fr')]).toEqual([
    'Unerwarteter Fehler',
    'Unexpected error',
    'Unerwarteter Fehler',
  ])
})

it('logs what happened without a word of what people typed', async () => {
  const logged: string[] = []
  const app = Fastify({
    logger: {
      ...logOptions({ logLevel: 'info' }),
      stream: { write: (line: string) => void logged.push(line) },
    },
  })
  await app.register(errors, { texts: faultTexts })
  const cause = Object.assign(new Error('invalid input "GEHEIM-1"'), {
    code: '22P02',
    severity: 'ERROR',
    routine: 'x',
  })
  app.get('/', async () => {
    throw new Error('Failed query: insert into t\nparams: GEHEIM-2,anna@example.org', { cause })
  })
  await app.inject({ url: '/?q=GEHEIM-3', headers: { 'user-agent': 'GEHEIM-4' } })
  expect(logged.join('')).toContain('"code":"22P02"')
  expect(logged.join('')).toContain('errors.test.ts')
  expect(logged.join('')).not.toMatch(/GEHEIM|anna@/u)
})

it('names every field that is wrong', async () => {
  const response = await (
    await throwing(null)
  ).inject({ method: 'POST', url: '/', payload: { a: 1, b: 2 } })
  expect([
    response.statusCode,
    response.json().issues.map(({ path }: { path: string }) => path),
  ]).toEqual([400, ['/a', '/b']])
})

it('sends nothing that is not in the answer’s schema', async () => {
  expect((await (await throwing(null)).inject('/shape')).json()).toEqual({ a: 'x' })
})

it('A1 says little of whatever was sent: twenty issues, and a piece of each name', async () => {
  const names = Array.from({ length: 300 }, (_, at) => `${at}\u0001€${'"'.repeat(1_000)}`)
  const payload = Object.fromEntries(names.map((name) => [name, 0]))
  const answer = await (await throwing(null)).inject({ method: 'POST', url: '/', payload })
  const { issues, detail } = answer.json()
  expect(issues).toHaveLength(20)
  expect(issues[1]).toEqual({
    path: `/0\uFFFD€${'"'.repeat(75)}…`,
    code: 'unknown-field',
    message: 'Unrecognized key',
  })
  expect(detail.length).toBeLessThan(2_000)
  expect(answer.rawPayload.length).toBeLessThan(16_384)
})
