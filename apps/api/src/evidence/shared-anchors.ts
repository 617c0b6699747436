import { asc, gt, max } from 'drizzle-orm'
import type { Connections } from '../platform/database/db.ts'
import type { JWK, Signer } from '../platform/evidence/signing.ts'
import { type Anchor, anchorFileIn, readAnchors, rememberAnchors } from './anchors.ts'
import { trustedKeys } from './keys.ts'
import { isSignedHead } from './signed-head.ts'
import { evidenceAnchors } from './table.ts'

const atOnce = 1_000
const nameOf = ({ client, sequence, hash }: Anchor) => `${client} ${sequence} ${hash}`

type Shared = {
  /** What another process remembered and this one does not know yet. */
  news: Anchor[]
  /** Rows that only look like remembered heads: no key that counts signed them. */
  forged: Anchor[]
  names: Set<string>
  /** The newest row that was read. */
  last: number
}

/** The heads that all processes remember in common, behind the row `last`; `known`: those of this process's own file. */
async function readShared(
  worker: Connections,
  keys: JWK[],
  known: ReadonlySet<string>,
  last = 0,
): Promise<Shared> {
  const shared: Shared = { news: [], forged: [], names: new Set(), last }
  let page: (typeof evidenceAnchors.$inferSelect)[] = []
  do {
    page = await worker.transaction(null, (tx) =>
      tx
        .select()
        .from(evidenceAnchors)
        .where(gt(evidenceAnchors.id, shared.last))
        .orderBy(asc(evidenceAnchors.id))
        .limit(atOnce),
    )
    for (const { id, clientId: client, sequence, hash, signed: jws, at } of page) {
      const anchor = { at, client, sequence, hash, jws }
      shared.last = id
      shared.names.add(nameOf(anchor))
      if (!known.has(nameOf(anchor)))
        shared[isSignedHead(anchor, keys) ? 'news' : 'forged'].push(anchor)
    }
  } while (page.length === atOnce)
  return shared
}

/** Hands the heads that this process knows to all others. */
export async function share(worker: Connections, anchors: Anchor[]): Promise<void> {
  for (let from = 0; from < anchors.length; from += atOnce) {
    const rows = anchors
      .slice(from, from + atOnce)
      .map(({ client: clientId, jws: signed, ...anchor }) => ({ ...anchor, clientId, signed }))
    await worker.transaction(null, (tx) =>
      tx.insert(evidenceAnchors).values(rows).onConflictDoNothing(),
    )
  }
}

/** The heads of this process's file and those of all others, by client, each client's in the order of its log. */
export async function knownAnchors(worker: Connections, keys: JWK[], file: string) {
  const own = [...(await readAnchors(file)).values()].flat()
  const names = new Set(own.map(nameOf))
  const shared = await readShared(worker, keys, names)
  const all = [...own, ...shared.news].toSorted((a, b) => a.sequence - b.sequence)
  return {
    byClient: Map.groupBy(all, ({ client }) => client),
    news: shared.news,
    forged: shared.forged,
    /** What the others do not know. */
    unshared: own.filter((anchor) => !shared.names.has(nameOf(anchor))),
  }
}

/** Brings what other processes remembered into this one's folder, which no database reaches. */
export function createFollower(worker: Connections, signer: Signer, dataDir: string) {
  const file = anchorFileIn(dataDir)
  let last = 0
  return async (): Promise<void> => {
    const newest = await worker.transaction(null, (tx) =>
      tx.select({ id: max(evidenceAnchors.id) }).from(evidenceAnchors),
    )
    if ((newest[0]?.id ?? 0) === last) return
    const keys = await worker.transaction(null, (tx) => trustedKeys(tx, signer))
    const own = [...(await readAnchors(file)).values()].flat()
    const shared = await readShared(worker, keys, new Set(own.map(nameOf)), last)
    await rememberAnchors(file, shared.news)
    last = shared.last
  }
}
