import type { Instant } from '@portal/domain/time'
import type { Connections, Tx } from '../platform/db.ts'
import type { Secrets } from '../platform/env.ts'
import type { PdfPool } from '../platform/pdf.ts'
import type { Actor } from '../platform/session.ts'

/** One transaction as the tables' owner, in which the whole demonstration is filled in. */
export type SeedContext = {
  tx: Tx
  secrets: Secrets
  now: Instant
  pdf: PdfPool
  daysAgo: (days: number) => Instant
}

export type SeededClient = { id: string; name: string; signedAt: Instant }
export type SeededPerson = { actor: Actor; totpSecret: string | null }

/** By key of the client, and by name of the person. */
export type Clients = Map<string, SeededClient>
export type People = Map<string, SeededPerson>

/** The seed's own transaction where a service asks for connections. */
export const connectionsOf = (tx: Tx): Connections => ({
  transaction: (_, work) => work(tx, []),
  single: () => Promise.reject(new Error('the seed works in its transaction alone')),
  close: async () => {},
})

export function found<K, V>(map: Map<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demonstration has no ${String(key)}`)
  return value
}
