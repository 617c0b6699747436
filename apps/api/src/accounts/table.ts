import type { ClientRole, Side, StaffRole } from '@portal/domain/access'
import type { Locale, SignInMethod } from '@portal/domain/accounts/contract'
import type { Ground } from '@portal/domain/people/ground'
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  locale: text().$type<Locale>().notNull(),
  side: text().$type<Side>().notNull(),
  staffRole: text().$type<StaffRole>(),
  createdAt: instant().notNull(),
  disabledAt: instant(),
})

export const memberships = pgTable('memberships', {
  clientId: uuid().notNull(),
  userId: uuid().notNull(),
  role: text().$type<ClientRole>().notNull(),
  createdAt: instant().notNull(),
  /** Null: from before it was kept who made an access. */
  ground: jsonb().$type<Ground>(),
  /** From when on the person's own reading of notices counts. */
  readsSince: instant()
    .notNull()
    .default(sql`now()`),
})

export const credentials = pgTable('credentials', {
  userId: uuid().primaryKey(),
  passwordHash: text(),
  /** A secret offered and not yet confirmed, sealed with today's key. */
  totpPending: bytes(),
  secondFactorFailures: integer().notNull().default(0),
  recoverySalt: bytes(),
  recoveryCreatedAt: instant(),
  recoveryConfirmedAt: instant(),
})

export type Stage = 'totp' | 'enrol' | 'rebind' | 'full'
export const sessions = pgTable('sessions', {
  idHash: bytes().primaryKey(),
  id: uuid().notNull(),
  userId: uuid().notNull(),
  stage: text().$type<Stage>().notNull(),
  clientId: uuid(),
  method: text().$type<SignInMethod>(),
  address: text(),
  device: text(),
  createdAt: instant().notNull(),
  lastSeenAt: instant().notNull(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
  reauthenticatedAt: instant(),
  /** Of a half session: the login went on, or was begun anew in the same browser. */
  completedAt: instant(),
  warnedAt: instant(),
})

export type TokenPurpose =
  | 'setup'
  | 'invitation'
  | 'staff-invitation'
  | 'password-reset'
  | 'second-factor-reset'
  | 'email-verification'
export const accountTokens = pgTable('account_tokens', {
  tokenHash: bytes().primaryKey(),
  purpose: text().$type<TokenPurpose>().notNull(),
  /** The row the link is about: a user, an invitation, a reset, a change of address. */
  subject: uuid().notNull(),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

export const throttles = pgTable('throttles', {
  key: bytes().primaryKey(),
  failures: integer().notNull(),
  blockedUntil: instant().notNull(),
  updatedAt: instant().notNull(),
})
