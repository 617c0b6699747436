import { Credentials, NewPassword, TotpCode, TotpStep } from '@portal/domain/accounts/contract'
import { NextStep, RecoveryCode } from '@portal/domain/accounts/factors'
import {
  AcceptFactorReset,
  type AcceptInvitation,
  InvitationDetails,
  LinkDetails,
  RequestPasswordReset,
} from '@portal/domain/accounts/links'
import { FactorName, type PasskeyAssertion, PasskeyRequest } from '@portal/domain/accounts/passkeys'
import { LegalLinks } from '@portal/domain/provider/contract'
import { z } from 'zod'
import { Empty, http } from '../../platform/http/http.ts'
import { localeNow } from '../../platform/language/i18n.ts'
import { explainWith } from '../../platform/language/explain.ts'
import { accountFaultWords, accountIssueWords } from '../fault-words.ts'
import { addPasskey, beginPasskey, confirmTotp } from '../second-factor/factor-calls.ts'
import { askPasskey, createPasskey } from '../second-factor/passkeys.ts'

// Nothing is refused before something is asked, and what belongs to the other features cannot happen before a session.
explainWith(accountFaultWords, accountIssueWords)

/** What each step asks for. */
export const asked = {
  credentials: Credentials,
  code: TotpStep,
  // Named apart from the six digits, because what is wrong with it is said in other words.
  recoveryCode: z.object({ recoveryCode: RecoveryCode }),
  newPassword: z.object({ password: NewPassword }),
  knownPassword: AcceptFactorReset.pick({ password: true }),
  factorReset: AcceptFactorReset.pick({ password: true, code: true }),
  address: RequestPasswordReset,
  app: z.object({ code: TotpCode, name: z.string().trim().max(60) }),
  passkey: FactorName,
}

export const signIn = (credentials: Credentials) =>
  http('POST', '/session', NextStep, { body: credentials })

export const giveCode = (code: string) =>
  http('POST', '/session/totp', NextStep, { body: { code } })

export const giveRecoveryCode = (code: string) =>
  http('POST', '/session/recovery-code', NextStep, { body: { code } })

const challenge = () => http('POST', '/session/passkey-challenge', PasskeyRequest)
export const givePasskey = (assertion: PasskeyAssertion) =>
  http('POST', '/session/passkey', NextStep, { body: { assertion } })

/** A passkey signs in by itself, and stands for the second factor after a password. */
export const signInWithPasskey = async () => givePasskey(await askPasskey(await challenge()))

export const signOut = () => http('DELETE', '/session', Empty)

/** Without a name of its own the app gets one from the server. */
export const confirmApp = (code: string, name: string) =>
  confirmTotp({ code, ...(name && { name }) })

export async function enrolPasskey(name: string) {
  const creation = await beginPasskey()
  return addPasskey({ name, attestation: await createPasskey(creation) })
}

export const lookUpInvitation = (body: { token: string }) =>
  http('POST', '/invitations/lookup', InvitationDetails, { body })

export const lookUpLink = (body: { token: string }) =>
  http('POST', '/links/lookup', LinkDetails, { body })

export const acceptInvitation = (accepted: Omit<AcceptInvitation, 'locale'>) =>
  http('POST', '/invitations/accept', NextStep, { body: { ...accepted, locale: localeNow() } })

export const requestPasswordReset = (body: RequestPasswordReset) =>
  http('POST', '/password-resets', Empty, { body })

export const completePasswordReset = (token: string, password: string) =>
  http('POST', '/password-resets/complete', Empty, { body: { token, password } })

export const acceptFactorReset = (body: AcceptFactorReset) =>
  http('POST', '/second-factor-resets/accept', NextStep, { body })

export const confirmAddress = (token: string) =>
  http('POST', '/email-changes/complete', Empty, { body: { token } })

/** Where the provider's legal notice and privacy statement are. */
export const legalLinks = () => http('GET', '/provider/legal-links', LegalLinks)
