import type { ClientRole, StaffRole } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import type { IdentityCheck } from '@portal/domain/people/contract'
import type { Ground } from '@portal/domain/people/ground'
import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

/** The exact text that somebody confirmed with a passkey, and what proves it. */
export type KeptConfirmation = { text: string; proof: object }

const invitation = () => ({
  id: uuid().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  locale: text().$type<Locale>().notNull(),
  invitedBy: uuid().notNull(),
  invitedByName: text().notNull(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  acceptedAt: instant(),
  acceptedBy: uuid(),
  revokedAt: instant(),
  /** The name of whoever invited, where the invitation ended with their right to. */
  endedWith: text(),
  /** When a new link was mailed last. */
  renewedAt: instant(),
  /** When the page behind the link first asked what it invites to. */
  openedAt: instant(),
})

export const invitations = pgTable('invitations', {
  ...invitation(),
  clientId: uuid().notNull(),
  role: text().$type<ClientRole>().notNull(),
  ground: jsonb().$type<Ground>(),
  /** When whoever accepted it was first in the portal of this client. */
  arrivedAt: instant(),
})

export const staffInvitations = pgTable('staff_invitations', {
  ...invitation(),
  role: text().$type<StaffRole>().notNull(),
})

export const factorResets = pgTable('factor_resets', {
  id: uuid().primaryKey(),
  userId: uuid().notNull(),
  viaClientId: uuid(),
  method: text().$type<IdentityCheck['method']>().notNull(),
  note: text().notNull(),
  /** Null: whoever runs the server, at its command line. */
  startedBy: uuid(),
  startedByName: text().notNull(),
  startedAt: instant().notNull(),
  /** What a passkey confirmed, to the letter, and its assertion. */
  startConfirmation: jsonb().$type<KeptConfirmation>(),
  needsApproval: boolean().notNull(),
  approvedBy: uuid(),
  approvedByName: text(),
  approvedAt: instant(),
  approvalConfirmation: jsonb().$type<KeptConfirmation>(),
  cancelledAt: instant(),
  /** The name of somebody with whose right it ended. */
  endedWith: text(),
  /** Of the code its link opens with; null where none was sent yet, or it was used. */
  codeHash: bytes(),
  codeFailures: integer().notNull().default(0),
  completedAt: instant(),
})

/** A reset that was neither completed nor cancelled. */
export const isUnderWay = sql<boolean>`(${factorResets.completedAt} is null and ${factorResets.cancelledAt} is null)`

export const emailChanges = pgTable('email_changes', {
  id: uuid().primaryKey(),
  userId: uuid().notNull(),
  email: text().notNull(),
  createdAt: instant().notNull(),
  completedAt: instant(),
  cancelledAt: instant(),
})
