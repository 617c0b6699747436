import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { usePortal } from './harness.ts'
import { send } from './request.ts'
import { useFolder } from './use.ts'

const web = useFolder()
beforeAll(async () => {
  await writeFile(join(web, 'index.html'), '<!doctype html>')
  await writeFile(join(web, 'index.html.br'), brotliCompressSync('<!doctype html>'))
  await writeFile(join(web, 'index.html.gz'), gzipSync('<!doctype html>'))
  await writeFile(join(web, 'login.html'), '<!doctype html>')
  await mkdir(join(web, 'assets'))
  for (const name of ['page.js', 'worker.mjs']) await writeFile(join(web, 'assets', name), '1')
})
const portal = usePortal({ metricsToken: 'a token for the metrics' }, web)

it('counts every answer of the API, for whoever has the token', async () => {
  await send(portal.app, 'GET', '/session')
  const ask = (authorization?: string) =>
    portal.app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })
  expect((await ask()).statusCode).toBe(401)
  expect((await ask('Bearer another')).statusCode).toBe(401)
  expect((await ask('Bearer a token for the metrics')).payload).toContain(
    'operation="getSession",status="401"',
  )
})

it('serves its pages with a policy that allows no foreign and no inline code', async () => {
  const { statusCode, headers } = await portal.app.inject({
    url: '/weisungen',
    headers: { accept: 'text/html' },
  })
  expect(statusCode).toBe(200)
  expect(headers['cache-control']).toBe('no-cache')
  const policy = String(headers['content-security-policy'])
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    expect(policy).toContain(rule)
  }
  expect(policy).not.toContain('unsafe')
})

it.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['', undefined, (text: Buffer) => text],
] as const)('serves its pages packed as a browser takes them: %s', async (taken, as, unpacked) => {
  for (const url of ['/', '/weisungen', '/index.html']) {
    const { headers, rawPayload } = await portal.app.inject({
      url,
      headers: { accept: 'text/html', 'accept-encoding': taken },
    })
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
    })
    expect(headers['content-encoding']).toBe(as)
    expect(unpacked(rawPayload).toString()).toBe('<!doctype html>')
  }
})

it.each([
  '/..//x',
  '/%2e%2e/x',
  '/%00',
  '/index.html%00.js',
  '/assets/',
  '/%5c..',
  '/api/v1//session',
  '/api/v1/%zz',
  '/api/v2/session',
  '/gibt-es-nicht.js',
])('answers %s like any address that leads nowhere', async (url) => {
  for (const taken of [undefined, 'gzip, br']) {
    const { statusCode, payload } = await portal.app.inject({
      url,
      headers: taken === undefined ? {} : { 'accept-encoding': taken },
    })
    expect([statusCode, JSON.parse(payload).code]).toEqual([404, 'not-found'])
  }
})

it('says what a page or a worker obeys with each of them, and not with what a page is made of', async () => {
  const saidWith = async (url: string) =>
    Object.keys((await portal.app.inject({ url, headers: { accept: 'text/html' } })).headers)
  const ofAll = ['cross-origin-resource-policy', 'x-content-type-options', 'referrer-policy']
  const ofPages = ['content-security-policy', 'permissions-policy', 'x-frame-options']
  for (const url of [
    '/',
    '/login.html',
    '/assets/worker.mjs',
    '/assets/gone.js',
    '/api/v1/session',
  ])
    expect(await saidWith(url)).toEqual(expect.arrayContaining([...ofAll, ...ofPages]))
  const said = await saidWith('/assets/page.js')
  expect(said).toEqual(expect.arrayContaining(ofAll))
  expect(said.filter((name) => ofPages.includes(name))).toEqual([])
})

it('is ready while the database answers', async () => {
  expect((await portal.app.inject('/readyz')).statusCode).toBe(200)
  expect((await portal.app.inject('/healthz')).statusCode).toBe(200)
})

it.each([
  ['POST', '/session', { email: 'a\u0000b@example.org', password: 'x' }],
  ['POST', '/session', { email: 7, password: 'x' }],
  ['POST', '/invitations/accept', { token: 'x'.repeat(300), password: 'a long enough one' }],
])('names what is wrong instead of failing: %s %s', async (method, path, body) => {
  expect((await send(portal.app, method, path, { body })).status).toBe(400)
})

it.each([
  '/subprocessors?on=0000-01-01',
  '/notices?cursor=WyIwMDAwLTAxLTAxVDAwOjAwOjAwLjAwMFoiLCIwMTk4YzVhMi0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiXQ',
  '/clients?cursor=WyJcdTAwMDAiLCIwMTk4YzVhMi0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiXQ',
  '/notices?limit=0x10',
  '/toms/1e0',
])('refuses %s with an answer', async (path) => {
  const anna = await portal.login('anna.berger')
  expect((await anna.send('GET', path)).status).toBe(400)
})
