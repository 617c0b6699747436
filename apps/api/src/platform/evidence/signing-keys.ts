import type { Instant } from '@portal/domain/time'
import { asc } from 'drizzle-orm'
import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Connections, Reader, Tx } from '../database/db.ts'
import { instant } from '../database/instant.ts'
import { prepared } from '../database/prepared.ts'
import { type RouteDeps, routesWith } from '../http/route.ts'
import { shared } from '../shared.ts'
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

const allKeys = prepared()((db) =>
  db.select({ jwk: signingKeys.jwk }).from(signingKeys).orderBy(asc(signingKeys.firstUsedAt)),
)

/** Every public key that ever signed, the newest last. */
export async function listSigningKeys(tx: Reader): Promise<JWK[]> {
  const rows = await allKeys(tx, {})
  return rows.map(({ jwk }) => jwk)
}

const Jwks = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
    }),
  ),
})

/** The public keys for whoever holds a receipt or an exported log (RFC 7517); old ones stay. */
export async function signingKeyRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { connections: Connections },
) {
  const route = routesWith(app, deps)
  const keys = shared(() => deps.connections.transaction(null, listSigningKeys))

  route({
    operationId: 'getSigningKeys',
    summary:
      'The public keys that receipts and exported logs are checked with, earlier ones included',
    method: 'GET',
    url: '/.well-known/jwks.json',
    permission: 'anyone',
    media: 'application/jwk-set+json',
    answer: Jwks,
    handle: async ({ reply }) => {
      void reply
        .header('cache-control', 'public, max-age=3600')
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('access-control-allow-origin', '*')
      return { keys: await keys() }
    },
  })
}
