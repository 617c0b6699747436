import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { account } from './demo.ts'
import { usePortal } from './harness.ts'
import { testSecrets } from './keys.ts'
import { addressOf, type Document, type Operation, operationsOf } from './operations.ts'
import { usePerson } from './person.ts'
import { cookieOf, send } from './request.ts'
import { useFolder } from './use.ts'

const folder = useFolder()
beforeAll(async () => {
  await mkdir(join(folder, 'assets'))
  for (const file of ['index.html', 'login.html', 'assets/a-1234.js'])
    await writeFile(join(folder, file), file.repeat(100))
})
const portal = usePortal({ metricsToken: 'a token for the metrics' }, folder)
const people = {
  lukas: usePerson(portal, 'lukas.huber'),
  robert: usePerson(portal, 'robert.zerer'),
}

const operations = async (): Promise<Operation[]> =>
  operationsOf((await send(portal.app, 'GET', '/openapi.json')).body as Document)

/** Differ from one answer to the next, whatever is asked. */
const ofTheMoment = new Set(['date', 'connection', 'content-length', 'transfer-encoding'])

async function ask(method: 'GET' | 'HEAD', url: string, cookie: string) {
  const answer = await portal.app.inject({ method, url, headers: { cookie, accept: 'text/html' } })
  const { 'content-length': length } = answer.headers
  const headers = Object.entries(answer.headers).filter(([name]) => !ofTheMoment.has(name))
  return { status: answer.statusCode, headers, length, body: answer.rawPayload.length }
}

/** Addresses of things there are, for each operation that names one. */
async function addresses(cookie: string): Promise<string[]> {
  const reads = (await operations()).filter(({ method }) => method === 'GET')
  const known = new Map<string, string>()
  const first = async (path: string) => {
    const { body } = await send(portal.app, 'GET', path, { headers: { cookie } })
    return body?.items?.[0] as { id: string; version?: number } | undefined
  }
  for (const list of ['notices', 'instructions', 'documents', 'receipts', 'agreements', 'clients'])
    known.set(list, (await first(`/${list}`))?.id ?? 'none')
  return [
    ...new Set(
      reads.map((each) => {
        const room = each.path.split('/')[3] ?? ''
        return addressOf(each, known.get(room))
      }),
    ),
    '/',
    '/anmelden',
    '/mitteilungen',
    '/metrics',
    '/api/docs',
    '/api/v1/nowhere',
    '/%',
    '/assets/a-1234.js',
  ]
}

describe('HEAD', () => {
  it('is answered wherever GET is and as GET is, without a body, for whoever asks', async () => {
    const differing: unknown[] = []
    let found = 0
    for (const cookie of ['', people.lukas.cookie, people.robert.cookie])
      for (const url of await addresses(people.lukas.cookie)) {
        const [get, head] = [await ask('GET', url, cookie), await ask('HEAD', url, cookie)]
        if (get.status === 200) found++
        const isSame =
          head.status === get.status &&
          head.body === 0 &&
          (head.length === undefined || head.length === get.length) &&
          JSON.stringify(head.headers) === JSON.stringify(get.headers)
        if (!isSame) differing.push({ url, get, head })
      }
    expect(differing).toEqual([])
    expect(found).toBeGreaterThan(60)
  })

  it('writes nothing, and begins nothing that only a body needs', async () => {
    const urls = await addresses(people.lukas.cookie)
    portal.clock.advance(120)
    const { client, provider } = portal.connections
    const written: string[] = []
    for (const door of [client, provider]) {
      const { transaction, single } = door
      vi.spyOn(door, 'transaction').mockImplementation((opening, work) => {
        // Only the question whether the database is there says nothing at its beginning.
        if (opening) written.push(opening.text)
        return transaction(opening, work)
      })
      vi.spyOn(door, 'single').mockImplementation((statement) => {
        if (!statement.text.includes('transaction_read_only')) written.push(statement.text)
        return single(statement)
      })
    }
    const reads = vi.spyOn(client, 'read')
    const { rows: before } = await portal.superuser.query('select * from sessions order by 1')
    for (const cookie of [people.lukas.cookie, people.robert.cookie])
      for (const url of urls) await ask('HEAD', url, cookie)
    const asked = reads.mock.calls.length
    await ask('HEAD', '/api/v1/evidence/export', people.lukas.cookie)
    await sleep(100)
    expect(reads.mock.calls.length - asked).toBe(1)
    vi.restoreAllMocks()
    expect(written).toEqual([])
    const { rows: after } = await portal.superuser.query('select * from sessions order by 1')
    expect(after).toEqual(before)
  })

  it('is nobody’s looking: a notice stays unopened', async () => {
    const eva = await portal.login('eva.brandl')
    const { body: draft } = await eva.send('POST', '/notices', {
      body: { kind: 'incident', severity: 'urgent', title: 'Neu', body: 'Neu', audience: 'all' },
    })
    await eva.send('POST', `/notices/${draft.id}/publication`)
    const opened = async () =>
      (
        await portal.superuser.query(
          'select 1 from notice_recipients where notice_id = $1 and first_opened_at is not null',
          [draft.id],
        )
      ).rowCount
    const path = `/notices/${draft.id}`
    expect((await people.lukas.send('HEAD', path)).status).toBe(200)
    expect(await opened()).toBe(0)
    await people.lukas.send('GET', path)
    expect(await opened()).toBe(1)
  })
})

