import { z } from 'zod'
import { actNames } from '../moves/life-cycles.ts'
import { line } from '../text.ts'
import { Instant } from '../time.ts'
import { Account, GivenPassword, TotpCode } from './contract.ts'
import { PasskeyAssertion } from './passkeys.ts'

/** The fresh second factor a binding act carries in its own request. */
export const SecondFactor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('totp'), code: TotpCode }),
  z.strictObject({ kind: z.literal('passkey'), assertion: PasskeyAssertion }),
])
export type SecondFactor = z.output<typeof SecondFactor>

/** What a passkey may confirm. */
export const ConfirmedAct = z.enum(actNames)
export type ConfirmedAct = z.output<typeof ConfirmedAct>

/**
 * What a passkey is about to confirm: an act, the id of what it is done to, and the hex SHA-256 of the exact text. The
 * text is an instruction's; of other acts it is the canonical JSON of the input without `secondFactor`.
 */
export const ConfirmationChallenge = z.strictObject({
  act: ConfirmedAct,
  subject: z.uuid(),
  sha256: z.hash('sha256').max(64),
})
export type ConfirmationChallenge = z.output<typeof ConfirmationChallenge>

/** Sixteen characters of Crockford's base32, 80 bits; forgiving about case, spaces, hyphens and look-alikes. */
export const RecoveryCode = z
  .string()
  .max(60)
  .transform((text) =>
    text.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1'),
  )
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/u))

export const RecoveryCodeStep = z.strictObject({ code: RecoveryCode })

/** Ten codes, shown this once. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) })
export type RecoveryCodes = z.output<typeof RecoveryCodes>

/** Resets of an account, for whoever knows its password: what its owner should know before going on. */
export const AccountResets = z.object({
  /** The reset of the second factor that is under way. */
  factorReset: z.object({ startedAt: Instant, startedBy: z.string() }).nullable(),
  /** When the password was set anew with a mailed link, within the last seven days. */
  passwordResetAt: Instant.nullable(),
})
export type AccountResets = z.output<typeof AccountResets>

/**
 * Where a login goes on. `totp`: a code or one of the alternatives; `passkey`: the same for somebody without an
 * authenticator app; `enrol`: bind a second factor first. `recoveryCodes` come once, with the first factor that is bound.
 */
export const NextStep = z.object({
  next: z.enum(['totp', 'passkey', 'enrol', 'done']),
  user: Account.optional(),
  recoveryCodes: z.array(z.string()).optional(),
  /** With the first step, where there were any. */
  resets: AccountResets.optional(),
})
export type NextStep = z.output<typeof NextStep>

export const TotpEnrolment = z.object({ secret: z.string(), otpauthUri: z.string() })
export type TotpEnrolment = z.output<typeof TotpEnrolment>

/** The first code of a new secret, and what its owner calls the app. */
export const ConfirmTotp = z.strictObject({ code: TotpCode, name: line(60).optional() })
export type ConfirmTotp = z.output<typeof ConfirmTotp>

/** An app or a passkey, by the name that its owner gave it. */
const BoundFactor = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
})
export type BoundFactor = z.output<typeof BoundFactor>

/** Everything that may be the second factor of an account. */
export const FactorList = z.object({
  authenticators: z.array(BoundFactor),
  passkeys: z.array(BoundFactor),
  /** Too many wrong codes: the apps count for nothing until one is bound anew. */
  authenticatorsDisabled: z.boolean(),
  recoveryCodes: z.object({
    left: z.int(),
    createdAt: Instant.nullable(),
    confirmedAt: Instant.nullable(),
  }),
})
export type FactorList = z.output<typeof FactorList>

/** Password and second factor once more, or a passkey alone. */
export const Reauthentication = z.union([
  z.strictObject({
    password: GivenPassword,
    secondFactor: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('totp'), code: TotpCode }),
      z.strictObject({ kind: z.literal('recovery-code'), code: RecoveryCode }),
    ]),
  }),
  z.strictObject({
    secondFactor: z.strictObject({ kind: z.literal('passkey'), assertion: PasskeyAssertion }),
  }),
])
export type Reauthentication = z.output<typeof Reauthentication>

export const OpenSession = z.object({
  id: z.uuid(),
  /** Browser and system, as the browser says of itself. */
  device: z.string().nullable(),
  address: z.string().nullable(),
  authenticatedBy: z.string(),
  startedAt: Instant,
  lastUsedAt: Instant,
  expiresAt: Instant,
  /** The one this is asked with. */
  current: z.boolean(),
})
export type OpenSession = z.output<typeof OpenSession>
