import type { ClientRole, Side, StaffRole } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import { bigint, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/bytes.ts'
import { instant } from '../platform/instant.ts'

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
})

export const credentials = pgTable('credentials', {
  userId: uuid().primaryKey(),
  passwordHash: text(),
  totpSecret: bytes(),
  totpKeyId: text(),
  totpConfirmedAt: instant(),
  totpLastStep: bigint({ mode: 'number' }).notNull().default(0),
  totpPending: bytes(),
  secondFactorFailures: integer().notNull().default(0),
})

export type Stage = 'totp' | 'enrol' | 'full'
export const sessions = pgTable('sessions', {
  idHash: bytes().primaryKey(),
  userId: uuid().notNull(),
  stage: text().$type<Stage>().notNull(),
  clientId: uuid(),
  createdAt: instant().notNull(),
  lastSeenAt: instant().notNull(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
})

export const setupTokens = pgTable('setup_tokens', {
  tokenHash: bytes().primaryKey(),
  userId: uuid().notNull(),
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
