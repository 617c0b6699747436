import { type ConfirmTotp, NextStep, TotpEnrolment } from '@portal/domain/accounts/factors'
import { type AddPasskey, PasskeyCreation } from '@portal/domain/accounts/passkeys'
import { Empty, http } from '../../platform/http/http.ts'

/** A new secret, shown once; it counts once a code of it was given. */
export const beginTotp = () => http('POST', '/account/totp', TotpEnrolment)

export const confirmTotp = (body: ConfirmTotp) => http('PUT', '/account/totp', NextStep, { body })

/** What a device makes a passkey from; good for five minutes and one use. */
export const beginPasskey = () => http('POST', '/account/passkey-challenge', PasskeyCreation)

export const addPasskey = (body: AddPasskey) =>
  http('POST', '/account/passkeys', NextStep, { body })

/** Shows that the codes are kept; does not use one up. */
export const confirmRecoveryCode = (code: string) =>
  http('PUT', '/account/recovery-codes', Empty, { body: { code } })
