import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { goodPassword, press, showEntry, token, type, valueOf } from '../sign-in/show-entry.tsx'
import { enter } from '../entry/entrance.ts'

const done = () => new HttpResponse(null, { status: 204 })
const at = (address: string) => history.replaceState(null, '', address)
afterEach(() => at('/'))

it('takes the token out of the address at once', () => {
  at(`/einladung?next=%2Fweisungen#${token}`)
  expect(enter()).toEqual({ way: 'invitation', token })
  expect(location.href).not.toContain(token)
  expect(location.search).toBe('?next=%2Fweisungen')
  expect(enter()).toEqual({ way: 'invitation', token: null })
})

it.each([
  ['/passwort', 'password'],
  ['/faktor', 'factor'],
  ['/adresse', 'address'],
])('knows what a link to %s is for', (path, way) => {
  at(`${path}#${token}`)
  expect(enter()).toEqual({ way, token })
})

it('E3 answers a forgotten password the same, whoever asks', async () => {
  let asked: unknown
  server.use(
    http.post('*/api/v1/password-resets', async ({ request }) => {
      asked = await request.json()
      return done()
    }),
  )
  showEntry()
  await type('E-Mail-Adresse', 'Anna@praxis.example')
  screen.getByRole('link', { name: 'Passwort vergessen?' }).click()
  await screen.findByRole('heading', { name: 'Passwort vergessen' })
  expect(valueOf('E-Mail-Adresse')).toBe('Anna@praxis.example')
  await press('Link anfordern')
  expect(
    await screen.findByText(/Gibt es einen Zugang mit der Adresse anna@praxis.example/u),
  ).toBeTruthy()
  expect(asked).toEqual({ email: 'anna@praxis.example' })
})

it('says how long to wait when links were asked for too often', async () => {
  server.use(
    http.post('*/api/v1/password-resets', () =>
      refuse(429, { code: 'too-many-attempts', retryAfter: 600 }),
    ),
  )
  showEntry({ way: 'forgotten' })
  await type('E-Mail-Adresse', 'anna@praxis.example')
  await press('Link anfordern')
  expect((await screen.findByRole('alert')).textContent).toContain('in 10 Minuten')
})

it('leads from a new password to the login, and says what became of sessions and second factor', async () => {
  server.use(http.post('*/api/v1/password-resets/complete', done))
  at('/passwort')
  showEntry({ way: 'password', token })
  await type('Neues Passwort', goodPassword)
  await press('Passwort festlegen')
  expect(await screen.findByRole('heading', { name: 'Anmelden' })).toBeTruthy()
  expect(
    await screen.findByText(/Sie wurden überall abgemeldet. Ihr zweiter Faktor ist/u),
  ).toBeTruthy()
  expect(location.pathname).toBe('/login')
})

it('offers a new link when the one for a password is used up', async () => {
  server.use(
    http.post('*/api/v1/password-resets/complete', () => refuse(410, { code: 'token-rejected' })),
  )
  showEntry({ way: 'password', token })
  await type('Neues Passwort', goodPassword)
  await press('Passwort festlegen')
  const again = await screen.findByRole('link', { name: 'Fordern Sie einen neuen Link an' })
  expect(again.getAttribute('href')).toBe('/passwort-vergessen')
  expect(valueOf('Neues Passwort')).toBe(goodPassword)
})

it('says that a read-out code is wrong, and when that ends the reset', async () => {
  server.use(
    http.post('*/api/v1/second-factor-resets/accept', () =>
      refuse(401, { code: 'code-rejected', reason: 'wrong', factor: 'reset-code' }),
    ),
  )
  showEntry({ way: 'factor', token })
  await type('Ihr Passwort', goodPassword)
  await type('Vorgelesener Code', '000000')
  await press('Weiter')
  expect(await screen.findByText(/Nach fünf falschen Codes/u)).toBeTruthy()
})

it('binds a new second factor only after link, password and code', async () => {
  let asked: unknown
  server.use(
    http.post('*/api/v1/second-factor-resets/accept', async ({ request }) => {
      asked = await request.json()
      return HttpResponse.json({ next: 'enrol' })
    }),
  )
  showEntry({ way: 'factor', token })
  expect(await screen.findByText(/alle alten Wiederherstellungscodes nicht mehr/u)).toBeTruthy()
  await type('Ihr Passwort', goodPassword)
  await type('Vorgelesener Code', '424242')
  await press('Weiter')
  expect(await screen.findByRole('heading', { name: 'Zweiten Faktor einrichten' })).toBeTruthy()
  expect(asked).toEqual({ token, password: goodPassword, code: '424242' })
})

it('says so when the password beside the link is wrong', async () => {
  server.use(
    http.post('*/api/v1/second-factor-resets/accept', () =>
      refuse(401, { code: 'credentials-rejected' }),
    ),
  )
  showEntry({ way: 'factor', token })
  await type('Ihr Passwort', goodPassword)
  await type('Vorgelesener Code', '424242')
  await press('Weiter')
  expect((await screen.findByRole('alert')).textContent).toContain('Passwort stimmt nicht')
})

it('confirms a new address only when a person says so', async () => {
  let calls = 0
  server.use(
    http.post('*/api/v1/email-changes/complete', () => {
      calls++
      return done()
    }),
  )
  showEntry({ way: 'address', token })
  const button = await screen.findByRole('button', { name: 'Adresse bestätigen' })
  expect(calls).toBe(0)
  button.click()
  expect(await screen.findByRole('heading', { name: 'Ihre neue Adresse gilt' })).toBeTruthy()
  expect(calls).toBe(1)
})

it('says that an address belongs to somebody else by now', async () => {
  server.use(
    http.post('*/api/v1/email-changes/complete', () =>
      refuse(409, { code: 'conflict', rule: 'address-taken' }),
    ),
  )
  showEntry({ way: 'address', token })
  await press('Adresse bestätigen')
  expect((await screen.findByRole('alert')).textContent).toContain('gehört schon zu einem anderen')
})

it.each([
  ['password', 'Neues Passwort'],
  ['factor', 'Ihr Passwort'],
] as const)('tells a password manager whose %s it is', async (way, label) => {
  showEntry({ way, token })
  await screen.findByLabelText(label)
  const named = await waitFor(() => {
    const field = document.querySelector<HTMLInputElement>('form input[autocomplete=username]')
    expect(field?.value).toBe('anna@praxis.example')
    return field!
  })
  expect([named.readOnly, named.tabIndex]).toEqual([true, -1])
})

it.each(['password', 'factor', 'invitation'] as const)(
  'says of an older link for a %s that a newer mail went out, and when, before anything is typed',
  async (way) => {
    server.use(
      http.post('*/api/v1/:what/lookup', () =>
        refuse(410, {
          code: 'token-rejected',
          link: 'superseded',
          newerAt: '2026-11-28T19:15:00.000Z',
        }),
      ),
    )
    showEntry({ way, token })
    const said = (await screen.findByRole('alert')).textContent
    expect(said).toContain('am 28. November 2026, 20:15 MEZ eine neuere E-Mail')
    expect(screen.queryByLabelText(/Passwort/u)).toBeNull()
    expect(screen.queryByText(/einen neuen Link|neue Einladung/u)).toBeNull()
  },
)
