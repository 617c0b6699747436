import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { givePassword, goodPassword, press, showEntry, type, valueOf } from './show-entry.tsx'

const passwordIsRight = (next = 'totp') =>
  server.use(http.post('*/api/v1/session', () => HttpResponse.json({ next })))

it('keeps what was typed after a wrong password and says why', async () => {
  server.use(http.post('*/api/v1/session', () => refuse(401, { code: 'credentials-rejected' })))
  showEntry()
  await givePassword()
  expect((await screen.findByRole('alert')).textContent).toContain(
    'E-Mail-Adresse oder Passwort stimmt nicht',
  )
  expect(valueOf('E-Mail-Adresse')).toBe('anna@praxis.example')
  expect(valueOf('Passwort')).toBe(goodPassword)
})

it('says how long to wait after too many attempts', async () => {
  server.use(
    http.post('*/api/v1/session', () =>
      refuse(429, { code: 'too-many-attempts', retryAfter: 240 }),
    ),
  )
  showEntry()
  await givePassword()
  expect((await screen.findByRole('alert')).textContent).toContain('in 4 Minuten')
})

it('lets nobody in before the second factor, and takes the code as the app prints it', async () => {
  let sent: unknown
  passwordIsRight()
  server.use(
    http.post('*/api/v1/session/totp', async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ next: 'done' })
    }),
  )
  const onDone = showEntry()
  await givePassword()
  const code = await screen.findByLabelText('Code aus Ihrer Authenticator-App')
  expect(document.activeElement).toBe(code)
  expect(onDone).not.toHaveBeenCalled()
  await userEvent.paste('123 456')
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(sent).toEqual({ code: '123456' })
})

it('says next to the code what is wrong with it, before anything is sent', async () => {
  passwordIsRight()
  showEntry()
  await givePassword()
  await type('Code aus Ihrer Authenticator-App', '12')
  await press('Anmelden')
  expect(await screen.findByText('Der Code besteht aus sechs Ziffern.')).toBeTruthy()
  const code = screen.getByLabelText('Code aus Ihrer Authenticator-App')
  await waitFor(() => expect(document.activeElement).toBe(code))
})

it('tells somebody whose app counts no more what else would do', async () => {
  passwordIsRight()
  server.use(
    http.post('*/api/v1/session/totp', () => refuse(403, { code: 'second-factor-disabled' })),
  )
  showEntry()
  await givePassword()
  await type('Code aus Ihrer Authenticator-App', '123456')
  await press('Anmelden')
  const said = (await screen.findByRole('alert')).textContent
  expect(said).toContain('Wiederherstellungscode oder einen Passkey')
  expect(screen.getByRole('button', { name: 'Wiederherstellungscode verwenden' })).toBeTruthy()
})

it('leads back to the start when the second step took too long', async () => {
  passwordIsRight()
  server.use(http.post('*/api/v1/session/totp', () => refuse(401, { code: 'unauthenticated' })))
  showEntry()
  await givePassword()
  await type('Code aus Ihrer Authenticator-App', '123456')
  await press('Anmelden')
  expect(
    (await screen.findByRole('link', { name: 'Von vorn anmelden' })).getAttribute('href'),
  ).toBe('/login')
})

it('takes a recovery code however it is typed, and says that it is used up by this', async () => {
  let sent: unknown
  passwordIsRight()
  server.use(
    http.post('*/api/v1/session/recovery-code', async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ next: 'done' })
    }),
  )
  const onDone = showEntry()
  await givePassword()
  await press('Wiederherstellungscode verwenden')
  expect(await screen.findByText(/Er ist danach verbraucht/u)).toBeTruthy()
  await type('Wiederherstellungscode', '7k3m q9xa-2htw d5rn')
  await press('Code verwenden und anmelden')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(sent).toEqual({ code: '7K3MQ9XA2HTWD5RN' })
})

it('says of a recovery code that it is incomplete, used or none', async () => {
  const reasons = ['used', 'wrong'] as const
  let asked = 0
  passwordIsRight()
  server.use(
    http.post('*/api/v1/session/recovery-code', () =>
      refuse(401, {
        code: 'code-rejected',
        reason: reasons[asked++] ?? 'wrong',
        factor: 'recovery-code',
      }),
    ),
  )
  showEntry()
  await givePassword()
  await press('Wiederherstellungscode verwenden')
  await type('Wiederherstellungscode', '7K3M')
  await press('Code verwenden und anmelden')
  expect(await screen.findByText(/aus vier Gruppen zu je vier Zeichen/u)).toBeTruthy()
  await type('Wiederherstellungscode', 'Q9XA2HTWD5RN')
  await press('Code verwenden und anmelden')
  expect(await screen.findByText(/schon verbraucht/u)).toBeTruthy()
  expect(valueOf('Wiederherstellungscode')).toBe('')
  await type('Wiederherstellungscode', '7K3MQ9XA2HTWD5RN')
  await press('Code verwenden und anmelden')
  expect(await screen.findByText(/keiner Ihrer Wiederherstellungscodes/u)).toBeTruthy()
  expect(valueOf('Wiederherstellungscode')).toBe('')
})

it('keeps the email address on the way back to the password', async () => {
  passwordIsRight()
  showEntry()
  await givePassword()
  await press('Zurück zum Passwort')
  await waitFor(() => expect(valueOf('E-Mail-Adresse')).toBe('anna@praxis.example'))
})
