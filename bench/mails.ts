import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { line } from './line.ts'

/**
 * A notice to CLIENTS clients (10,000), twice: to a mail server that takes everything, and to one that refuses every third
 * mail at first and hangs once. Prints when it was committed, when lines and heads were written and when the last mail was
 * taken, how long others waited meanwhile, and whether a mail was lost or taken twice.
 */
const start = (file: string, env: Record<string, string> = {}) =>
  fork(join(import.meta.dirname, file), { env: { ...process.env, ...env }, stdio: 'inherit' })

const answerOf = <Answer>(child: ChildProcess) =>
  new Promise<Answer>((resolve, reject) => {
    const died = () => reject(new Error('a process of the measurement ended'))
    child.once('exit', died)
    child.once('message', (answer) => {
      child.off('exit', died)
      resolve(answer as Answer)
    })
  })
const ask = <Answer>(child: ChildProcess, question: object | string) => {
  child.send(question)
  return answerOf<Answer>(child)
}

const server = start('mails-server.ts')
const { port } = await answerOf<{ port: number }>(server)
const portal = start('mails-portal.ts', { SMTP_URL: `smtp://127.0.0.1:${port}` })
type Addresses = { address: string; staff: string; reader: string }
const { address, staff, reader } = await answerOf<Addresses>(portal)

async function send(cookie: string, method: string, path: string, body?: object) {
  const began = performance.now()
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const found = (await answer.json()) as { id: string }
  if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(found)}`)
  return { found, took: performance.now() - began }
}
const draft = (title: string) => ({
  kind: 'general',
  severity: 'info',
  title,
  body: 'Am Sonntag wird gewartet.',
  audience: 'all',
})

/** Reads and writes of others, one after the other, until told to stop; resolves to how long each took. */
async function others(until: AbortSignal): Promise<number[]> {
  const waited: number[] = []
  const acts = [
    () => send(reader, 'GET', '/notices?limit=20'),
    () => send(staff, 'GET', '/home'),
    () => send(staff, 'GET', '/mails?limit=20'),
    () => send(staff, 'POST', '/notices', draft('Ein Entwurf')),
  ]
  for (let turn = 0; !until.aborted; turn++) {
    waited.push((await acts[turn % acts.length]!()).took)
    await sleep(20)
  }
  return waited
}

type Progress = {
  clients: number
  lines: number
  mails: number
  sent: number
  failed: number
  memory: number
  cpu: number
  postgres: number
}
type Taken = { mails: number; twice: number }

async function publish(trouble: boolean) {
  server.send({ trouble })
  const { found: notice } = await send(staff, 'POST', '/notices', draft('Wartung am Sonntag'))
  const ended = new AbortController()
  const waiting = others(ended.signal)
  const before = await ask<Progress>(portal, { noticeId: notice.id })
  const began = performance.now()
  const since = () => (performance.now() - began) / 1000
  const { took } = await send(staff, 'POST', `/notices/${notice.id}/publication`)
  const at: Partial<Record<'lines' | 'most' | 'mails' | 'recorded', number>> = {}
  let memory = before.memory
  let progress = before
  let taken: Taken = { mails: 0, twice: 0 }
  while (at.recorded === undefined && since() < 3_600) {
    progress = await ask<Progress>(portal, { noticeId: notice.id })
    taken = await ask<Taken>(server, 'count')
    memory = Math.max(memory, progress.memory)
    if (progress.lines === progress.clients) at.lines ??= since()
    const expected = progress.lines === progress.clients ? progress.mails : Infinity
    if (taken.mails >= expected * 0.99) at.most ??= since()
    if (taken.mails >= expected) at.mails ??= since()
    if (progress.sent + progress.failed >= expected) at.recorded = since()
    await sleep(200)
  }
  taken = await ask<Taken>(server, 'count')
  ended.abort()
  const waited = (await waiting).toSorted((a, b) => a - b)
  const rounded = (value: number | undefined) => value && Number(value.toFixed(1))
  console.table([
    line('s to commit', took / 1_000, '<=', 1),
    line('s to lines and heads', at.lines ?? Infinity, '<=', 15),
    line('s to the last mail', at.mails ?? Infinity, '<=', 60),
    line('s others waited at most', (waited.at(-1) ?? 0) / 1_000, '<=', 1),
    line('mails lost', progress.mails - taken.mails, '<=', 0),
    line('mails taken twice', taken.twice, '<=', 0),
  ])
  return {
    'mail server': trouble ? 'refuses every third at first, hangs once' : 'takes everything',
    clients: progress.clients,
    'committed ms': Math.round(took),
    'lines s': rounded(at.lines),
    '99 % of mails s': rounded(at.most),
    'all mails s': rounded(at.mails),
    'mails/s': Math.round((progress.mails * 0.99) / (at.most ?? Infinity)),
    lost: progress.mails - taken.mails,
    twice: taken.twice,
    'said sent': progress.sent,
    'others: median ms': Math.round(waited[Math.floor(waited.length / 2)] ?? 0),
    'others: longest ms': Math.round(waited.at(-1) ?? 0),
    'processor s of the portal': Number((progress.cpu - before.cpu).toFixed(1)),
    'processor s of PostgreSQL': Number((progress.postgres - before.postgres).toFixed(1)),
    'memory MB': `${Math.round(before.memory / 1e6)} → ${Math.round(memory / 1e6)}`,
  }
}

try {
  for (const trouble of [false, true])
    console.table([await publish(trouble)].flatMap(Object.entries))
} finally {
  if (portal.connected) {
    portal.send('stop')
    await once(portal, 'exit')
  }
  server.kill()
}
