import { AppError } from '@portal/domain/fault'
import { Empty, http as call } from '../platform/http/http.ts'
import { useMutation } from '@tanstack/react-query'
import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { session } from '../accounts/account/sample.ts'
import { cameBack, otherWindowSwitched, workFor } from '../platform/http/active-client.ts'
import { reauthenticated } from '../accounts/reauthentication/reauthentication.ts'
import { assertion, passkeyBrowser, passkeyRequest } from '../test/passkeys.ts'
import { refuse, server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { FailurePage } from './failure-page.tsx'
import { OtherClientDialog } from './other-client-dialog.tsx'
import { Questions } from './questions.tsx'

const mine = '0198c5a2-0000-7000-8000-0000000000c1'
const other = '0198c5a2-0000-7000-8000-0000000000c2'
const membership = { role: 'manager' as const, authorised: false }
const switched = session({
  memberships: [
    { clientId: mine, clientName: 'Praxis Sommer', ...membership },
    { clientId: other, clientName: 'Praxis Winter', ...membership },
  ],
  activeClient: { id: other, name: 'Praxis Winter' },
})

afterEach(() => {
  workFor(null)
  cameBack()
})

function Act() {
  const doing = useMutation({
    mutationFn: () => reauthenticated(() => call('POST', '/act', Empty)),
  })
  return (
    <button type="button" onClick={() => doing.mutate()}>
      {doing.isSuccess ? 'getan' : 'tun'}
    </button>
  )
}

const show = () =>
  render(
    spoken(
      <>
        <Act />
        <Questions />
      </>,
    ),
  )

it('says where this window stands after another one switched, and switches back without losing anything', async () => {
  workFor(mine)
  const heads: (string | null)[] = []
  const bodies: unknown[] = []
  let active = other
  server.use(
    http.post('*/api/v1/act', ({ request }) => {
      heads.push(request.headers.get('x-client'))
      return active === mine
        ? new HttpResponse(null, { status: 204 })
        : refuse(409, { code: 'conflict', rule: 'other-client' })
    }),
    http.get('*/api/v1/session', ({ request }) => {
      heads.push(request.headers.get('x-client'))
      return HttpResponse.json(switched)
    }),
    http.post('*/api/v1/session/client', async ({ request }) => {
      heads.push(request.headers.get('x-client'))
      bodies.push(await request.json())
      active = mine
      return new HttpResponse(null, { status: 204 })
    }),
  )
  show()
  await userEvent.click(screen.getByRole('button', { name: 'tun' }))
  await screen.findByRole('dialog', {
    name: 'In einem anderen Fenster haben Sie zu Praxis Winter gewechselt',
  })
  expect(screen.getByText(/Dieses Fenster zeigt noch Praxis Sommer/u)).toBeTruthy()
  await userEvent.keyboard('{Escape}')
  await userEvent.click(screen.getByRole('button', { name: 'Hierher zurück wechseln' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(bodies).toEqual([{ clientId: mine }])
  expect(heads).toEqual([mine, null, null])
  await userEvent.click(screen.getByRole('button', { name: 'tun' }))
  expect(await screen.findByRole('button', { name: 'getan' })).toBeTruthy()
})

it('shows a page anew that failed for this reason, once the switch is settled', async () => {
  const reload = vi.fn<() => void>()
  otherWindowSwitched()
  const error = new AppError({ code: 'conflict', rule: 'other-client' })
  render(spoken(<FailurePage error={error} reload={reload} />))
  expect(reload).not.toHaveBeenCalled()
  act(cameBack)
  expect(reload).toHaveBeenCalledOnce()
})

it('offers to go on with the other one instead', async () => {
  workFor(mine)
  server.use(http.get('*/api/v1/session', () => HttpResponse.json(switched)))
  const reload = vi.fn<() => void>()
  render(spoken(<OtherClientDialog reload={reload} />))
  await userEvent.click(await screen.findByRole('button', { name: 'Seite neu laden' }))
  expect(reload).toHaveBeenCalledOnce()
})

const account = (passkeys: object[]) =>
  http.get('*/api/v1/account/factors', () =>
    HttpResponse.json({
      authenticators: [],
      passkeys,
      authenticatorsDisabled: false,
      recoveryCodes: { left: 2, createdAt: null, confirmedAt: null },
    }),
  )

it('believes a passkey alone', async () => {
  passkeyBrowser({ get: async () => assertion() })
  let proof: unknown = null
  server.use(
    account([{ id: mine, name: 'Telefon', createdAt: switched.expiresAt, lastUsedAt: null }]),
    http.post('*/api/v1/act', () =>
      proof
        ? new HttpResponse(null, { status: 204 })
        : refuse(403, { code: 'reauthentication-required' }),
    ),
    http.post('*/api/v1/session/reauthentication-challenge', () =>
      HttpResponse.json(passkeyRequest),
    ),
    http.post('*/api/v1/session/reauthentication', async ({ request }) => {
      proof = await request.json()
      return new HttpResponse(null, { status: 204 })
    }),
  )
  show()
  await userEvent.click(screen.getByRole('button', { name: 'tun' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Mit Passkey ausweisen' }))
  expect(await screen.findByRole('button', { name: 'getan' })).toBeTruthy()
  expect(proof).toMatchObject({ secondFactor: { kind: 'passkey', assertion: { id: 'a-passkey' } } })
})

it('believes a recovery code with the password, and says at the code that it was used up', async () => {
  const proofs: unknown[] = []
  server.use(
    account([]),
    http.post('*/api/v1/act', () => refuse(403, { code: 'reauthentication-required' })),
    http.post('*/api/v1/session/reauthentication', async ({ request }) => {
      proofs.push(await request.json())
      return refuse(401, { code: 'code-rejected', reason: 'used', factor: 'recovery-code' })
    }),
  )
  show()
  await userEvent.click(screen.getByRole('button', { name: 'tun' }))
  await userEvent.type(await screen.findByLabelText('Passwort'), 'richtig')
  const code = screen.getByRole('textbox', { name: 'Wiederherstellungscode' })
  await userEvent.type(code, 'aaaa-bbbb-cccc-0001')
  await userEvent.click(screen.getByRole('button', { name: 'Weiter' }))
  expect(await screen.findByText(/schon verbraucht/u)).toBeTruthy()
  expect(code.getAttribute('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(code)
  expect((code as HTMLInputElement).value).toBe('')
  expect(proofs).toEqual([
    {
      password: 'richtig',
      secondFactor: { kind: 'recovery-code', code: 'AAAABBBBCCCC0001' },
    },
  ])
  await userEvent.click(screen.getByRole('button', { name: 'Abbrechen' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
