import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../data/folder.ts'
import { createAsk } from './ask.ts'
import { type Explained, explainedIn, explaining } from './explained.ts'
import { serve } from './process.ts'
import { lastingVariant, withQuery } from './reads.ts'
import { signInBoth } from './sessions.ts'
import { readsOfBoth, type Wanted } from './sides.ts'

const folder = join(import.meta.dirname, '../plans')
const heaviest = 10
/** What is kept already weighs so much more: of two that are next to each other not now one, now the other is kept. */
const stays = 1.5
const rounds = 5

type Traced = { name: string; wanted: Wanted; statements: Explained[] }
type Weighed = Traced & { ms: number; weight: number }

/**
 * Keeps the plans of the reads that take PostgreSQL longest on the large database, below `bench/plans`: of each operation
 * and side the way of asking that takes longest. What opens a session is the same for all of them and stands in a file
 * of its own. Resolves to what each took, in milliseconds.
 */
export async function keepPlans(): Promise<{ plan: string; 'PostgreSQL ms': number }[]> {
  mkdirSync(folder, { recursive: true })
  const database = await openDatabase('large', { settings: explaining })
  const portal = await serve('portal-process.ts', database.adminUrl)
  const log = openSync(database.logFile, 'r')
  try {
    const sessions = await signInBoth(database, portal.origin)
    const { reads } = await readsOfBoth(portal.origin, sessions)
    const traced: Traced[][] = []
    for (const wanted of reads) traced.push(await trace(portal.origin, log, wanted))
    const everywhere = textsOfMost(traced.map(([first]) => first!))
    const kept = new Set(readdirSync(folder))
    const weighed = traced.map((each) => weigh(each, everywhere, kept))
    const chosen = heaviestOfEach(weighed).slice(0, heaviest)
    const opening = traced
      .flatMap(([first]) => first!.statements)
      .filter(({ text }) => everywhere.has(text))
    write([
      [
        'session',
        sheet(
          'What opens a session',
          opening.toSorted((a, b) => (a.text < b.text ? -1 : 1)),
        ),
      ],
      ...chosen.map(({ name, wanted, statements }): [string, string] => [
        name,
        sheet(titleOf(wanted), statements),
      ]),
    ])
    return chosen.map(({ name, ms }) => ({ plan: name, 'PostgreSQL ms': Number(ms.toFixed(2)) }))
  } finally {
    closeSync(log)
    await portal.stop()
    await database.stop()
  }
}

/** The statements a read sends, asked for again and again. */
async function trace(origin: string, log: number, wanted: Wanted): Promise<Traced[]> {
  const { session, read } = wanted
  const ask = createAsk(origin, session.cookie, 1)
  const address = read.isList ? withQuery(read.address, 'limit=20') : read.address
  const runs: Traced[] = []
  await ask(address)
  for (let round = 0; round < rounds; round++) {
    const from = fstatSync(log).size
    await ask(address)
    const said = Buffer.alloc(fstatSync(log).size - from)
    readSync(log, said, 0, said.length, from)
    runs.push({ name: nameOf(wanted), wanted, statements: explainedIn(said.toString()) })
  }
  return runs
}

/** Statements that most of all reads send. */
function textsOfMost(traced: Traced[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { statements } of traced)
    for (const text of new Set(statements.map((each) => each.text)))
      counts.set(text, (counts.get(text) ?? 0) + 1)
  return new Set([...counts].flatMap(([text, n]) => (n > traced.length / 3 ? [text] : [])))
}

function weigh(runs: Traced[], everywhere: Set<string>, kept: Set<string>): Weighed {
  const own = runs.map((run) => run.statements.filter(({ text }) => !everywhere.has(text)))
  // What keeps the machine busy only ever adds to it.
  const ms = Math.min(
    ...own.map((statements) => statements.reduce((sum, each) => sum + each.ms, 0)),
  )
  const [first] = runs as [Traced]
  const weight = kept.has(`${first.name}.txt`) ? ms * stays : ms
  return { ...first, statements: own[0]!, ms, weight }
}

/** Of each operation and side the heaviest, in order of their weight. */
function heaviestOfEach(all: Weighed[]): Weighed[] {
  const best = new Map<string, Weighed>()
  for (const each of all.toSorted((a, b) => b.weight - a.weight)) {
    const key = `${each.wanted.session.side} ${each.wanted.read.id}`
    if (!best.has(key)) best.set(key, each)
  }
  return [...best.values()]
}

const nameOf = ({ session, read }: Wanted) =>
  [read.id, session.side, lastingVariant(read).replaceAll(/[^\p{L}\p{N}]+/gu, '-')]
    .filter(Boolean)
    .join('-')
const titleOf = ({ session, read }: Wanted) =>
  `GET ${read.path} ${lastingVariant(read)} (${session.side})`.replace('  ', ' ')

/** Statement and plan, one after the other; what is said twice stands once. */
function sheet(title: string, statements: Explained[]): string {
  const parts = statements.map(
    ({ text, plan }) => `${inLines(text)}\n\n${plan.replaceAll(/^/gmu, '    ')}`,
  )
  return `${[title, ...new Set(parts)].join('\n\n')}\n`
}

const clauses = / (?=(?:from|left join|inner join|where|group by|order by|limit) )/gu
const inLines = (text: string) => (text.includes('\n') ? text : text.replaceAll(clauses, '\n  '))

function write(sheets: [string, string][]): void {
  for (const file of readdirSync(folder)) rmSync(join(folder, file))
  for (const [name, text] of sheets) writeFileSync(join(folder, `${name}.txt`), text)
}
