import type { Instant } from '@portal/domain/time'
import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Reader, Tx } from '../database/db.ts'
import { instant } from '../database/instant.ts'
import { prepared } from '../database/prepared.ts'
import { keepRoots, keptRoots } from './kept-roots.ts'
import type { JWK, Signer } from './signing.ts'
import { chained, endorse, type PublishedKey, rootsSaidBy, sayRoots } from './signing-chain.ts'

export const signingKeys = pgTable('signing_keys', {
  kid: text().primaryKey(),
  jwk: jsonb().$type<JWK>().notNull(),
  firstUsedAt: instant().notNull(),
  /** The key, signed by the one before it; null of a first one. */
  endorsement: text(),
  /** Where its chain begins, as the key itself signed it. */
  root: text(),
})

/**
 * Publishes a signer's public key before anything is signed with it, and resolves to the signer that knows where its chain
 * begins: as it once said itself, or as `DATA_DIR` remembers. Only where neither knows anything, all keys there are
 * count from then on. As `portal_worker`, who alone may.
 */
export async function registerSigner(
  tx: Tx,
  signer: Signer,
  now: Instant,
  dataDir: string | null = null,
): Promise<Signer> {
  const { kid, publicJwk } = signer
  const known = await tx.select().from(signingKeys).orderBy(asc(signingKeys.firstUsedAt))
  const mine = known.find((key) => key.kid === kid)
  const kept = dataDir === null ? null : await keptRoots(dataDir)
  const others = mine ? known.map((key) => key.kid) : [kid]
  const roots = rootsSaidBy(signer, mine?.root ?? null) ?? (mine && kept) ?? others
  const root = sayRoots(signer, roots)
  const row = { kid, jwk: publicJwk, firstUsedAt: now, root }
  if (!mine) await tx.insert(signingKeys).values(row).onConflictDoNothing()
  else if (mine.root === null)
    await tx
      .update(signingKeys)
      .set({ root })
      .where(and(eq(signingKeys.kid, kid), isNull(signingKeys.root)))
  if (dataDir !== null && !isDeepStrictEqual(kept, roots)) await keepRoots(dataDir, roots)
  return { ...signer, roots }
}

/** Publishes the key that signs next, signed by the one that signs now. Throws a line where the portal does not know that one. */
export async function endorseSigner(
  tx: Tx,
  previous: Signer,
  signer: Signer,
  now: Instant,
): Promise<void> {
  const [known] = await tx.select().from(signingKeys).where(eq(signingKeys.kid, previous.kid))
  if (!known)
    throw new Error('PREVIOUS_SIGNING_KEY is no key that signed here; nothing was changed.')
  const roots = rootsSaidBy(previous, known.root) ?? [previous.kid]
  await tx
    .insert(signingKeys)
    .values({
      kid: signer.kid,
      jwk: signer.publicJwk,
      firstUsedAt: now,
      endorsement: endorse(previous, signer, now),
      root: sayRoots(signer, roots),
    })
    .onConflictDoNothing()
}

const allKeys = prepared()((db) =>
  db
    .select({ jwk: signingKeys.jwk, endorsement: signingKeys.endorsement })
    .from(signingKeys)
    .orderBy(asc(signingKeys.firstUsedAt)),
)

/** Every public key that signed and counts, the newest last: whatever stands in the table, without its chain it is none. */
export async function listSigningKeys(tx: Reader, { roots }: Signer): Promise<PublishedKey[]> {
  const keys = await allKeys(tx, {})
  const counted = new Set(chained(keys, roots).map(({ kid }) => kid))
  return keys.filter(({ jwk }) => counted.has(jwk.kid))
}

/** As members of a JWK set (RFC 7517, §4): who does not know `endorsement` leaves it alone. */
export const published = (keys: readonly PublishedKey[]) =>
  keys.map(({ jwk, endorsement }) => (endorsement === null ? jwk : { ...jwk, endorsement }))
