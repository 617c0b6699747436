import { z } from 'zod'
import { line } from '../text.ts'

// WebAuthn Level 3, §5.1.8 and §5.1.9: bytes travel as base64url without padding.
const bytes = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/u)

/** What a browser returns of `navigator.credentials.get()`; browsers may add members, which are passed over. */
export const PasskeyAssertion = z.looseObject({
  id: bytes(1_400),
  rawId: bytes(1_400),
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: bytes(8_000),
    authenticatorData: bytes(8_000),
    signature: bytes(8_000),
    userHandle: bytes(100).optional(),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
})
export type PasskeyAssertion = z.output<typeof PasskeyAssertion>

/** What a browser returns of `navigator.credentials.create()`. */
export const PasskeyAttestation = z.looseObject({
  id: bytes(1_400),
  rawId: bytes(1_400),
  type: z.literal('public-key'),
  response: z.looseObject({
    clientDataJSON: bytes(8_000),
    attestationObject: bytes(100_000),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
  clientExtensionResults: z.looseObject({}).default({}),
})
export type PasskeyAttestation = z.output<typeof PasskeyAttestation>

const Descriptor = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(z.string()).optional(),
})

/** The argument of `navigator.credentials.get()` in JSON. The challenge is good for five minutes and one use. */
export const PasskeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(Descriptor),
})
export type PasskeyRequest = z.output<typeof PasskeyRequest>

/** The argument of `navigator.credentials.create()` in JSON. */
export const PasskeyCreation = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal('none'),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  excludeCredentials: z.array(Descriptor),
})
export type PasskeyCreation = z.output<typeof PasskeyCreation>

export const FactorName = z.strictObject({ name: line(60) })

export const AddPasskey = z.strictObject({ name: line(60), attestation: PasskeyAttestation })
export type AddPasskey = z.output<typeof AddPasskey>
