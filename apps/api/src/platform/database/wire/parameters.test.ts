import { expect, it } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { use } from '../../../../test/use.ts'
import { Client } from 'pg'
import { toParameter } from './parameters.ts'

const database = useDatabase()
const line = use(
  async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    return { client }
  },
  ({ client }) => client.end(),
)
const returned = async (type: string, value: unknown) =>
  (await line.client.query(`select $1::${type} as value`, [toParameter(value)])).rows[0].value

const odd = ['', 'a,b', '{}', 'NULL', '"quoted"', 'back\\slash', "it's", ' ', 'ä\n\t', '💡']

it.each([
  ['text', 'ein "Wort"\\'],
  ['text', null],
  ['int', 7],
  ['boolean', false],
  ['bytea', Buffer.from([0, 255, 92, 34])],
  ['text[]', []],
  ['text[]', odd],
  ['text[]', ['a', null]],
  ['int[]', [1, -2]],
  ['text[]', [odd, odd.toReversed()]],
  ['bytea[]', [Buffer.from([0, 92, 34]), Buffer.from('')]],
  ['json', { of: ['a', 1, null], said: 'ein "Wort"' }],
  ['jsonb[]', [{ a: '"' }, { b: '\\' }]],
])('%s comes back from PostgreSQL as it was sent: %j', async (type, value) => {
  expect(await returned(type, value)).toEqual(value)
})

it('has nothing for what is not there', () => {
  expect(toParameter(undefined)).toBeNull()
})
