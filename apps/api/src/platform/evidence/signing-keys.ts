import type { Instant } from '@portal/domain/time'
import { asc } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { FastifyInstance } from 'fastify'
import type { Connections, Tx } from '../database/db.ts'
import { instant } from '../database/instant.ts'
import type { JWK, Signer } from './signing.ts'

export const signingKeys = pgTable('signing_keys', {
  kid: text().primaryKey(),
  jwk: jsonb().$type<JWK>().notNull(),
  firstUsedAt: instant().notNull(),
})

/** Publishes a signer's public key before anything is signed with it. As `portal_worker`, who alone may. */
export async function registerSigner(tx: Tx, signer: Signer, now: Instant): Promise<void> {
  const { kid, publicJwk } = signer
  await tx
    .insert(signingKeys)
    .values({ kid, jwk: publicJwk, firstUsedAt: now })
    .onConflictDoNothing()
}

/** Every public key that ever signed, the newest last. */
export async function listSigningKeys(tx: Tx): Promise<JWK[]> {
  const rows = await tx
    .select({ jwk: signingKeys.jwk })
    .from(signingKeys)
    .orderBy(asc(signingKeys.firstUsedAt))
  return rows.map(({ jwk }) => jwk)
}

/** The public keys for whoever holds a receipt or an exported log (RFC 7517); old ones stay. */
export async function signingKeyRoutes(
  app: FastifyInstance,
  { app: connections }: { app: Connections },
) {
  app.get(
    '/.well-known/jwks.json',
    { config: { permission: 'anyone' }, schema: { hide: true } },
    async (_, reply) => {
      const keys = await connections.transaction(null, listSigningKeys)
      void reply
        .type('application/jwk-set+json')
        .header('cache-control', 'public, max-age=3600')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('access-control-allow-origin', '*')
      return JSON.stringify({ keys })
    },
  )
}
