// oxlint-disable-next-line import/no-unassigned-import -- it acts by being loaded first
import '../platform/zod-without-eval.ts'
import {
  Credentials,
  NewPassword,
  NextStep,
  TotpEnrolment,
  TotpStep,
} from '@portal/domain/accounts/contract'
import { z } from 'zod'
import { http } from '../platform/http.ts'

/** What each step asks for. */
export const asked = {
  credentials: Credentials,
  code: TotpStep,
  newPassword: z.object({ password: NewPassword }),
}

export const signIn = (credentials: Credentials) =>
  http('POST', '/session', NextStep, { body: credentials })

export const giveCode = (code: string) =>
  http('POST', '/session/totp', NextStep, { body: { code } })

/** A new secret, shown once; it counts from `confirmEnrolment` on. */
export const beginEnrolment = () => http('POST', '/account/totp', TotpEnrolment)

export const confirmEnrolment = (code: string) =>
  http('PUT', '/account/totp', NextStep, { body: { code } })

export const acceptInvitation = (token: string, password: string) =>
  http('POST', '/invitations/accept', NextStep, { body: { token, password } })
