import { X509Certificate } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { der, readDer } from '../src/platform/stamps/der.ts'
import { certificateOf, tokenOf, type TokenWishes } from './authority-token.ts'

/** Answers a request in its own way: with bytes, or on the connection itself. */
export type Deed = (
  asked: { digest: Buffer; nonce: Buffer },
  response: ServerResponse,
  request: Buffer,
) => Promise<Buffer | null> | Buffer | null

export type Authority = Awaited<ReturnType<typeof startAuthority>>

/** A time-stamp authority of our own on the loopback (RFC 3161, §3.4), which gives what it is told to. */
export async function startAuthority(clock: () => string) {
  const root = await certificateOf({ name: 'Stempel-Wurzel', ca: true })
  const own = await certificateOf({ name: 'Zeitstempelstelle', by: root })
  const token = async (
    asked: { digest: Uint8Array; nonce: Uint8Array | null },
    other: Partial<TokenWishes> = {},
  ) =>
    tokenOf({
      ...asked,
      at: new Date(clock()),
      by: own,
      carried: [other.by ?? own, root],
      ...other,
    })
  const stamped: Deed = async (asked) => granted(await token(asked))
  let deed: Deed = stamped
  let count = 0
  const server = createServer((request, response) => {
    count += 1
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const body = Buffer.concat(parts)
      const [, imprint, nonce] = readDer(body).children
      const asked = { digest: imprint!.children[1]!.content, nonce: nonce!.content }
      const answer = await deed(asked, response, body)
      if (answer)
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // What listens on a port of the loopback has such an address.
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/tsr`),
    root,
    own,
    anchors: [new X509Certificate(root.pem)],
    token,
    /** How often it was asked. */
    count: () => count,
    /** What it does from now on; without one it gives good stamps. */
    does: (next: Deed = stamped) => void (deed = next),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const granted = (token: Buffer, status = 0): Buffer =>
  der(0x30, der(0x30, der(0x02, Buffer.from([status]))), token)
