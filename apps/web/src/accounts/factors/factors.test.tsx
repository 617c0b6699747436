import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { account, dialog, done, press, show } from '../account/shown.tsx'
import { attestation, passkeyBrowser, passkeyCreation } from '../../test/passkeys.ts'
import { refuse, server } from '../../test/server.ts'
import { codes, factors, laptop, phone } from '../account/sample.ts'

it('does not offer to remove the last factor, and says why', async () => {
  account()
  show()
  expect(await screen.findByText(/Ihr einziger zweiter Faktor/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Entfernen: Telefon' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Umbenennen: Telefon' })).toBeTruthy()
})

it('removes one of two only after asking, and passes on what the server refuses', async () => {
  const state = account(factors({ passkeys: [laptop] }))
  server.use(
    http.delete('*/api/v1/account/totp/*', () =>
      refuse(409, { code: 'conflict', rule: 'last-factor' }),
    ),
    http.delete(`*/api/v1/account/passkeys/${laptop.id}`, () => {
      state.factors = factors()
      return done()
    }),
  )
  show()
  await press('Entfernen: Telefon')
  const asked = await dialog('„Telefon“ entfernen?')
  await press('Entfernen', asked)
  expect(await within(asked).findByRole('alert')).toBeTruthy()
  await press('Abbrechen', asked)
  await press('Entfernen: Praxisrechner')
  await press('Entfernen', await dialog('„Praxisrechner“ entfernen?'))
  expect(await screen.findByText(/Ihr einziger zweiter Faktor/u)).toBeTruthy()
})

it('adds an app with its name, from a picture drawn here', async () => {
  const state = account()
  server.use(
    http.post('*/api/v1/account/totp', () =>
      HttpResponse.json({ secret: 'ABCDEFGH', otpauthUri: 'otpauth://totp/x?secret=ABCDEFGH' }),
    ),
    http.put('*/api/v1/account/totp', async ({ request }) => {
      state.sent.push(await request.json())
      state.factors = factors({ authenticators: [phone, { ...laptop, name: 'Tablet' }] })
      return HttpResponse.json({ next: 'done' })
    }),
  )
  show()
  await press('Authenticator-App hinzufügen')
  await userEvent.type(await screen.findByRole('textbox', { name: /die App heißen/u }), 'Tablet')
  expect(screen.getByRole('img', { name: /QR-Code/u })).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: /Authenticator-App/u }), '123456')
  await press('App hinzufügen')
  expect(await screen.findByText('Tablet')).toBeTruthy()
  expect(state.sent).toEqual([{ name: 'Tablet', code: '123456' }])
})

it('adds a passkey under the name of the device, and shows the codes that come with it', async () => {
  passkeyBrowser({ create: async () => attestation() })
  const state = account()
  server.use(
    http.post('*/api/v1/account/passkey-challenge', () => HttpResponse.json(passkeyCreation)),
    http.post('*/api/v1/account/passkeys', async ({ request }) => {
      state.sent.push(await request.json())
      state.factors = factors({ passkeys: [laptop] })
      return HttpResponse.json({ next: 'done', recoveryCodes: codes })
    }),
  )
  show()
  await press('Passkey hinzufügen')
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name des Passkeys' })
  await userEvent.clear(name)
  await userEvent.type(name, 'Praxisrechner')
  await press('Passkey erstellen')
  expect(await screen.findByRole('heading', { name: 'Ihre Wiederherstellungscodes' })).toBeTruthy()
  expect(state.sent).toMatchObject([{ name: 'Praxisrechner', attestation: { id: 'a-passkey' } }])
})

it('keeps the name when no passkey came about, and tries anew with a new challenge', async () => {
  passkeyBrowser({})
  account()
  let challenges = 0
  server.use(
    http.post('*/api/v1/account/passkey-challenge', () => {
      challenges += 1
      return HttpResponse.json(passkeyCreation)
    }),
  )
  show()
  await press('Passkey hinzufügen')
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name des Passkeys' })
  await userEvent.clear(name)
  await userEvent.type(name, 'Praxisrechner')
  await press('Passkey erstellen')
  expect(await screen.findByText(/nicht mit einem Passkey bestätigt/u)).toBeTruthy()
  expect(name.value).toBe('Praxisrechner')
  expect(challenges).toBe(1)
  await press('Passkey erstellen')
  await waitFor(() => expect(challenges).toBe(2))
})

it('says so where the browser knows no passkeys', async () => {
  account()
  show()
  expect(await screen.findByText(/Dieser Browser kennt keine Passkeys/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Passkey hinzufügen' })).toBeNull()
})

it('shows new recovery codes once, and lets one of them be typed as proof', async () => {
  const state = account()
  const printed = vi.spyOn(window, 'print').mockReturnValue()
  server.use(
    http.post('*/api/v1/account/recovery-codes', () => HttpResponse.json({ codes })),
    http.put('*/api/v1/account/recovery-codes', async ({ request }) => {
      const { code } = (await request.json()) as { code: string }
      state.sent.push(code)
      return code === 'AAAABBBBCCCC0003'
        ? done()
        : refuse(401, { code: 'code-rejected', reason: 'wrong', factor: 'recovery-code' })
    }),
  )
  show()
  await press('Neue Codes erzeugen')
  await press('Neue Codes erzeugen', await dialog('Neue Wiederherstellungscodes erzeugen?'))
  const list = await screen.findByRole('list', { name: 'Wiederherstellungscodes' })
  expect(within(list).getAllByRole('listitem')).toHaveLength(10)
  expect(screen.getByText('AAAA-BBBB-CCCC-0003')).toBeTruthy()
  expect(screen.getByText(/Zugang anna@praxis.example/u)).toBeTruthy()
  await press('Drucken')
  expect(printed).toHaveBeenCalled()

  const field = screen.getByRole('textbox', { name: 'Tippen Sie einen der Codes ab' })
  await userEvent.type(field, 'abc')
  await press('Codes sind aufbewahrt')
  expect(await screen.findByText(/vier Gruppen zu je vier Zeichen/u)).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, 'aaaa bbbb cccc 9999')
  await press('Codes sind aufbewahrt')
  expect(await screen.findByText(/keiner Ihrer/u)).toBeTruthy()
  expect(document.activeElement).toBe(field)
  await userEvent.type(field, 'aaaa bbbb cccc 0003')
  await press('Codes sind aufbewahrt')
  expect(await screen.findByRole('heading', { level: 1, name: 'Ihr Zugang' })).toBeTruthy()
  expect(state.sent).toEqual(['AAAABBBBCCCC9999', 'AAAABBBBCCCC0003'])
})
