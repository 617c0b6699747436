import type { InvitationDetails } from '@portal/domain/accounts/links'
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { goodPassword, press, showEntry, token, type, valueOf } from '../sign-in/show-entry.tsx'

const invitation: InvitationDetails = {
  email: 'anna@praxis.example',
  name: 'Anna Berg',
  organisation: 'Praxis Dr. Berg',
  side: 'client',
  role: 'member',
  invitedBy: 'Dr. Jonas Berg',
  account: 'new',
  signedInAs: null,
}
const bernd = { name: 'Bernd Falk', email: 'bernd@praxis.example' }

let accepted: unknown[] = []
beforeEach(() => void (accepted = []))

function invited(change: Partial<InvitationDetails> = {}, next = 'enrol') {
  server.use(
    http.post('*/api/v1/invitations/lookup', () => HttpResponse.json({ ...invitation, ...change })),
    http.post('*/api/v1/invitations/accept', async ({ request }) => {
      accepted.push(await request.json())
      return HttpResponse.json({ next })
    }),
  )
  return showEntry({ way: 'invitation', token })
}

it('says who invites, to what and as what, before it asks for anything', async () => {
  invited()
  const heading = await screen.findByRole('heading', { name: 'Einladung zum AVV-Portal' })
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(screen.getByText('Praxis Dr. Berg')).toBeTruthy()
  expect(screen.getByText('Dr. Jonas Berg')).toBeTruthy()
  expect(screen.getByText(/^Mitarbeit: liest alles/u)).toBeTruthy()
  expect(screen.getByText('anna@praxis.example')).toBeTruthy()
})

it('has somebody new choose a password, tells the rules and why one is refused, then goes on', async () => {
  invited()
  await screen.findByText(/Mindestens 12 Zeichen/u)
  await type('Neues Passwort', 'zu kurz')
  await press('Passwort festlegen')
  expect(
    await screen.findByText('Bitte wählen Sie ein Passwort mit mindestens 12 Zeichen.'),
  ).toBeTruthy()
  expect(accepted).toEqual([])
  await type('Neues Passwort', ', jetzt nicht mehr')
  await press('Passwort festlegen')
  expect(await screen.findByRole('heading', { name: 'Zweiten Faktor einrichten' })).toBeTruthy()
  expect(accepted).toEqual([{ token, password: 'zu kurz, jetzt nicht mehr', locale: 'de' }])
})

it('asks the first owner who it is, before anything else is known', async () => {
  const first = { email: null, name: null, organisation: '', invitedBy: null } as const
  invited({ ...first, side: 'provider', role: 'owner' })
  await screen.findByRole('heading', { name: 'Willkommen im AVV-Portal' })
  expect(screen.queryByText('Zugang zu')).toBeNull()
  await press('Zugang anlegen')
  expect(accepted).toEqual([])
  await type('Ihr Name', 'Robert Zerer')
  await type('Ihre E-Mail-Adresse', 'robert@zerer-it.example')
  await type('Neues Passwort', goodPassword)
  await press('Zugang anlegen')
  expect(await screen.findByRole('heading', { name: 'Zweiten Faktor einrichten' })).toBeTruthy()
  const name = 'Robert Zerer'
  const email = 'robert@zerer-it.example'
  expect(accepted).toEqual([{ token, name, email, password: goodPassword, locale: 'de' }])
})

it('asks an owner whose address the link knows for the name alone', async () => {
  invited({ name: null, side: 'provider', role: 'owner', invitedBy: null })
  await type('Ihr Name', 'Anna Berg')
  expect(screen.queryByLabelText('Ihre E-Mail-Adresse')).toBeNull()
  await type('Neues Passwort', goodPassword)
  await press('Zugang anlegen')
  await waitFor(() =>
    expect(accepted).toEqual([{ token, name: 'Anna Berg', password: goodPassword, locale: 'de' }]),
  )
})

it('says why a password is refused and keeps it to be changed', async () => {
  invited()
  server.use(
    http.post('*/api/v1/invitations/accept', () =>
      refuse(400, { code: 'password-refused', reason: 'breached' }),
    ),
  )
  await type('Neues Passwort', goodPassword)
  await press('Passwort festlegen')
  expect((await screen.findByRole('alert')).textContent).toContain('gestohlener Passwörter')
  expect(valueOf('Neues Passwort')).toBe(goodPassword)
})

it('asks somebody with an account for the password they have, then for the second factor', async () => {
  invited({ account: 'existing' }, 'totp')
  await type('Ihr Passwort', goodPassword)
  expect(screen.queryByLabelText('Neues Passwort')).toBeNull()
  await press('Einladung annehmen')
  expect(await screen.findByLabelText('Code aus Ihrer Authenticator-App')).toBeTruthy()
})

it('does nothing in the session of somebody else but to say so and offer to end it', async () => {
  let isSignedIn = true
  invited()
  server.use(
    http.post('*/api/v1/invitations/lookup', () =>
      HttpResponse.json({ ...invitation, signedInAs: isSignedIn ? bernd : null }),
    ),
    http.delete('*/api/v1/session', () => {
      isSignedIn = false
      return new HttpResponse(null, { status: 204 })
    }),
  )
  expect(
    await screen.findByText('In diesem Browser ist Bernd Falk (bernd@praxis.example) angemeldet.'),
  ).toBeTruthy()
  expect(screen.getByText(/Diese Einladung gilt für Anna Berg/u)).toBeTruthy()
  expect(screen.queryByLabelText(/Passwort/u)).toBeNull()
  await press('Bernd Falk abmelden')
  expect(await screen.findByLabelText('Neues Passwort')).toBeTruthy()
  expect(accepted).toEqual([])
})

it('notices that somebody else signed in while the password was typed', async () => {
  invited()
  await type('Neues Passwort', goodPassword)
  server.use(
    http.post('*/api/v1/invitations/lookup', () =>
      HttpResponse.json({ ...invitation, signedInAs: bernd }),
    ),
    http.post('*/api/v1/invitations/accept', () =>
      refuse(409, { code: 'conflict', rule: 'other-session' }),
    ),
  )
  await press('Passwort festlegen')
  expect(await screen.findByText(/Bernd Falk \(bernd@praxis.example\) angemeldet/u)).toBeTruthy()
})

it('sends somebody with a used or expired invitation to the login, or for a new one', async () => {
  server.use(
    http.post('*/api/v1/invitations/lookup', () => refuse(410, { code: 'token-rejected' })),
  )
  showEntry({ way: 'invitation', token })
  expect((await screen.findByRole('alert')).textContent).toContain('Dieser Link gilt nicht mehr')
  expect(screen.getByRole('link', { name: 'melden Sie sich an' }).getAttribute('href')).toBe(
    '/login',
  )
  expect(screen.getByText(/um eine neue Einladung/u)).toBeTruthy()
})

it('asks for the link again after a reload, because the token is kept nowhere', async () => {
  showEntry({ way: 'invitation', token: null })
  expect(await screen.findByText(/Dieser Seite fehlt der Schlüssel/u)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'melden Sie sich an' })).toBeTruthy()
})

it('tries again when the portal could not be reached', async () => {
  invited()
  server.use(http.post('*/api/v1/invitations/lookup', () => HttpResponse.error(), { once: true }))
  showEntry({ way: 'invitation', token })
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('nicht erreichbar'))
  await press('Noch einmal versuchen')
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})
