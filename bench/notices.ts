import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'

/**
 * GET /notices (20 rows; real session, row-level security, all middleware) against the bare floor, in turn, in one run.
 * ROUNDS rounds of SECONDS seconds each; prints requests per second, p99 and the ratios of the medians.
 */
const rounds = Number(process.env.ROUNDS ?? 5)
const duration = Number(process.env.SECONDS ?? 4)
const connections = Number(process.env.CONNECTIONS ?? 8)

type Addresses = { portal: string; floor: string; cookie: string }

export async function measureNotices(): Promise<void> {
  const server = fork(join(import.meta.dirname, 'server.ts'), { stdio: 'inherit' })
  const failed = once(server, 'exit').then(() =>
    Promise.reject(new Error('the server of the benchmark did not start')),
  )
  const [{ portal, floor, cookie }] = (await Promise.race([once(server, 'message'), failed])) as [
    Addresses,
  ]
  failed.catch(() => {})

  const measure = async (url: string, headers: Record<string, string> = {}) => {
    const { requests, latency, non2xx } = await autocannon({ url, headers, connections, duration })
    if (non2xx > 0) throw new Error(`${non2xx} answers of ${url} were no success`)
    return { perSecond: requests.average, p99: latency.p99 }
  }
  const targets = {
    floor: () => measure(`${floor}/notices`),
    notices: () => measure(`${portal}/api/v1/notices?limit=20`, { cookie }),
    instructions: () => measure(`${portal}/api/v1/instructions?limit=20`, { cookie }),
  }
  const figures: Record<string, { perSecond: number; p99: number }[]> = {}
  try {
    for (const target of Object.values(targets)) await target()
    for (let round = 0; round < rounds; round++) {
      for (const [name, target] of Object.entries(targets))
        (figures[name] ??= []).push(await target())
    }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }

  const median = (values: number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const summary = Object.entries(figures).map(([name, runs]) => ({
    name,
    'requests/s': Math.round(median(runs.map(({ perSecond }) => perSecond))),
    'p99 ms': median(runs.map(({ p99 }) => p99)),
  }))
  const base = summary[0]!
  console.table(
    summary.map((row) => ({
      ...row,
      'of the floor': Number((row['requests/s'] / base['requests/s']).toFixed(2)),
      'p99 × floor': Number((row['p99 ms'] / Math.max(1, base['p99 ms'])).toFixed(2)),
    })),
  )
}
