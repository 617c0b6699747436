import { createHash } from 'node:crypto'
import { canonicalJson } from '@portal/domain/canonical-json'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { assertion, passkeyBrowser, passkeyRequest } from '../../test/passkeys.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { FourEyesPage } from './four-eyes-page.tsx'
import { FourEyesSection } from './four-eyes-section.tsx'
import { clientId, practice, sommer, stored, uuid } from '../sample.ts'

const go = vi.fn<(to: string) => void>()
const show = (to: string | null) =>
  render(spoken(<FourEyesPage circle={practice} clientId={clientId} to={to} go={go} />))

async function confirm(label: string) {
  await userEvent.type(await screen.findByLabelText(/Authenticator-App/u), '123456')
  await userEvent.click(screen.getByRole('button', { name: label }))
}

it('says what holds, and lets the manager alone change it', async () => {
  stored({ client: sommer({ fourEyes: true }) })
  const { unmount } = render(spoken(<FourEyesSection clientId={clientId} mayChange />))
  expect(await screen.findByText('eingeschaltet')).toBeTruthy()
  expect(screen.getByText(/wenn zwei weisungsberechtigte Personen/u)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Ausschalten' }).getAttribute('href')).toBe(
    '/praxis/vier-augen?zu=aus',
  )
  unmount()
  render(spoken(<FourEyesSection clientId={clientId} mayChange={false} />))
  expect(await screen.findByText('eingeschaltet')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Ausschalten' })).toBeNull()
})

it('shows what holds now beside what will, and switches with a fresh second factor', async () => {
  stored()
  const sent: unknown[] = []
  server.use(
    http.put('*/api/v1/clients/:id/four-eyes', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(sommer({ fourEyes: true }))
    }),
  )
  show('ein')
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Vier-Augen-Prinzip einschalten' }),
  ).toBeTruthy()
  const beside = (name: string) => screen.getByText(name).nextElementSibling?.textContent
  expect(beside('Bisher')).toMatch(/sobald eine weisungsberechtigte Person/u)
  expect(beside('Künftig')).toMatch(/erst, wenn zwei weisungsberechtigte Personen/u)
  expect(sent).toEqual([])
  await confirm('Verbindlich einschalten')
  await waitFor(() => expect(go).toHaveBeenCalledWith('/praxis#vier-augen'))
  expect(sent).toEqual([{ required: true, secondFactor: { kind: 'totp', code: '123456' } }])
})

it('has a passkey confirm exactly this switch', async () => {
  stored({ client: sommer({ fourEyes: true }) })
  const asked: unknown[] = []
  passkeyBrowser({ get: async () => assertion() })
  server.use(
    http.get('*/api/v1/account/factors', () =>
      HttpResponse.json({
        authenticators: [],
        passkeys: [{ id: uuid('02'), name: 'Laptop', createdAt: sentAt, lastUsedAt: null }],
        authenticatorsDisabled: false,
        recoveryCodes: { left: 10, createdAt: sentAt, confirmedAt: sentAt },
      }),
    ),
    http.post('*/api/v1/session/confirmation-challenge', async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(passkeyRequest)
    }),
    http.put('*/api/v1/clients/:id/four-eyes', () => HttpResponse.json(sommer())),
  )
  show('aus')
  await screen.findByText(/Sie bestätigen mit Ihrem Passkey/u)
  await userEvent.click(screen.getByRole('button', { name: 'Verbindlich ausschalten' }))
  await waitFor(() => expect(asked).toHaveLength(1))
  const sha256 = createHash('sha256')
    .update(canonicalJson({ required: false }))
    .digest('hex')
  expect(asked).toEqual([{ act: 'four-eyes.changed', subject: clientId, sha256 }])
})
const sentAt = '2026-11-20T08:12:00.000Z'

it('says why it cannot be switched on, and where to enter a second person', async () => {
  stored()
  server.use(
    http.put('*/api/v1/clients/:id/four-eyes', () =>
      refuse(409, { code: 'conflict', rule: 'too-few-authorised' }),
    ),
  )
  go.mockClear()
  show('ein')
  await confirm('Verbindlich einschalten')
  const alert = within(await screen.findByRole('alert'))
  expect(alert.getByText(/mindestens zwei weisungsberechtigte Personen/u)).toBeTruthy()
  expect(alert.getByRole('link', { name: 'Person eintragen' }).getAttribute('href')).toBe(
    '/praxis/register/neu',
  )
  expect(go).not.toHaveBeenCalled()
})

it('asks for nothing where somebody has switched it meanwhile', async () => {
  stored({ client: sommer({ fourEyes: true }) })
  show('ein')
  expect(await screen.findByText('Es ist eingeschaltet.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})
