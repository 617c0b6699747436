import { bigint, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

export const authenticators = pgTable('authenticators', {
  id: uuid().primaryKey(),
  userId: uuid().notNull(),
  name: text().notNull(),
  secret: bytes().notNull(),
  keyId: text().notNull(),
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  createdAt: instant().notNull(),
  lastUsedAt: instant(),
})

export const passkeys = pgTable('passkeys', {
  id: uuid().primaryKey(),
  userId: uuid().notNull(),
  credentialId: bytes().notNull(),
  publicKey: bytes().notNull(),
  counter: bigint({ mode: 'number' }).notNull(),
  transports: text().array().notNull(),
  name: text().notNull(),
  createdAt: instant().notNull(),
  lastUsedAt: instant(),
})

export type ChallengePurpose = 'register' | 'sign-in' | 'reauthenticate' | 'confirm'
export const passkeyChallenges = pgTable('passkey_challenges', {
  challenge: bytes().primaryKey(),
  purpose: text().$type<ChallengePurpose>().notNull(),
  userId: uuid(),
  binding: text(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
})

export const recoveryCodes = pgTable('recovery_codes', {
  userId: uuid().notNull(),
  codeHash: bytes().notNull(),
  usedAt: instant(),
})

export const knownDevices = pgTable('known_devices', {
  userId: uuid().notNull(),
  deviceHash: bytes().notNull(),
  firstSeenAt: instant().notNull(),
  lastSeenAt: instant().notNull(),
})
