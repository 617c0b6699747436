import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { Client } from 'pg'
import { emptyDatabase, useDatabase } from './database.ts'
import { patience } from './patience.ts'
import { startPortalProcess } from './portal-process.ts'
import { useFolder } from './use.ts'

const database = useDatabase()
const dataDir = useFolder()
const start = (url: string, ahead: number) =>
  startPortalProcess(
    { DATABASE_URL: url, DATA_DIR: dataDir, PORT: '0', PUBLIC_URL: 'http://localhost:3000' },
    ['compare', String(ahead)],
  )

it.each([3_600, -259_200])(
  'B1 K1 a process whose clock is %i s off starts nothing and writes nothing',
  async (ahead) => {
    const empty = await emptyDatabase()
    onTestFinished(() => empty.drop())
    const { ended, output } = start(empty.url, ahead)
    expect(await ended).toEqual([1, null])
    expect(output.text).toMatch(
      ahead > 0 ? /3600 s ahead of the database/u : /2592\d\d s behind the database/u,
    )
    const admin = new Client({ connectionString: empty.url })
    await admin.connect()
    const { rows } = await admin.query(
      `select from pg_class where relnamespace = 'public'::regnamespace`,
    )
    await admin.end()
    expect(rows).toEqual([])
    expect(inject('adminUrl')).toBeTruthy()
  },
)

it('B1 K1 a clock that goes wrong while the portal runs stops it, and it goes on once it is right again', async () => {
  const portal = start(database.url, 0)
  onTestFinished(async () => {
    portal.child.kill('SIGTERM')
    await portal.ended
  })
  await vi.waitFor(() => expect(portal.output.text).toMatch(/listening at http/u), patience)
  const [, address] = /listening at (http\S+?)"/u.exec(portal.output.text)!
  const status = async (path: string, init?: RequestInit) =>
    (await fetch(`${address}${path}`, init)).status
  const all = async () => [
    await status('/healthz'),
    await status('/readyz'),
    await status('/api/v1/session'),
    await status('/api/v1/session', { method: 'POST' }),
  ]
  const running = [200, 200, 401, 400]
  await vi.waitFor(async () => expect(await all()).toEqual(running), patience)
  await portal.moveOn(-3 * 86_400)
  await vi.waitFor(async () => expect(await all()).toEqual([200, 503, 503, 503]), patience)
  await portal.moveOn(3 * 86_400)
  await vi.waitFor(async () => expect(await all()).toEqual(running), patience)
})
