import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import type { Header } from '../../apps/api/test/hostile-headers.ts'
import { type Attack, attacksOn } from '../../apps/api/test/hostile.ts'
import {
  addressOf,
  type Document,
  type Operation,
  operationsOf,
} from '../../apps/api/test/operations.ts'
import { openDatabase } from '../data/folder.ts'
import { type Line, line } from '../line.ts'
import { signInAll } from './people.ts'
import { startWatched, type Watched } from './watched.ts'

/** A busy machine makes a block longer, never shorter: what is long is tried again, and the shortest counts. */
const tries = 4
const suspicious = 20

/** What an operation did under the worst of all attacks on it. */
type Row = { operation: string; ms: number; by: string; bytes: number; of: string }

/** Every operation of the OpenAPI document under everything that is hostile: its slowest block of the event loop and its largest refusal. */
export async function measureHostile(wanted = /./u): Promise<{ rows: Row[]; lines: Line[] }> {
  const database = await openDatabase('small', { copy: true })
  const portal = await startWatched(database.adminUrl)
  try {
    const cookies = await signInAll(database, portal.origin)
    const answer = await fetch(`${portal.origin}/api/v1/openapi.json`)
    // The document's own shape is OpenAPI's.
    const operations = operationsOf((await answer.json()) as Document)
    const tried = new Set<string>()
    const rows: Row[] = []
    let requests = 0
    for (const operation of operations.filter((each) => wanted.test(each.operationId))) {
      const cookie = await whoMay(portal, operation, cookies)
      const row: Row = { operation: operation.operationId, ms: 0, by: '', bytes: 0, of: '' }
      for (const attack of attacksOn(operation, tried)) {
        requests += 1
        const { ms, bytes } = await under(portal, operation, attack, cookie)
        if (ms > row.ms) Object.assign(row, { ms: Number(ms.toFixed(1)), by: attack.what })
        if (bytes > row.bytes) Object.assign(row, { bytes, of: attack.what })
      }
      rows.push(row)
    }
    rows.sort((a, b) => b.ms - a.ms)
    const most = (of: 'ms' | 'bytes') => Math.max(...rows.map((row) => row[of]))
    return {
      rows,
      lines: [
        line(`slowest block of ${requests} requests, ms`, most('ms'), '<=', 50),
        line(`largest refusal of ${requests} requests, bytes`, most('bytes'), '<=', 16_384),
      ],
    }
  } finally {
    await portal.stop()
    await database.stop()
  }
}

async function whoMay(portal: Watched, operation: Operation, cookies: string[]): Promise<string> {
  const { method, takesBody } = operation
  const path = `${addressOf(operation)}?no=1`
  for (const cookie of operation.security?.length === 0 ? [] : cookies) {
    const { status } = await send(
      portal,
      method,
      { what: '', path, ...(takesBody && { body: '[]' }) },
      cookie,
    )
    if (status !== 401 && status !== 403) return cookie
  }
  return ''
}

async function under(portal: Watched, { method }: Operation, attack: Attack, cookie: string) {
  let ms = Number.POSITIVE_INFINITY
  let bytes = 0
  for (let left = tries; left > 0 && ms > suspicious; left--) {
    await portal.longestBlock()
    const refused = await send(portal, method, attack, cookie)
    ms = Math.min(ms, await portal.longestBlock())
    bytes = refused.status < 400 ? 0 : refused.size
  }
  return { ms, bytes }
}

/** Header by header as it stands there; who is refused before the end is not sent the rest. */
async function send(
  { origin }: Watched,
  method: string,
  { path, body, type = 'application/json', headers = [] }: Attack,
  cookie: string,
) {
  const asking = request(`${origin}${path}`, { method, agent })
  const own: Header[] = [
    ['if-match', '"2"'],
    ...(body === undefined ? [] : [['content-type', type] satisfies Header]),
  ]
  const cookies = [cookie, ...headers.filter(([name]) => name === 'cookie').map(([, of]) => of)]
  asking.setHeader('cookie', cookies.join(';'))
  for (const [name, value] of [...own, ...headers])
    if (name !== 'cookie') asking.appendHeader(name, Buffer.from(value).toString('latin1'))
  asking.on('error', () => {})
  asking.end(body)
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  let size = 0
  for await (const chunk of answer) size += (chunk as Buffer).length
  return { status: answer.statusCode ?? 0, size }
}
const agent = new Agent({ keepAlive: true })
