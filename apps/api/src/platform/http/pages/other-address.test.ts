import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { beforeAll, expect, it } from 'vitest'
import { faultTexts } from '../../../fault-texts.ts'
import { errors } from '../errors.ts'
import { sameOrigin } from '../origin.ts'
import { spa } from './spa.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  for (const page of ['index.html', 'login.html']) await writeFile(join(folder, page), 'the page')
})

async function portalAt(publicUrl: string) {
  const app = fastify()
  await app.register(errors, { texts: faultTexts })
  await app.register(async (api) => {
    await api.register(sameOrigin, { publicUrl })
    api.post('/api/v1/session', () => 'taken')
  })
  await app.register(spa, { folder, entries: ['/anmelden'], publicUrl })
  return async (host: string, headers: Record<string, string> = {}, url = '/') => {
    const { statusCode, body } = await app.inject({
      url,
      headers: { host, accept: 'text/html', ...headers },
    })
    return [statusCode, body] as const
  }
}

it('names its https address to whoever opens it by another name without encryption, on every page', async () => {
  const open = await portalAt('https://portal.praxis.de')
  for (const url of ['/', '/anmelden', '/weisungen?a="><b>', '/gibt/es/nicht'])
    for (const host of ['praxis-server:3000', '192.168.1.7:3000', 'portal.praxis.de:3000']) {
      const [status, body] = await open(host, {}, url)
      expect(status).toBe(421)
      expect(body).toMatch(
        /Bitte öffnen Sie dieses Portal unter <a href="https:\/\/portal\.praxis\.de\//u,
      )
      expect(body).not.toContain('<b>')
    }
  const [status] = await open('portal.praxis.de', { 'x-forwarded-proto': 'http' })
  expect(status).toBe(421)
})

it('shows its pages where a browser trusts the connection, whatever a proxy calls the host', async () => {
  const open = await portalAt('https://portal.praxis.de')
  expect(await open('portal.praxis.de')).toEqual([200, 'the page'])
  expect(await open('upstream:3000', { 'sec-fetch-mode': 'navigate' })).toEqual([200, 'the page'])
  for (const host of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])
    expect(await open(host)).toEqual([200, 'the page'])
})

it('tells each of its pages the address of the portal, for a browser that came by another one', async () => {
  const html = '<!doctype html><html lang="de"></html>'
  for (const page of ['index.html', 'login.html']) await writeFile(join(folder, page), html)
  const open = await portalAt('https://portal.praxis.de')
  for (const url of ['/', '/anmelden', '/weisungen/neu'])
    expect(await open('falsch.praxis.de', { 'sec-fetch-mode': 'navigate' }, url)).toEqual([
      200,
      html.replace('<html ', '<html data-address="https://portal.praxis.de" '),
    ])
})

it('says to whoever runs it that PUBLIC_URL is missing where it is opened from another machine', async () => {
  const open = await portalAt('http://localhost:3000')
  const [status, body] = await open('praxis-server:3000')
  expect([status, body]).toEqual([421, expect.stringContaining('setzt PUBLIC_URL')])
})

it('tells a page of its own that was opened under another address the right one, and another site nothing', async () => {
  const app = fastify()
  await app.register(errors, { texts: faultTexts })
  await app.register(sameOrigin, { publicUrl: 'https://portal.praxis.de' })
  app.post('/', () => 'taken')
  const send = async (origin: string, host = 'praxis-server:3000') =>
    (await app.inject({ method: 'POST', url: '/', headers: { origin, host } })).json()
  expect(await send('http://praxis-server:3000')).toMatchObject({
    status: 403,
    code: 'forbidden',
    rule: 'other-address',
    address: 'https://portal.praxis.de',
    detail:
      'Bitte öffnen Sie das Portal unter https://portal.praxis.de. Unter dieser Adresse hier nimmt es nichts an.',
  })
  for (const origin of ['https://evil.example', 'null', 'http://praxis-server'])
    expect(await send(origin)).toMatchObject({ rule: 'cross-site' })
})
