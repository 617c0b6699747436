import Fastify from 'fastify'
import { Pool } from 'pg'

/**
 * What no portal can go below: bare Fastify with one prepared query that fetches the rows of an answer by their key.
 * No session, no row-level security, no middleware.
 */
const [url = ''] = process.argv.slice(2)
const pool = new Pool({ connectionString: url, max: 8 })
const floor = Fastify()
type Asked = { Params: { answer: string } }

floor.get<Asked>('/list/:answer', async ({ params }) => {
  const { rows } = await pool.query<{ item: object }>({
    name: 'items',
    text: 'select item from bench.floor_items where answer = $1 order by position',
    values: [params.answer],
  })
  return { items: rows.map(({ item }) => item), nextCursor: null }
})
floor.get<Asked>('/file/:answer', async ({ params }, reply) => {
  const { rows } = await pool.query<{ type: string; content: Buffer }>({
    name: 'file',
    text: 'select type, content from bench.floor_files where answer = $1',
    values: [params.answer],
  })
  const [file] = rows
  return reply.type(file!.type).send(file!.content)
})
process.send?.(await floor.listen({ port: 0, host: '127.0.0.1' }))
