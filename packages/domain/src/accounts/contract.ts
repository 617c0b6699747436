import { z } from 'zod'
import { ClientRole, Permission, Side, StaffRole } from '../access.ts'
import { TypedAddress } from '../mail-address.ts'
import { line } from '../text.ts'
import { Instant } from '../time.ts'

export const UserId = z.uuid()
export const ClientId = z.uuid()

export const Locale = z.enum(['de', 'en'])
export type Locale = z.output<typeof Locale>

/** A password as it is given to be judged, whatever a new one has to be like. */
export const GivenPassword = z.string().min(1).max(1024)

export const Credentials = z.strictObject({
  email: TypedAddress,
  password: GivenPassword,
})
export type Credentials = z.output<typeof Credentials>

/** The password somebody chooses (NIST SP 800-63B-4 §3.1.1.2): length alone, counted in code points after NFC. */
export const NewPassword = z
  .string()
  .max(1024)
  .transform((text) => text.normalize('NFC'))
  .refine((text) => [...text].length >= 12, {
    error: 'too short',
    params: { rule: 'password-short' },
  })
  .refine((text) => [...text].length <= 256, {
    error: 'too long',
    params: { rule: 'password-long' },
  })

/** Six digits; spaces as authenticator apps print them are forgiven. */
export const TotpCode = z
  .string()
  .max(20)
  .transform((text) => text.replaceAll(/\s/gu, ''))
  .pipe(z.string().regex(/^[0-9]{6}$/u))

export const TotpStep = z.strictObject({ code: TotpCode })

export const Account = z.object({
  id: UserId,
  email: z.string(),
  name: z.string(),
  locale: Locale,
})
export type Account = z.output<typeof Account>

/** The name asks for a re-authentication, the language does not. */
export const AccountChange = z
  .strictObject({ name: line(200), locale: Locale })
  .partial()
  .refine(({ name, locale }) => name !== undefined || locale !== undefined, {
    error: 'nothing to change',
    params: { rule: 'nothing-to-change' },
  })
export type AccountChange = z.output<typeof AccountChange>

/** What the second step of a login was. */
export const SignInMethod = z.enum(['totp', 'passkey', 'recovery-code', 'enrolment'])
export type SignInMethod = z.output<typeof SignInMethod>

export const Membership = z.object({
  clientId: ClientId,
  clientName: z.string(),
  role: ClientRole,
  authorised: z.boolean(),
})
export type Membership = z.output<typeof Membership>

/** What the interface knows of who is here; the server decides anew at every request. */
export const Session = z.object({
  user: Account,
  side: Side,
  role: z.union([ClientRole, StaffRole]),
  /** The §9 entry that lets this person instruct for the active client, if one is valid today. */
  authorisation: z
    .object({ id: z.uuid(), function: z.string(), validFrom: z.iso.date() })
    .nullable(),
  permissions: z.array(Permission),
  memberships: z.array(Membership),
  activeClient: z.object({ id: ClientId, name: z.string() }).nullable(),
  /** How this session began, and what stands between its owner and a lost phone. */
  security: z.object({
    authenticatedBy: SignInMethod,
    recoveryCodesLeft: z.int(),
    recoveryCodesConfirmed: z.boolean(),
  }),
  /** Until when the account may be changed without giving password and second factor again; null: they have to be. */
  reauthenticatedUntil: Instant.nullable(),
  idleUntil: Instant,
  expiresAt: Instant,
})
export type Session = z.output<typeof Session>

export const SwitchClient = z.strictObject({ clientId: ClientId })
