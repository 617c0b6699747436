import { z } from 'zod'
import { ClientRole, Side, StaffRole } from '../access.ts'
import { MailAddress, TypedAddress } from '../mail-address.ts'
import { line } from '../text.ts'
import { GivenPassword, Locale, NewPassword, TotpCode } from './contract.ts'

/** The part of a mailed link behind the `#`. */
const Token = z.string().min(20).max(200)
export const TokenOnly = z.strictObject({ token: Token })

/**
 * What an invitation's link leads to. `account`: whether the address has one already, which the reader of its mailbox
 * may know. `email` and `name` are null where whoever opens the link says them: the first owner does. `signedInAs`: somebody else's session in the browser that opened the link, by name; then nothing is done.
 */
export const InvitationDetails = z.object({
  email: z.string().nullable(),
  name: z.string().nullable(),
  organisation: z.string(),
  side: Side,
  role: z.union([ClientRole, StaffRole]),
  invitedBy: z.string().nullable(),
  account: z.enum(['new', 'existing']),
  signedInAs: z.object({ name: z.string(), email: z.string() }).nullable(),
})
export type InvitationDetails = z.output<typeof InvitationDetails>

/** Who somebody is whom the link does not name: the first owner of the provider. */
export const Introduction = z.strictObject({ name: line(200), email: MailAddress })
export type Introduction = z.output<typeof Introduction>

/**
 * The password is chosen by somebody new, and proven by somebody who has an account. `name`, `email`: what the link does
 * not know, and nothing else.
 */
export const AcceptInvitation = z.strictObject({
  token: Token,
  password: GivenPassword,
  locale: Locale.optional(),
  ...Introduction.partial().shape,
})
export type AcceptInvitation = z.output<typeof AcceptInvitation>

export const RequestPasswordReset = z.strictObject({ email: TypedAddress })
export type RequestPasswordReset = z.output<typeof RequestPasswordReset>

/** Whose account a link concerns, as the reader of its mailbox knows; so that password managers keep the password for it. */
export const LinkDetails = z.object({ email: z.string() })
export type LinkDetails = z.output<typeof LinkDetails>

export const CompletePasswordReset = z.strictObject({ token: Token, password: NewPassword })
export type CompletePasswordReset = z.output<typeof CompletePasswordReset>

/** The link of a reset second factor, with the password and the code that was read out: none of them alone binds a new one. */
export const AcceptFactorReset = z.strictObject({
  token: Token,
  password: GivenPassword,
  code: TotpCode,
})
export type AcceptFactorReset = z.output<typeof AcceptFactorReset>

export const ChangePassword = z.strictObject({ password: NewPassword })
export const ChangeEmail = z.strictObject({ email: MailAddress })
