import type { Instant } from '@portal/domain/time'
import type { Means } from '../instructions/moves.ts'
import type { Connections, Tx } from '../platform/database/db.ts'
import type { Secrets } from '../platform/boot/env.ts'
import { createEvidence } from '../platform/evidence/evidence.ts'
import type { PdfPool } from '../platform/papers/pdf.ts'
import type { Actor } from '../platform/http/actor.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { receiptVaults } from '../receipts/sealed.ts'

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

/** Something that happened at a time. */
export type Step = { at: Instant; run: () => Promise<void> }

/** What the services need beside their transaction. What happened before the first start was mailed then. */
export function meansOf({ secrets }: SeedContext): Means {
  const signer = createSigner(secrets.signingKey)
  const { records: recordVault } = receiptVaults(secrets.encryptionKey)
  return { enqueue: async () => {}, signer, evidence: createEvidence(signer), recordVault }
}

/** By key of the client, and by name of the person. */
export type Clients = Map<string, SeededClient>
export type People = Map<string, SeededPerson>

/** The seed's own transaction where a service asks for connections. */
export const connectionsOf = (tx: Tx): Connections => ({
  transaction: (_, work) => work(tx, []),
  read: refused,
  single: refused,
  use: () => ({ open: 1, idle: 0, waiting: 0 }),
  close: async () => {},
})
const refused = () => Promise.reject(new Error('the seed works in its transaction alone'))

export function found<K, V>(map: Map<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demonstration has no ${String(key)}`)
  return value
}
