import { permissionsOf } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import type { FactorList, OpenSession } from '@portal/domain/accounts/factors'
import type { SecurityEvent } from '@portal/domain/accounts/security-log'

/** For tests: Anna Sommer, who runs a practice and has one phone. */
const id = '0198c5a2-0000-7000-8000-000000000001'
export const otherId = '0198c5a2-0000-7000-8000-000000000002'
const at = '2026-11-20T08:12:00.000Z'

export const session = (change: Partial<Session> = {}): Session => ({
  user: { id, email: 'anna@praxis.example', name: 'Anna Sommer', locale: 'de' },
  side: 'client',
  role: 'manager',
  authorisation: null,
  permissions: permissionsOf({ side: 'client', role: 'manager', authorised: false }),
  memberships: [],
  activeClient: { id: otherId, name: 'Praxis Sommer' },
  security: { authenticatedBy: 'totp', recoveryCodesLeft: 10, recoveryCodesConfirmed: true },
  reauthenticatedUntil: null,
  idleUntil: at,
  expiresAt: at,
  ...change,
})

export const phone = { id, name: 'Telefon', createdAt: at, lastUsedAt: at }
export const laptop = { id: otherId, name: 'Praxisrechner', createdAt: at, lastUsedAt: null }

export const factors = (change: Partial<FactorList> = {}): FactorList => ({
  authenticators: [phone],
  passkeys: [],
  authenticatorsDisabled: false,
  recoveryCodes: { left: 10, createdAt: at, confirmedAt: at },
  ...change,
})

export const here: OpenSession = {
  id,
  device: 'Firefox, Windows',
  address: '192.0.2.1',
  authenticatedBy: 'totp',
  startedAt: at,
  lastUsedAt: at,
  expiresAt: at,
  current: true,
}
export const elsewhere: OpenSession = {
  ...here,
  id: otherId,
  device: 'Safari, iOS',
  authenticatedBy: 'passkey',
  current: false,
}

export const event = (change: Partial<SecurityEvent> = {}): SecurityEvent => ({
  id,
  at,
  kind: 'sign-in.completed',
  userId: id,
  userName: 'Anna Sommer',
  by: null,
  address: '192.0.2.1',
  device: 'Firefox, Windows',
  detail: 'totp',
  ...change,
})

export const codes = Array.from({ length: 10 }, (_, index) => `AAAA-BBBB-CCCC-000${index}`)
