import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { SignIn } from './sign-in.tsx'

function show(invitation: string | null = null) {
  const onDone = vi.fn<() => void>()
  render(spoken(<SignIn invitation={invitation} onDone={onDone} />))
  return onDone
}

async function givePassword(password = 'ein langes gutes Passwort') {
  await userEvent.type(screen.getByLabelText('E-Mail-Adresse'), 'anna@praxis.example')
  await userEvent.type(screen.getByLabelText('Passwort'), password)
  await userEvent.click(screen.getByRole('button', { name: 'Weiter' }))
}

it('keeps the mail address after a wrong password and says why', async () => {
  server.use(http.post('*/api/v1/session', () => refuse(401, { code: 'credentials-rejected' })))
  show()
  await givePassword()
  expect((await screen.findByRole('alert')).textContent).toContain(
    'E-Mail-Adresse oder Passwort stimmt nicht',
  )
  expect(screen.getByLabelText<HTMLInputElement>('E-Mail-Adresse').value).toBe(
    'anna@praxis.example',
  )
  expect(screen.getByLabelText<HTMLInputElement>('Passwort').value).toBe(
    'ein langes gutes Passwort',
  )
})

it('says how long to wait after too many attempts', async () => {
  server.use(
    http.post('*/api/v1/session', () =>
      refuse(429, { code: 'too-many-attempts', retryAfter: 240 }),
    ),
  )
  show()
  await givePassword()
  expect((await screen.findByRole('alert')).textContent).toContain('in 4 Minuten')
})

it('lets nobody in before the second factor, and takes the code as the app prints it', async () => {
  let sent: unknown
  server.use(
    http.post('*/api/v1/session', () => HttpResponse.json({ next: 'totp' })),
    http.post('*/api/v1/session/totp', async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ next: 'done' })
    }),
  )
  const onDone = show()
  await givePassword()
  const code = await screen.findByLabelText('Code aus Ihrer Authenticator-App')
  expect(onDone).not.toHaveBeenCalled()
  await userEvent.click(code)
  await userEvent.paste('123 456')
  await userEvent.click(screen.getByRole('button', { name: 'Anmelden' }))
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(sent).toEqual({ code: '123456' })
})

it('says next to the code what is wrong with it, before anything is sent', async () => {
  server.use(http.post('*/api/v1/session', () => HttpResponse.json({ next: 'totp' })))
  show()
  await givePassword()
  const code = await screen.findByLabelText('Code aus Ihrer Authenticator-App')
  await userEvent.type(code, '12')
  await userEvent.click(screen.getByRole('button', { name: 'Anmelden' }))
  expect(await screen.findByText('Der Code besteht aus sechs Ziffern.')).toBeTruthy()
  await vi.waitFor(() => expect(document.activeElement).toBe(code))
})

it('sets up the second factor after an invitation', async () => {
  server.use(
    http.post('*/api/v1/invitations/accept', () => HttpResponse.json({ next: 'enrol' })),
    http.post('*/api/v1/account/totp', () =>
      HttpResponse.json({
        secret: 'JBSWY3DPEHPK3PXP',
        otpauthUri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP',
      }),
    ),
  )
  show('a-token-of-more-than-twenty-characters')
  await userEvent.type(screen.getByLabelText('Neues Passwort'), 'zu kurz')
  await userEvent.click(screen.getByRole('button', { name: 'Passwort festlegen' }))
  expect(
    await screen.findByText('Bitte wählen Sie ein Passwort mit mindestens 12 Zeichen.'),
  ).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Neues Passwort'), ', jetzt aber nicht mehr')
  await userEvent.click(screen.getByRole('button', { name: 'Passwort festlegen' }))
  expect(await screen.findByRole('img', { name: /QR-Code/u })).toBeTruthy()
})

it('sends somebody with a used invitation to the login', async () => {
  server.use(
    http.post('*/api/v1/invitations/accept', () => refuse(410, { code: 'token-rejected' })),
  )
  show('a-token-of-more-than-twenty-characters')
  await userEvent.type(screen.getByLabelText('Neues Passwort'), 'ein langes gutes Passwort')
  await userEvent.click(screen.getByRole('button', { name: 'Passwort festlegen' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Dieser Link gilt nicht mehr')
  expect(screen.getByRole('link', { name: 'melden Sie sich an' }).getAttribute('href')).toBe(
    '/login',
  )
})
