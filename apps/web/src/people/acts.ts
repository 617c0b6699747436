import type { ClientRole, StaffRole } from '@portal/domain/access'
import type { SecondFactor } from '@portal/domain/accounts/factors'
import { Client } from '@portal/domain/clients/contract'
import {
  type RegisterEntry,
  AuthorisedPerson,
  type EndAuthorisedPerson,
  type ContestEntry,
  type FourEyes,
  SentFactorReset,
  Invitation,
  type Invite,
  type InviteStaff,
  type StartFactorReset,
  StaffInvitation,
} from '@portal/domain/people/contract'
import { mutationOptions } from '@tanstack/react-query'
import { z } from 'zod'
import type { CitedDocument } from '@portal/domain/people/ground'
import { Proposal, type Proposed, type RefuseProposal } from '@portal/domain/people/proposals'
import { Empty, http } from '../platform/http/http.ts'
import { type Circle, pathOf, personPath } from './circle.ts'

const AnyInvitation = z.union([Invitation, StaffInvitation])

export const invite = (circle: Circle) =>
  mutationOptions({
    mutationFn: (body: Invite | InviteStaff) =>
      http('POST', `${pathOf(circle)}/invitations`, AnyInvitation, { body }),
  })

/** Sends a new link; the old one dies. */
export const renewInvitation = (circle: Circle) =>
  mutationOptions({
    mutationFn: (id: string) =>
      http('POST', `${pathOf(circle)}/invitations/${id}/renewal`, AnyInvitation),
  })

export const revokeInvitation = (circle: Circle) =>
  mutationOptions({
    mutationFn: (id: string) => http('DELETE', `${pathOf(circle)}/invitations/${id}`, Empty),
  })

export const changeRole = (circle: Circle, userId: string) =>
  mutationOptions({
    mutationFn: (body: { role: ClientRole | StaffRole; ground?: CitedDocument }) =>
      http('PATCH', personPath(circle, userId), Empty, { body }),
  })

export const removePerson = (circle: Circle, userId: string) =>
  mutationOptions({ mutationFn: () => http('DELETE', personPath(circle, userId), Empty) })

/** Signs somebody out everywhere. */
export const endSessions = (circle: Circle, userId: string) =>
  mutationOptions({
    mutationFn: () => http('DELETE', `${personPath(circle, userId)}/sessions`, Empty),
  })

/** Sends the link again; the one before dies. */
export const renewReset = (id: string) =>
  mutationOptions({
    mutationFn: () => http('POST', `/second-factor-resets/${id}/renewal`, SentFactorReset),
  })

export const cancelReset = (id: string) =>
  mutationOptions({ mutationFn: () => http('DELETE', `/second-factor-resets/${id}`, Empty) })

/** The client's no. */
export const refuseProposal = (clientId: string, id: string) =>
  mutationOptions({
    mutationFn: (body: RefuseProposal) =>
      http('POST', `/clients/${clientId}/proposals/${id}/refusal`, Proposal, { body }),
  })

export const withdrawProposal = (clientId: string) =>
  mutationOptions({
    mutationFn: (id: string) => http('DELETE', `/clients/${clientId}/proposals/${id}`, Empty),
  })

// What follows is binding: each goes with the second factor that `Confirmation` asks for.

export const addEntry = (clientId: string, input: RegisterEntry, secondFactor: SecondFactor) =>
  http('POST', `/clients/${clientId}/authorised-persons`, AuthorisedPerson, {
    body: { ...input, secondFactor },
  })

/** An entry as the person saw it. */
export type Seen = Pick<AuthorisedPerson, 'id' | 'version'>

export const changeEntry = (
  clientId: string,
  { id, version }: Seen,
  input: RegisterEntry,
  secondFactor: SecondFactor,
) =>
  http('PUT', `/clients/${clientId}/authorised-persons/${id}`, AuthorisedPerson, {
    body: { ...input, secondFactor },
    version,
  })

export const endEntry = (
  clientId: string,
  { id, version }: Seen,
  input: EndAuthorisedPerson,
  secondFactor: SecondFactor,
) =>
  http('POST', `/clients/${clientId}/authorised-persons/${id}/end`, AuthorisedPerson, {
    body: { ...input, secondFactor },
    version,
  })

/** Writes down for the client to confirm what is the client's to say. */
export const propose = (clientId: string, proposed: Proposed, secondFactor: SecondFactor) =>
  http('POST', `/clients/${clientId}/proposals`, Proposal, { body: { proposed, secondFactor } })

export const confirmProposal = (clientId: string, id: string, secondFactor: SecondFactor) =>
  http('POST', `/clients/${clientId}/proposals/${id}/confirmation`, Proposal, {
    body: { secondFactor },
  })

export const contestEntry = (
  clientId: string,
  { id, version }: Seen,
  input: ContestEntry,
  secondFactor: SecondFactor,
) =>
  http('POST', `/clients/${clientId}/authorised-persons/${id}/contest`, AuthorisedPerson, {
    body: { ...input, secondFactor },
    version,
  })

export const startReset = (
  circle: Circle,
  userId: string,
  input: StartFactorReset,
  secondFactor: SecondFactor,
) =>
  http('POST', `${personPath(circle, userId)}/second-factor-reset`, SentFactorReset, {
    body: { ...input, secondFactor },
  })

export const approveReset = (id: string, secondFactor: SecondFactor) =>
  http('POST', `/second-factor-resets/${id}/approval`, SentFactorReset, { body: { secondFactor } })

export const setFourEyes = (
  clientId: string,
  input: Omit<FourEyes, 'secondFactor'>,
  secondFactor: SecondFactor,
) => http('PUT', `/clients/${clientId}/four-eyes`, Client, { body: { ...input, secondFactor } })
