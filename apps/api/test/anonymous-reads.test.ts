import { setImmediate as turn } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { usePortal } from './harness.ts'
import { testSecrets } from './keys.ts'
import { useFolder } from './use.ts'

const portal = usePortal({ metricsToken: 'a token for the metrics' }, useFolder())
afterEach(() => void vi.restoreAllMocks())

const address = '/api/v1/openapi.json'
const ask = (url: string, headers: Record<string, string> = {}) =>
  portal.app.inject({ url, headers })

/** Holds back whatever is asked of the database until a hundred have asked for the same. */
function holdTheDatabase() {
  const held = Promise.withResolvers<void>()
  let asked = 0
  for (const connections of Object.values(portal.connections)) {
    // Whatever they take and give, they are held back alike.
    const doors = connections as unknown as Record<
      string,
      (...given: unknown[]) => Promise<unknown>
    >
    for (const way of ['transaction', 'read', 'single']) {
      const original = doors[way]!
      vi.spyOn(doors, way).mockImplementation(async (...given) => {
        asked += 1
        await held.promise
        return original(...given)
      })
    }
  }
  return { asked: () => asked, letGo: held.resolve }
}

describe('an anonymous GET', () => {
  it('A2 C2 costs for a hundred who ask at once what it costs for one, whatever it is', async () => {
    const open = portal.app.routes.filter(({ method, isOpen }) => method === 'GET' && isOpen)
    const others = ['/api/docs', '/api/docs/json', '/api/docs/yaml']
    const addresses = [...open.map(({ url }) => url), ...others]
    expect(addresses.length).toBeGreaterThan(6)
    const costs: Record<string, number> = {}
    for (const url of addresses) {
      const database = holdTheDatabase()
      const made = vi.spyOn(portal.app, 'swagger')
      const answers = Promise.all(Array.from({ length: 100 }, () => ask(url)))
      for (let turns = 0; turns < 500; turns++) await turn()
      costs[url] = database.asked() + made.mock.calls.length
      database.letGo()
      await answers
      vi.restoreAllMocks()
    }
    expect(Object.entries(costs).filter(([, cost]) => cost > 1)).toEqual([])
  })

  it('A2 gets the document as it was packed once, and nothing again that it has', async () => {
    const plain = await ask(address)
    expect(plain.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
    })
    for (const [taken, as, unpacked] of [
      ['gzip, br', 'br', brotliDecompressSync],
      ['gzip;q=0.5, br;q=0', 'gzip', gunzipSync],
      ['deflate', undefined, (text: Buffer) => text],
    ] as const) {
      const packed = await ask(address, { 'accept-encoding': taken })
      expect(packed.headers['content-encoding']).toBe(as)
      expect(unpacked(packed.rawPayload).equals(plain.rawPayload)).toBe(true)
    }
    const again = await ask(address, { 'if-none-match': String(plain.headers.etag) })
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0])
  })

  it('A2 finds the document and its pages only where they are switched on', async () => {
    const off = await portal.another(testSecrets, { apiDocs: false })
    for (const url of [address, '/api/docs', '/api/docs/json', '/api/docs/yaml'])
      expect((await off.inject(url)).statusCode).toBe(404)
    for (const url of ['/api/docs/json', '/api/docs/yaml'])
      expect((await ask(url)).headers.location).toBe(address)
    await off.close()
  })
})
