import type { ConfirmTotp } from '@portal/domain/accounts/factors'
import { RecoveryCodes } from '@portal/domain/accounts/factors'
import type { PasskeyCreation } from '@portal/domain/accounts/passkeys'
import { mutationOptions } from '@tanstack/react-query'
import { Empty, http } from '../../platform/http/http.ts'
import { reauthenticated } from '../reauthentication/reauthentication.ts'
import * as calls from '../second-factor/factor-calls.ts'
import { createPasskey } from '../second-factor/passkeys.ts'

/** Which of the two a factor is, as its path names it. */
export type FactorKind = 'totp' | 'passkeys'

export const beginAuthenticator = () =>
  mutationOptions({ mutationFn: () => reauthenticated(calls.beginTotp) })

export const addAuthenticator = () =>
  mutationOptions({
    mutationFn: (body: ConfirmTotp) => reauthenticated(() => calls.confirmTotp(body)),
  })

export const beginPasskey = () =>
  mutationOptions({ mutationFn: () => reauthenticated(calls.beginPasskey) })

export const addPasskey = () =>
  mutationOptions({
    mutationFn: async ({ name, creation }: { name: string; creation: PasskeyCreation }) => {
      const body = { name, attestation: await createPasskey(creation) }
      return reauthenticated(() => calls.addPasskey(body))
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

export const confirmCodes = () => mutationOptions({ mutationFn: calls.confirmRecoveryCode })