describe('who has no session', () => {
  it('S2 S3 is told so by every operation that needs one, whatever is wrong with what was sent', async () => {
    const { email, password } = account('karin.stadler')
    const half = cookieOf(await send(portal.app, 'POST', '/session', { body: { email, password } }))
    const ended = await portal.login('anna.berger')
    await ended.send('DELETE', '/session')
    const wanted = (await operations()).filter(({ security }) => security?.length !== 0)
    expect(wanted.length).toBeGreaterThan(100)
    const told: string[] = []
    for (const [who, cookie] of Object.entries({ nobody: '', half, ended: ended.cookie }))
      for (const operation of wanted)
        for (const [what, sent] of Object.entries(wrong(operation))) {
          const { url = addressOf(operation), headers = {}, payload } = sent
          const { statusCode } = await portal.app.inject({
            method: operation.method as 'GET',
            url,
            headers: { cookie, ...headers },
            ...(payload !== undefined && { payload }),
          })
          if (statusCode !== 401) told.push(`${who} ${operation.operationId} ${what} ${statusCode}`)
        }
    expect(told).toEqual([])
  })

  it('learns what is wrong with a read once there is a session that may', async () => {
    expect((await people.lukas.send('GET', '/notices?limit=lots')).status).toBe(400)
    expect((await people.lukas.send('GET', '/mails?limit=lots')).status).toBe(403)
  })
})

type Wrong = Record<string, { url?: string; headers?: Record<string, string>; payload?: string }>

function wrong(operation: Operation): Wrong {
  const url = addressOf(operation)
  const json = { 'content-type': 'application/json' }
  return {
    'a part of the path': { url: addressOf(operation, 'nonsense') },
    'a parameter nobody knows': { url: `${url}?nonsense=1&limit=lots&cursor=%00` },
    'a parameter twice': { url: `${url}?limit=1&limit=2` },
    ...(operation.takesBody && {
      'a body that is not read': { headers: json, payload: '{' },
      'a body of another kind': { headers: { 'content-type': 'text/plain' }, payload: 'x' },
      'a body too large': { headers: json, payload: `"${'x'.repeat(600_000)}"` },
      'a form that is none': {
        headers: { 'content-type': 'multipart/form-data' },
        payload: 'x',
      },
      'a body of other fields': { headers: json, payload: '{"nonsense":1}' },
      'its headers': {
        headers: { ...json, 'idempotency-key': 'x'.repeat(300), 'if-match': '?' },
        payload: '{}',
      },
    }),
  }
}

describe('the order to ask by https alone', () => {
  it('includes the names below only where that was set', async () => {
    const sent = async (app: typeof portal.app) =>
      (await app.inject('/healthz')).headers['strict-transport-security']
    expect(await sent(portal.app)).toBe('max-age=31536000')
    const wider = await portal.another(testSecrets, { hstsSubdomains: true })
    expect(await sent(wider)).toBe('max-age=31536000; includeSubDomains')
    await wider.close()
  })
})

it('says what time it is by its own clock, which browsers go by', async () => {
  for (const url of ['/healthz', '/api/v1/session', '/nirgends']) {
    const { headers } = await portal.app.inject({ url })
    expect(Date.parse(String(headers.date))).toBe(
      Math.floor(Date.parse(portal.clock.now()) / 1_000) * 1_000,
    )
  }
})
