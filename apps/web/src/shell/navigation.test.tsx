import { permissionsOf } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { portalPages } from '../pages/table.ts'
import { isFor } from '../platform/navigation/page.tsx'
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
  render(spoken(<Navigation session={session('client')} pages={portalPages} path="/" />))
  expect(screen.getByRole('link', { name: 'Weisungen' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Auftraggeber' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Postausgang' })).toBeNull()
})

it('marks the place one is in, on its sub-pages too', () => {
  render(spoken(<Navigation session={session('provider')} pages={portalPages} path="/kunden/7" />))
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Auftraggeber')
})

const both = [
  'Übersicht',
  'Mitteilungen',
  'Weisungen',
  'Nachweise',
  'Quittungen',
  'Vertrag',
  'Unterauftragnehmer',
  'Schutzmaßnahmen',
  'Dokumente',
]
it.each([
  ['client', [...both, 'Zugänge']],
  ['provider', [...both, 'Auftraggeber', 'Mitarbeitende', 'Firma', 'Vertragstext', 'Postausgang']],
] as const)('leads a person of the %s to all its places, in this order', (side, words) => {
  render(spoken(<Navigation session={session(side)} pages={portalPages} path="/" />))
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(words)
})

it.each([
  ['client', '/kunden/:id/register/:personId'],
  ['provider', '/praxis/register/:personId'],
] as const)('has no page of the other side for the %s', (side, address) => {
  const line = portalPages.find(({ at }) => at === address)!
  expect(isFor(line, session(side))).toBe(false)
})
