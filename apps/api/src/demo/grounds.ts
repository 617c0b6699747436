import type { Ground } from '@portal/domain/people/ground'
import type { Instant } from '@portal/domain/time'

export const blank = { confirmedBy: null, document: null, managerInvitedBy: null }

/** What a client's manager did, whose own access the provider made. */
export const actOf = (by: string, at: Instant, managerInvitedBy: string): Ground => ({
  ...blank,
  kind: 'act',
  by,
  side: 'client',
  at,
  managerInvitedBy,
})

/** A client's first manager is invited by the provider, and says so for ever. */
export const firstManager = (by: string, at: Instant): Ground => ({
  ...blank,
  kind: 'first-manager',
  by,
  side: 'provider',
  at,
})

/** What the provider wrote down before, and the client's act has confirmed. */
export const confirmedBy = (act: Ground, writtenBy: string, writtenAt: Instant): Ground => ({
  ...act,
  kind: 'confirmed',
  by: writtenBy,
  side: 'provider',
  at: writtenAt,
  confirmedBy: act.by,
})
