import { Client } from 'pg'
import { type Database, openDatabase } from '../data/folder.ts'
import { type Ask, createAsk, pageOf } from './ask.ts'
import { keepAnswer, prepareFloor } from './floor.ts'
import { measure } from './measure.ts'
import { type Served, serve } from './process.ts'
import { lastingVariant, type Read, withQuery } from './reads.ts'
import { type Session, signInBoth } from './sessions.ts'
import { readsOfBoth, type Wanted } from './sides.ts'
import { printed, type Row } from './table.ts'

type Place = { database: Database; portal: Served; sessions: Session[] }

/**
 * Every read of both sides on the large database, against the floor and against the demonstration alone, as text;
 * `withOlder` also against the same database of the oldest PostgreSQL that is supported.
 */
export async function compareReads(
  wanted = /./u,
  withOlder = false,
): Promise<{ rows: Row[]; text: string }> {
  const large = await open('large')
  const small = await open('small')
  const older = withOlder ? await open('large', true) : null
  const admin = new Client({ connectionString: large.database.adminUrl })
  await admin.connect()
  await prepareFloor(admin)
  const floor = await serve('floor-process.ts', large.database.adminUrl)
  const begun = performance.now()
  try {
    const [here, there] = [
      await readsOfBoth(large.portal.origin, large.sessions),
      await readsOfBoth(small.portal.origin, small.sessions),
    ]
    const beside = older && (await readsOfBoth(older.portal.origin, older.sessions))
    const rows: Row[] = []
    for (const { session, read } of here.reads) {
      if (!wanted.test(`${read.id} ${read.path}`)) continue
      const twin = twinOf(there.reads, session, read)
      const old = beside && twinOf(beside.reads, session, read)
      const places = { large, small, older, floor, admin }
      rows.push(await rowOf(places, session, read, { twin, old }, rows.length))
    }
    const left = [
      `refused: ${here.refused.join(', ')}`,
      `NOTHING FOUND TO ASK FOR: ${here.missing.join(', ') || 'none'}`,
    ]
    const minutes = ((performance.now() - begun) / 60_000).toFixed(1)
    return { rows, text: [printed(rows), ...left, `${minutes} minutes`].join('\n') }
  } finally {
    await admin.query('drop schema bench cascade')
    await admin.end()
    await floor.stop()
    for (const place of [large, small, older]) {
      await place?.portal.stop()
      await place?.database.stop()
    }
  }
}

async function open(name: 'large' | 'small', older = false): Promise<Place> {
  const database = await openDatabase(name, { older })
  const portal = await serve('portal-process.ts', database.adminUrl)
  return { database, portal, sessions: await signInBoth(database, portal.origin) }
}

/** The same read of the same side on the other database; for a page further down or a filter of its own, the first page. */
function twinOf(others: Wanted[], { side }: Session, wanted: Read): Wanted | null {
  const same = others.filter(({ session, read }) => session.side === side && read.id === wanted.id)
  return (
    same.find(({ read }) => lastingVariant(read) === lastingVariant(wanted)) ??
    same.find(({ read }) => read.variant === '') ??
    null
  )
}

type Places = { large: Place; small: Place; older: Place | null; floor: Served; admin: Client }
/** The same read on the demonstration alone, and on the older PostgreSQL. */
type Twins = { twin: Wanted | null; old: Wanted | null }

async function rowOf(
  { large, small, older, floor, admin }: Places,
  session: Session,
  read: Read,
  { twin, old }: Twins,
  at: number,
): Promise<Row> {
  const ask = createAsk(large.portal.origin, session.cookie)
  const askTwin = twin && createAsk(small.portal.origin, twin.session.cookie)
  const address = read.isList ? withQuery(read.address, 'limit=20') : read.address
  const pair = twin && askTwin && (await sameRows(ask, read, askTwin, twin.read))
  const figures = await measure({
    read: { ask, address },
    floor: {
      ask: createAsk(floor.origin, null),
      address: await keepAnswer(admin, await ask(address), at),
    },
    same: pair &&
      askTwin && {
        large: { ask, address: pair.large },
        small: { ask: askTwin, address: pair.small },
      },
    older:
      older && old && lastingVariant(old.read) === lastingVariant(read)
        ? {
            ask: createAsk(older.portal.origin, old.session.cookie),
            address: old.read.isList ? withQuery(old.read.address, 'limit=20') : old.read.address,
          }
        : null,
    portal: large.portal.pid,
    postmaster: large.database.postmaster,
  })
  const larger = pair?.larger ?? 1
  const growth = figures.growth && figures.growth / larger
  return { side: session.side, read, figures: { ...figures, growth }, larger }
}

/** Both asked for as many rows as both have; `larger`: how many times the answer is, where what is asked for has grown itself. */
async function sameRows(ask: Ask, here: Read, askTwin: Ask, there: Read) {
  const limit = async () => {
    const pages = [
      await ask(withQuery(here.address, 'limit=20')),
      await askTwin(withQuery(there.address, 'limit=20')),
    ]
    return Math.max(1, Math.min(...pages.map((page) => pageOf(page)?.items.length ?? 1)))
  }
  const query = here.isList ? `limit=${await limit()}` : ''
  const [large, small] = [withQuery(here.address, query), withQuery(there.address, query)]
  const sizes = [(await ask(large)).body.length, (await askTwin(small)).body.length] as const
  const larger = here.isList ? 1 : sizes[0] / Math.max(1, sizes[1])
  return { large, small, larger: larger > 2 ? larger : 1 }
}
