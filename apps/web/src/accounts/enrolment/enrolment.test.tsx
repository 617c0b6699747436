import { fireEvent, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { attestation, cancelled, passkeyBrowser, passkeyCreation } from '../../test/passkeys.ts'
import { refuse, server } from '../../test/server.ts'
import { givePassword, press, showEntry, type, valueOf } from '../sign-in/show-entry.tsx'

const recoveryCodes = Array.from({ length: 10 }, (_, index) => `7K3MQ9XA2HTWD5R${index}`)
const user = {
  id: 'b6f2a4f0-0000-4000-8000-000000000001',
  email: 'anna@praxis.example',
  name: 'Anna',
  locale: 'de',
}
const bound = () => HttpResponse.json({ next: 'done', user, recoveryCodes })

function firstLogin() {
  const sent: Record<string, unknown> = {}
  server.use(
    http.post('*/api/v1/session', () => HttpResponse.json({ next: 'enrol' })),
    http.post('*/api/v1/account/totp', () =>
      HttpResponse.json({
        secret: 'JBSWY3DPEHPK3PXP',
        otpauthUri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP',
      }),
    ),
    http.put('*/api/v1/account/totp', async ({ request }) => {
      sent['app'] = await request.json()
      return bound()
    }),
    http.post('*/api/v1/account/passkey-challenge', () => HttpResponse.json(passkeyCreation)),
    http.post('*/api/v1/account/passkeys', async ({ request }) => {
      sent['passkey'] = await request.json()
      return bound()
    }),
    http.put('*/api/v1/account/recovery-codes', async ({ request }) => {
      sent['code'] = await request.json()
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const onDone = showEntry()
  return { onDone, sent }
}

const isWarnedOnLeaving = () => !fireEvent(window, new Event('beforeunload', { cancelable: true }))

async function bindApp() {
  await givePassword()
  await press('App einrichten')
  expect(await screen.findByRole('img', { name: /QR-Code/u })).toBeTruthy()
  await type('Code aus Ihrer Authenticator-App', '123456')
  await press('App einrichten und weiter')
}

it('binds an app, shows ten codes, and lets nobody on before one of them is typed', async () => {
  const { onDone, sent } = firstLogin()
  await bindApp()
  const sheet = await screen.findByRole('list', { name: 'Wiederherstellungscodes' })
  expect(sheet.children).toHaveLength(10)
  expect(sheet.firstElementChild?.textContent).toBe('7K3M-Q9XA-2HTW-D5R0')
  expect(screen.getByText(/Zugang anna@praxis.example/u)).toBeTruthy()
  expect(sent['app']).toEqual({ code: '123456' })
  expect(onDone).not.toHaveBeenCalled()
  expect(isWarnedOnLeaving()).toBe(true)
  await type(/^Tippen Sie einen/u, '7k3m-q9xa-2htw-d5r4')
  await press('Bestätigen und zum Portal')
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  expect(sent['code']).toEqual({ code: '7K3MQ9XA2HTWD5R4' })
  expect(isWarnedOnLeaving()).toBe(false)
})

it('stays with the codes when the one that was typed is none of them', async () => {
  const { onDone } = firstLogin()
  server.use(
    http.put('*/api/v1/account/recovery-codes', () =>
      refuse(401, { code: 'code-rejected', reason: 'wrong', factor: 'recovery-code' }),
    ),
  )
  await bindApp()
  await type(/^Tippen Sie einen/u, '7K3M-Q9XA-2HTW-D5RN')
  await press('Bestätigen und zum Portal')
  expect(await screen.findByText(/keiner Ihrer/u)).toBeTruthy()
  expect(screen.getByRole('list', { name: 'Wiederherstellungscodes' })).toBeTruthy()
  expect(onDone).not.toHaveBeenCalled()
})

it('takes a name for the app', async () => {
  const { sent } = firstLogin()
  await givePassword()
  await press('App einrichten')
  await type(/^Name der App/u, ' Diensttelefon ')
  await type('Code aus Ihrer Authenticator-App', '123456')
  await press('App einrichten und weiter')
  await waitFor(() => expect(sent['app']).toEqual({ code: '123456', name: 'Diensttelefon' }))
})

it('binds a passkey and explains what that is', async () => {
  passkeyBrowser({ create: async () => attestation() })
  const { onDone, sent } = firstLogin()
  await givePassword()
  expect(await screen.findByText(/mit Fingerabdruck, Gesicht oder PIN dieses Geräts/u)).toBeTruthy()
  await press('Passkey erstellen')
  await type('Name des Passkeys', 'Notebook der Praxis')
  await press('Passkey erstellen')
  expect(await screen.findByRole('list', { name: 'Wiederherstellungscodes' })).toBeTruthy()
  expect(sent['passkey']).toMatchObject({ attestation: { type: 'public-key' } })
  expect(onDone).not.toHaveBeenCalled()
})

it('keeps the name when no passkey came about, and leaves the other way open', async () => {
  passkeyBrowser({ create: cancelled })
  firstLogin()
  await givePassword()
  await press('Passkey erstellen')
  await type('Name des Passkeys', 'Notebook')
  await press('Passkey erstellen')
  expect((await screen.findByRole('status')).textContent).toContain('Sie können es jederzeit')
  expect(valueOf('Name des Passkeys')).toContain('Notebook')
  await press('Anderen Weg wählen')
  expect(await screen.findByRole('button', { name: 'App einrichten' })).toBeTruthy()
})

it('says where the browser knows no passkeys', async () => {
  firstLogin()
  await givePassword()
  expect(await screen.findByText('Dieser Browser kennt keine Passkeys.')).toBeTruthy()
  expect(document.activeElement?.textContent).toBe('Zweiten Faktor einrichten')
})

it('shows the same secret to somebody who looked at the other way in between', async () => {
  let secrets = 0
  passkeyBrowser({})
  firstLogin()
  server.use(
    http.post('*/api/v1/account/totp', () =>
      HttpResponse.json({ secret: `SECRET${secrets++}`, otpauthUri: 'otpauth://totp/x' }),
    ),
  )
  await givePassword()
  await press('App einrichten')
  await press('Anderen Weg wählen')
  await press('Passkey erstellen')
  await press('Anderen Weg wählen')
  await press('App einrichten')
  await screen.findByRole('img', { name: /QR-Code/u })
  expect(secrets).toBe(1)
})

it('opens the app on the phone itself, and saves the codes as a text file that says whose they are', async () => {
  firstLogin()
  await givePassword()
  await press('App einrichten')
  const opens = await screen.findByRole('link', { name: 'In App öffnen' })
  expect(opens.getAttribute('href')).toBe('otpauth://totp/x?secret=JBSWY3DPEHPK3PXP')
  await type('Code aus Ihrer Authenticator-App', '123456')
  await press('App einrichten und weiter')
  const made: Blob[] = []
  const saved: string[] = []
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download)
  })
  URL.createObjectURL = (blob) => `blob:${made.push(blob as Blob)}`
  URL.revokeObjectURL = () => {}
  await press('Als Textdatei speichern')
  click.mockRestore()
  expect(saved).toEqual(['AVV-Portal-Codes.txt'])
  const text = (await made[0]?.text()) ?? ''
  expect(text).toContain('Zugang anna@praxis.example')
  expect(text.match(/^7K3M-Q9XA-2HTW-D5R\d\r$/gmu)).toHaveLength(10)
  for (const code of screen.getByRole('list', { name: 'Wiederherstellungscodes' }).children)
    expect(code.querySelector('code')?.getAttribute('translate')).toBe('no')
})
