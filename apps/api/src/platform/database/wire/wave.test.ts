import { Client } from 'pg'
import { expect, it } from 'vitest'
import { useDatabase } from '../../../../test/database.ts'
import { use } from '../../../../test/use.ts'
import { named } from './handle.ts'
import { Wave } from './wave.ts'

const database = useDatabase()
const line = use(
  async () => {
    const connected = new Client({ connectionString: database.url, pipeline: true })
    await connected.connect()
    return { client: connected }
  },
  ({ client }) => client.end(),
)

const asked = (...texts: string[]) =>
  line.client.query(new Wave(texts.map((text) => named({ text, values: [] })))).results
const rows = async (...texts: string[]) => (await asked(...texts)).map((answer) => answer.rows)

it('is one transaction: what a statement sets, those behind it see, and nobody afterwards', async () => {
  const read = `select current_setting('app.side', true) as side`
  expect(
    await rows(`select set_config('app.side', 'client', true) is not null as ok`, read),
  ).toEqual([[{ ok: true }], [{ side: 'client' }]])
  expect(await rows(read)).toEqual([[{ side: '' }]])
})

it('answers each statement with its own rows, however many, again and again', async () => {
  for (const _ of [1, 2, 3])
    expect(
      await rows(
        'select n from generate_series(1, 3) n',
        'select 4 as n where false',
        'select 5 as n',
      ),
    ).toEqual([[{ n: 1 }, { n: 2 }, { n: 3 }], [], [{ n: 5 }]])
})

it('takes a statement without a name or a value like any other', async () => {
  const unnamed = { text: `select current_setting('app.side', true) as side`, values: [] }
  const set = { text: `select set_config('app.side', $1, true)`, values: ['provider'] }
  for (const _ of [1, 2, 3]) {
    const [, read] = await line.client.query(new Wave([named(set), unnamed])).results
    expect(read?.rows).toEqual([{ side: 'provider' }])
  }
})

it('fails as a whole where one fails, and the connection goes on: what lay behind is prepared the next time', async () => {
  const behind = 'select 7 as behind'
  await expect(asked('select 6 as before', 'select 1 / 0', behind)).rejects.toThrow(
    'division by zero',
  )
  expect(await rows('select 6 as before', behind)).toEqual([[{ before: 6 }], [{ behind: 7 }]])
})

it('keeps its place among others on the same connection', async () => {
  const all = await Promise.all([
    rows('select 1 as n', 'select 2 as n'),
    line.client.query('select 3 as n').then((answer) => [answer.rows]),
    rows('select 4 as n'),
  ])
  expect(all.flat(2).map(({ n }: any) => n)).toEqual([1, 2, 3, 4])
})

it('fails when the connection is lost, and does not wait for ever', async () => {
  const lost = new Client({ connectionString: database.url, pipeline: true })
  lost.on('error', () => {})
  await lost.connect()
  const wave = lost.query(
    new Wave([named({ text: 'select pg_terminate_backend(pg_backend_pid())', values: [] })]),
  )
  await expect(wave.results).rejects.toThrow(/terminat/u)
})
