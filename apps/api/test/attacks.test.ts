import { describe, expect, it } from 'vitest'
import { codeOf, stepAt } from '../src/accounts/factors/totp.ts'
import { account } from './demo.ts'
import { usePortal } from './harness.ts'
import { type Answer, cookieOf, send } from './request.ts'

const portal = usePortal()

const ids = '0198c5a2-0000-7000-8000-000000000001'
const pathOf = (url: string) =>
  url
    .replace('/api/v1', '')
    .replace(/:(version|sequence)/u, '1')
    .replaceAll(/:\w+/gu, ids)

it('T4 two hundred wrong codes, with logins in between and from many addresses, are judged fifty times and open nothing', async () => {
  const { email, password, totpSecret } = account('jonas.weiss')
  const right = () => codeOf(totpSecret!, stepAt(portal.clock.now()))
  const judged: Record<number, number> = {}
  for (let i = 0; i < 200; i += 10) {
    const remoteAddress = `198.51.100.${i}`
    const login = await portal.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      remoteAddress,
      payload: { email, password },
    })
    const cookie = String(login.headers['set-cookie']).split(';')[0]!
    for (let j = 0; j < 10; j++) {
      const code = String((Number(right()) + 1 + j) % 1e6).padStart(6, '0')
      const { statusCode } = await portal.app.inject({
        method: 'POST',
        url: '/api/v1/session/totp',
        remoteAddress: `203.0.113.${(i + j) % 250}`,
        headers: { cookie },
        payload: { code },
      })
      judged[statusCode] = (judged[statusCode] ?? 0) + 1
    }
    portal.clock.advance(31)
  }
  expect(judged).toEqual({ 401: 50, 403: 150 })
  const again = await send(portal.app, 'POST', '/session', { body: { email, password } })
  const last = await send(portal.app, 'POST', '/session/totp', {
    body: { code: right() },
    headers: { cookie: cookieOf(again) },
  })
  expect(last.body.code).toBe('second-factor-disabled')
})

it('S3 a cookie from before the logout opens no route at all, downloads included', async () => {
  const lukas = await portal.login('lukas.huber')
  const { body: documents } = await lukas.send('GET', '/documents')
  const { body: agreements } = await lukas.send('GET', '/agreements')
  const { body: instructions } = await lukas.send('GET', '/instructions?status=executed')
  const downloads = [
    `/documents/${documents.items[0].id}/content`,
    `/agreements/${agreements.items[0].id}/document`,
    `/instructions/${instructions.items[0].id}/receipt`,
  ]
  for (const path of downloads) expect((await lukas.send('GET', path)).status).toBe(200)
  expect((await lukas.send('DELETE', '/session')).status).toBe(204)
  const opened: string[] = []
  for (const { method, url, operationId, isOpen } of portal.app.routes) {
    if (!operationId || isOpen) continue
    const { status } = await lukas.send(method, pathOf(url), method === 'GET' ? {} : { body: {} })
    if (status !== 401) opened.push(`${operationId} ${status}`)
  }
  for (const path of downloads)
    if ((await lukas.send('GET', path)).status !== 401) opened.push(path)
  expect(opened).toEqual([])
})

it('I1 an id of another client nested in a body is worth nothing', async () => {
  const { rows } = await portal.superuser.query<{ id: string; manager: string }>(
    `select c.id, m.user_id as manager from clients c join memberships m on m.client_id = c.id and m.role = 'manager'
      where c.name = 'Ergotherapie Lindenau'`,
  )
  const { id, manager } = rows[0]!
  const anna = await portal.login('anna.berger')
  const own = (await anna.send('GET', '/session')).body.activeClient.id
  expect((await anna.send('POST', '/session/client', { body: { clientId: id } })).status).toBe(404)
  const entry = await anna.send('POST', `/clients/${own}/authorised-persons`, {
    body: {
      userId: manager,
      name: 'X',
      function: 'X',
      email: 'x@example.org',
      validFrom: '2199-01-01',
      secondFactor: { kind: 'totp', code: anna.freshCode() },
    },
    headers: { 'idempotency-key': 'nested' },
  })
  expect(entry.status).toBeGreaterThanOrEqual(400)
  const { body: list } = await anna.send('GET', '/instructions?clientId=' + id)
  expect(list.items).toEqual([])
  const { body: log } = await anna.send('GET', `/clients/${own}/security-log?userId=${manager}`)
  expect(log.items).toEqual([])
})

it('I2 nobody makes themselves more than they are by saying so', async () => {
  const miriam = await portal.login('miriam.vogt')
  for (const extra of [
    { role: 'manager' },
    { side: 'provider' },
    { email: 'x@example.org' },
    { id: ids },
  ]) {
    const answer = await miriam.send('PATCH', '/account', { body: { locale: 'de', ...extra } })
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid'])
  }
  expect((await miriam.send('GET', '/session')).body.role).toBe('member')
})

