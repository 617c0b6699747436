import {
  type ConfirmTotp,
  NextStep,
  RecoveryCodes,
  TotpEnrolment,
} from '@portal/domain/accounts/factors'
import { PasskeyCreation } from '@portal/domain/accounts/passkeys'
import { mutationOptions } from '@tanstack/react-query'
import { Empty, http } from '../../platform/http/http.ts'
import { createPasskey } from '../../platform/factors/passkeys.ts'
import { reauthenticated } from '../../platform/factors/reauthentication.ts'

/** Which of the two a factor is, as its path names it. */
export type FactorKind = 'totp' | 'passkeys'

/** A new secret, shown once; it counts from `addAuthenticator` on. */
export const beginAuthenticator = () =>
  mutationOptions({
    mutationFn: () => reauthenticated(() => http('POST', '/account/totp', TotpEnrolment)),
  })

export const addAuthenticator = () =>
  mutationOptions({
    mutationFn: (body: ConfirmTotp) =>
      reauthenticated(() => http('PUT', '/account/totp', NextStep, { body })),
  })

/** What a device makes a passkey from; good for five minutes and one use. */
export const beginPasskey = () =>
  mutationOptions({
    mutationFn: () =>
      reauthenticated(() => http('POST', '/account/passkey-challenge', PasskeyCreation)),
  })

export const addPasskey = () =>
  mutationOptions({
    mutationFn: async ({ name, creation }: { name: string; creation: PasskeyCreation }) => {
      const body = { name, attestation: await createPasskey(creation) }
      return reauthenticated(() => http('POST', '/account/passkeys', NextStep, { body }))
    },
  })

export const renameFactor = (kind: FactorKind, id: string) =>
  mutationOptions({
    mutationFn: (name: string) =>
      reauthenticated(() => http('PATCH', `/account/${kind}/${id}`, Empty, { body: { name } })),
  })

export const removeFactor = (kind: FactorKind, id: string) =>
  mutationOptions({
    mutationFn: () => reauthenticated(() => http('DELETE', `/account/${kind}/${id}`, Empty)),
  })

/** Ten new codes; the old ones count no more. */
export const renewCodes = () =>
  mutationOptions({
    mutationFn: () => reauthenticated(() => http('POST', '/account/recovery-codes', RecoveryCodes)),
  })

export const confirmCodes = () =>
  mutationOptions({
    mutationFn: (code: string) => http('PUT', '/account/recovery-codes', Empty, { body: { code } }),
  })
