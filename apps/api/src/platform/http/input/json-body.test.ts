import Fastify from 'fastify'
import { expect, it } from 'vitest'
import { faultTexts } from '../../../fault-texts.ts'
import { errors } from '../errors.ts'
import { acceptOnlyJson, mostOfBody } from './json-body.ts'

async function sent(payload: string) {
  const app = Fastify()
  acceptOnlyJson(app)
  await app.register(errors, { texts: faultTexts })
  app.post('/', async ({ body }) => body)
  const headers = { 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/', headers, payload })
  return [answer.statusCode, answer.json().reason]
}
const { depth, names, commas } = mostOfBody
const nested = (times: number) => '['.repeat(times) + ']'.repeat(times)
const named = (times: number) => `{${Array.from({ length: times }, (_, at) => `"${at}":0`).join()}}`
const listed = (times: number) => `[${Array.from({ length: times + 1 }, () => '0').join()}]`

it.each([
  ['deep', nested(depth), nested(depth + 1)],
  ['full of names', named(names), named(names + 1)],
  ['long', listed(commas), listed(commas + 1)],
])('A1 a body that is too %s is not read', async (_, largest, larger) => {
  expect(await sent(largest)).toEqual([200, undefined])
  expect(await sent(larger)).toEqual([413, 'too-large'])
})

it('A1 what stands in a text counts for nothing', async () => {
  const text = `"\\"\\\\,:{}[]`
  const body = `{"a":${JSON.stringify(`${text.repeat(2_000)}"`)},"b\\\\":{"c":[1]}}`
  expect(await sent(body)).toEqual([200, undefined])
})