describe('N4 a redirect', () => {
  it.each([
    '/login?next=//evil.example',
    '/login?next=https://evil.example',
    '//evil.example/%2f..',
    '/\\evil.example',
    '/api/v1/session?redirect=https://evil.example',
  ])('to another site is never answered: %s', async (url) => {
    const answer = await portal.app.inject({
      url,
      headers: { accept: 'text/html', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    expect(answer.headers.location).toBeUndefined()
    expect(answer.statusCode).not.toBeGreaterThanOrEqual(500)
    expect(answer.payload).not.toContain('evil.example')
  })
})

describe('N5 a request another site makes a browser send', () => {
  const attempts: [string, Record<string, string>, string][] = [
    [
      'a form',
      { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      'kind=other',
    ],
    [
      'a form of an old browser',
      { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      'kind=other',
    ],
    [
      'JSON as plain text',
      { 'content-type': 'text/plain', 'sec-fetch-site': 'cross-site' },
      '{"kind":"other"}',
    ],
    [
      'JSON as plain text without any word of where it comes from',
      { 'content-type': 'text/plain' },
      '{"kind":"other","title":"x","text":"x"}',
    ],
    [
      'a file upload',
      { 'content-type': 'multipart/form-data; boundary=x', origin: 'null' },
      '--x--',
    ],
    ['no type at all', { 'sec-fetch-site': 'same-site' }, '{}'],
  ]
  it.each(attempts)('does nothing: %s', async (_, headers, payload) => {
    const lukas = await portal.login('lukas.huber')
    const count = async () => (await portal.superuser.query('select from instructions')).rowCount
    const before = await count()
    const answer = await portal.app.inject({
      method: 'POST',
      url: '/api/v1/instructions',
      headers: { cookie: lukas.cookie, ...headers },
      payload,
    })
    expect([403, 415]).toContain(answer.statusCode)
    expect(await count()).toBe(before)
  })

  it('does nothing on any unsafe route, whoever is signed in', async () => {
    const anna = await portal.login('anna.berger')
    const passed: string[] = []
    for (const { method, url, operationId } of portal.app.routes) {
      if (!operationId || method === 'GET') continue
      const answer: Answer = await anna.send(method, pathOf(url), {
        body: {},
        headers: { origin: 'https://evil.example' },
      })
      if (answer.body?.rule !== 'cross-site') passed.push(operationId)
    }
    expect(passed).toEqual([])
    expect((await anna.send('GET', '/session')).status).toBe(200)
  })
})

describe('somebody with several clients', () => {
  it('sees of each client nothing in the other, and is told where they are', async () => {
    const karin = await portal.login('karin.stadler')
    const { body: first } = await karin.send('GET', '/session')
    const other = first.memberships.find(
      ({ clientId }: { clientId: string }) => clientId !== first.activeClient.id,
    )
    const seen = async () => {
      const items: string[] = []
      for (const list of ['/instructions', '/notices', '/documents', '/agreements'])
        for (const { id } of (await karin.send('GET', list)).body.items) items.push(id)
      return items
    }
    const here = await seen()
    const switched = await karin.send('POST', '/session/client', {
      body: { clientId: other.clientId },
    })
    expect(switched.status).toBe(204)
    const { body: second } = await karin.send('GET', '/session')
    expect(second.activeClient).toEqual({ id: other.clientId, name: other.clientName })
    const there = await seen()
    const { rows } = await portal.superuser.query<{ id: string }>(
      `select id from notices where audience = '"all"'`,
    )
    const shared = new Set(rows.map(({ id }) => id))
    expect(there.filter((id) => here.includes(id) && !shared.has(id))).toEqual([])
    expect(there.length).toBeGreaterThan(0)
  })

  it('does nothing in a window that still shows the other client', async () => {
    const karin = await portal.login('karin.stadler')
    const { body } = await karin.send('GET', '/session')
    const other = body.memberships.find(
      ({ clientId }: { clientId: string }) => clientId !== body.activeClient.id,
    )
    const stale = { 'x-client': body.activeClient.id }
    expect((await karin.send('GET', '/instructions', { headers: stale })).status).toBe(200)
    await karin.send('POST', '/session/client', {
      body: { clientId: other.clientId },
      headers: stale,
    })
    for (const path of ['/instructions', '/notices', '/home']) {
      const answer = await karin.send('GET', path, { headers: stale })
      expect([path, answer.status, answer.body.rule]).toEqual([path, 409, 'other-client'])
    }
    // Which one is active can always be asked and changed.
    expect((await karin.send('GET', '/session', { headers: stale })).status).toBe(200)
    expect(
      (await karin.send('GET', '/notices', { headers: { 'x-client': other.clientId } })).status,
    ).toBe(200)
  })
})
