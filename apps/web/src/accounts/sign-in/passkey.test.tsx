import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { assertion, cancelled, passkeyBrowser, passkeyRequest } from '../../test/passkeys.ts'
import { refuse, server } from '../../test/server.ts'
import { givePassword, press, showEntry } from './show-entry.tsx'

function serverKnowsPasskeys() {
  const sent: unknown[] = []
  server.use(
    http.post('*/api/v1/session/passkey-challenge', () => HttpResponse.json(passkeyRequest)),
    http.post('*/api/v1/session/passkey', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ next: 'done' })
    }),
  )
  return sent
}

it('lets somebody in with a passkey alone', async () => {
  const sent = serverKnowsPasskeys()
  passkeyBrowser({ get: async () => assertion() })
  const onDone = showEntry()
  await press('Mit Passkey anmelden')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(sent).toMatchObject([{ assertion: { type: 'public-key', response: {} } }])
})

it('raises no alarm when the person closes the window of the browser', async () => {
  const sent = serverKnowsPasskeys()
  passkeyBrowser({ get: cancelled })
  showEntry()
  await press('Mit Passkey anmelden')
  expect((await screen.findByRole('status')).textContent).toContain(
    'Sie haben nicht mit einem Passkey bestätigt',
  )
  expect(screen.queryByRole('alert')).toBeNull()
  expect(sent).toEqual([])
})

it('says what a refused passkey means', async () => {
  serverKnowsPasskeys()
  server.use(
    http.post('*/api/v1/session/passkey', () =>
      refuse(401, { code: 'code-rejected', reason: 'wrong', factor: 'passkey' }),
    ),
  )
  passkeyBrowser({ get: async () => assertion() })
  showEntry()
  await press('Mit Passkey anmelden')
  expect((await screen.findByRole('alert')).textContent).toContain('Mit diesem Passkey')
})

it('takes a passkey that the browser fills in, and stops offering when the person goes on', async () => {
  let offered: { mediation?: string; signal: AbortSignal } | undefined
  let choose = (_: unknown) => {}
  serverKnowsPasskeys()
  server.use(http.post('*/api/v1/session', () => HttpResponse.json({ next: 'totp' })))
  passkeyBrowser({
    autofill: true,
    get: (options) => {
      offered = options
      return new Promise((resolve) => (choose = resolve))
    },
  })
  const onDone = showEntry()
  await waitFor(() => expect(offered?.mediation).toBe('conditional'))
  expect(screen.getByLabelText('E-Mail-Adresse').getAttribute('autocomplete')).toBe(
    'username webauthn',
  )
  await givePassword()
  await screen.findByLabelText('Code aus Ihrer Authenticator-App')
  expect(offered?.signal.aborted).toBe(true)
  await press('Zurück zum Passwort')
  await waitFor(() => expect(offered?.signal.aborted).toBe(false))
  choose(assertion())
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

it('begins nothing else while a passkey that the browser filled in is on its way', async () => {
  const sent: unknown[] = []
  let answer = () => {}
  const answered = new Promise<void>((resolve) => (answer = resolve))
  server.use(
    http.post('*/api/v1/session/passkey-challenge', () => HttpResponse.json(passkeyRequest)),
    http.post('*/api/v1/session/passkey', async () => {
      sent.push('passkey')
      await answered
      return HttpResponse.json({ next: 'done' })
    }),
    http.post('*/api/v1/session', () => {
      sent.push('password')
      return HttpResponse.json({ next: 'totp' })
    }),
  )
  let asked = 0
  passkeyBrowser({
    autofill: true,
    get: async () => {
      asked += 1
      return assertion()
    },
  })
  const onDone = showEntry()
  await waitFor(() => expect(sent).toEqual(['passkey']))
  await press('Mit Passkey anmelden')
  await givePassword()
  answer()
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect([asked, sent]).toEqual([1, ['passkey']])
})

it('offers no passkey where the browser knows none', () => {
  showEntry()
  expect(screen.queryByRole('button', { name: /Passkey/u })).toBeNull()
})

it('asks somebody without an app for the passkey first, with a recovery code as the other way', async () => {
  serverKnowsPasskeys()
  server.use(http.post('*/api/v1/session', () => HttpResponse.json({ next: 'passkey' })))
  passkeyBrowser({ get: async () => assertion() })
  const onDone = showEntry()
  await givePassword()
  await screen.findByRole('button', { name: 'Wiederherstellungscode verwenden' })
  expect(screen.queryByLabelText('Code aus Ihrer Authenticator-App')).toBeNull()
  await press('Mit Passkey bestätigen')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})

it('takes a passkey instead of the code of an app', async () => {
  serverKnowsPasskeys()
  server.use(http.post('*/api/v1/session', () => HttpResponse.json({ next: 'totp' })))
  passkeyBrowser({ get: async () => assertion() })
  const onDone = showEntry()
  await givePassword()
  await press('Passkey verwenden')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
})
