import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Connections } from '../database/db.ts'
import { type RouteDeps, routesWith } from '../http/route.ts'
import { shared } from '../shared.ts'
import type { Signer } from './signing.ts'
import { listSigningKeys, published } from './signing-keys.ts'

const sealsType = 'avv-portal-seals+jws'
const Jwks = z.object({
  /** The certificates that seal what is printed, by SHA-256, signed (JWS over `{seals, v}`). */
  seals: z.string().optional(),
  keys: z.array(
    z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
      /** The key, signed by the one before it (JWS). */
      endorsement: z.string().optional(),
    }),
  ),
})

/** The public keys for whoever holds a receipt or an exported log (RFC 7517); old ones stay. */
export async function signingKeyRoutes(
  app: FastifyInstance,
  deps: RouteDeps & { connections: Connections; signer: Signer },
) {
  const route = routesWith(app, deps)
  const keys = shared(() =>
    deps.connections.transaction(null, async (tx) =>
      published(await listSigningKeys(tx, deps.signer)),
    ),
  )

  const { signer } = deps
  const seals =
    signer.seal === undefined
      ? undefined
      : signer.sign({ v: 1, seals: [signer.seal, ...(signer.earlierSeals ?? [])] }, sealsType)

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
      return { keys: await keys(), ...(seals === undefined ? {} : { seals }) }
    },
  })
}
