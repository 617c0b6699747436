import { Agent, request } from 'node:http'

export type Answer = { status: number; type: string; body: Buffer }
/** Asks for an address below the API as somebody who is signed in, or as nobody. */
export type Ask = (address: string) => Promise<Answer>

/** Connections are kept, as a browser keeps them; `most` of them at a time. */
export function createAsk(origin: string, cookie: string | null, most = 8): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: most })
  const headers = cookie === null ? {} : { cookie }
  return (address) =>
    new Promise((resolve, reject) => {
      const sent = request(`${origin}${address}`, { agent, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            body: Buffer.concat(parts),
          }),
        )
      })
      sent.on('error', reject)
      sent.end()
    })
}

export type Page = { items: Record<string, unknown>[]; nextCursor: string | null }

export const jsonOf = ({ body }: Answer) => JSON.parse(body.toString()) as Record<string, unknown>

/** The answer as a page of a list; null where it is none. */
export function pageOf({ status, type, body }: Answer): Page | null {
  if (status !== 200 || !type.startsWith('application/json')) return null
  const said = JSON.parse(body.toString()) as Partial<Page>
  return Array.isArray(said.items) && said.nextCursor !== undefined ? (said as Page) : null
}
