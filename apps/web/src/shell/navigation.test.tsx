import { permissionsOf } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { spoken } from '../test/spoken.tsx'
import { Navigation } from './navigation.tsx'

const session = (side: 'client' | 'provider'): Session => ({
  user: {
    id: '0198c5a2-0000-7000-8000-000000000001',
    email: 'anna@praxis.example',
    name: 'Anna',
    locale: 'de',
  },
  side,
  role: side === 'client' ? 'viewer' : 'staff',
  authorisation: null,
  permissions: permissionsOf(
    side === 'client' ? { side, role: 'viewer', authorised: false } : { side, role: 'staff' },
  ),
  memberships: [],
  activeClient: null,
  security: { authenticatedBy: 'totp', recoveryCodesLeft: 10, recoveryCodesConfirmed: true },
  reauthenticatedUntil: null,
  idleUntil: '2026-11-23T06:00:00.000Z',
  expiresAt: '2026-11-23T06:00:00.000Z',
})

it('shows a client no place of the provider', () => {
  render(spoken(<Navigation session={session('client')} path="/" />))
  expect(screen.getByRole('link', { name: 'Weisungen' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Kunden' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Postausgang' })).toBeNull()
})

it('marks the place one is in, on its sub-pages too', () => {
  render(spoken(<Navigation session={session('provider')} path="/kunden/7" />))
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Kunden')
})
