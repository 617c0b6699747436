import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { account, dialog, done, press, show } from './shown.tsx'
import { refuse, server } from '../../test/server.ts'
import { elsewhere, factors, here, laptop, phone, session } from './sample.ts'

it('says first what to do for somebody whom one lost phone would shut out', async () => {
  account(factors({ recoveryCodes: { left: 10, createdAt: phone.createdAt, confirmedAt: null } }))
  show()
  expect(await screen.findByText('Ihr Zugang hängt an einem einzigen Gerät.')).toBeTruthy()
  const advice = screen.getByRole('link', { name: /Bestätigen Sie, dass Sie/u })
  expect(advice.getAttribute('href')).toBe('#codes')
  expect(screen.getByRole('link', { name: /Passkey oder eine zweite App/u })).toBeTruthy()
})

it('advises nothing to somebody who has provided', async () => {
  account(factors({ passkeys: [laptop] }))
  show()
  expect(await screen.findByRole('heading', { level: 1, name: 'Ihr Zugang' })).toBeTruthy()
  expect(screen.queryByText(/einzigen Gerät/u)).toBeNull()
})

it('asks who is there, repeats the act, and loses nothing that was typed', async () => {
  const state = account()
  let isProven = false
  server.use(
    http.patch('*/api/v1/account', async ({ request }) => {
      state.sent.push(await request.json())
      return isProven
        ? HttpResponse.json({ ...session().user, name: 'Anna Winter' })
        : refuse(403, { code: 'reauthentication-required' })
    }),
    http.post('*/api/v1/session/reauthentication', async ({ request }) => {
      const body = (await request.json()) as { password: string }
      if (body.password !== 'richtig') return refuse(401, { code: 'credentials-rejected' })
      state.sent.push(body)
      isProven = true
      return done()
    }),
  )
  show()
  await press('Ändern: Name')
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
  expect(document.activeElement).toBe(name)
  await userEvent.clear(name)
  await userEvent.type(name, 'Anna Winter')
  await press('Name speichern')

  const asked = within(await dialog('Bitte weisen Sie sich noch einmal aus'))
  await userEvent.type(await asked.findByLabelText('Passwort'), 'falsch')
  await userEvent.type(asked.getByRole('textbox', { name: /Authenticator-App/u }), '123456')
  await userEvent.click(asked.getByRole('button', { name: 'Weiter' }))
  expect(await asked.findByText('Dieses Passwort stimmt nicht.')).toBeTruthy()
  const password = asked.getByLabelText<HTMLInputElement>('Passwort')
  await waitFor(() => expect(document.activeElement).toBe(password))
  await userEvent.clear(password)
  await userEvent.type(password, 'richtig')
  await userEvent.click(asked.getByRole('button', { name: 'Weiter' }))

  expect(await screen.findByRole('button', { name: 'Ändern: Name' })).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(state.sent).toEqual([
    { name: 'Anna Winter' },
    { password: 'richtig', secondFactor: { kind: 'totp', code: '123456' } },
    { name: 'Anna Winter' },
  ])
})

it('changes nothing when the person gives up, and keeps what was typed', async () => {
  account()
  server.use(
    http.post('*/api/v1/account/email', () => refuse(403, { code: 'reauthentication-required' })),
  )
  show()
  await press('Ändern: E-Mail-Adresse')
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Neue E-Mail-Adresse' })
  await userEvent.type(field, 'neu@praxis.example')
  await press('Link senden')
  await press('Abbrechen', await dialog('Bitte weisen Sie sich noch einmal aus'))
  expect((await screen.findByRole('alert')).textContent).toMatch(/dass Sie es sind/u)
  expect(field.value).toBe('neu@praxis.example')
})

it('says that a new address counts only once its link is opened', async () => {
  account()
  server.use(http.post('*/api/v1/account/email', done))
  show()
  await press('Ändern: E-Mail-Adresse')
  await userEvent.type(
    screen.getByRole('textbox', { name: 'Neue E-Mail-Adresse' }),
    'neu@praxis.example',
  )
  await press('Link senden')
  expect(
    await screen.findByText('Öffnen Sie den Link in der E-Mail an neu@praxis.example.'),
  ).toBeTruthy()
  expect(screen.getByText(/Bis dahin melden Sie sich weiter mit anna@praxis.example/u)).toBeTruthy()
})

it('says at the password why it was refused', async () => {
  account()
  server.use(
    http.post('*/api/v1/account/password', () =>
      refuse(400, { code: 'password-refused', reason: 'breached' }),
    ),
  )
  show()
  await press('Ändern: Passwort')
  await userEvent.type(screen.getByLabelText('Neues Passwort'), 'kurz')
  await press('Passwort ändern')
  expect(await screen.findByText(/mindestens 12 Zeichen\.$/u)).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Neues Passwort'), 'kurz aber nun lang')
  await press('Passwort ändern')
  expect((await screen.findByRole('alert')).textContent).toMatch(/Listen gestohlener/u)
})

it('marks this session, ends one and all others', async () => {
  const third = {
    ...elsewhere,
    id: '0198c5a2-0000-7000-8000-000000000003',
    device: 'Edge, Windows',
  }
  const state = account(factors(), [here, elsewhere, third])
  server.use(
    http.delete(`*/api/v1/account/sessions/${elsewhere.id}`, () => {
      state.sessions = [here, third]
      return done()
    }),
    http.delete('*/api/v1/account/sessions', () => {
      state.sessions = [here]
      return done()
    }),
  )
  show()
  const list = within(await screen.findByRole('list', { name: 'Sitzungen' }))
  const [first] = list.getAllByRole('listitem')
  expect(first?.textContent).toContain('diese Sitzung')
  expect(first && within(first).queryByRole('button')).toBeNull()
  const [, other] = list.getAllByRole('listitem')
  expect(other?.textContent).not.toContain('diese Sitzung')
  for (const said of [
    'Safari, iOS',
    '192.0.2.1',
    /zuletzt benutzt am .*2026/u,
    /angemeldet am .*2026/u,
  ])
    expect(other?.textContent).toMatch(said)
  await press('Beenden: Safari, iOS')
  await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(2))
  await press('Alle anderen beenden')
  await press('Alle anderen beenden', await dialog('Alle anderen Sitzungen beenden?'))
  expect(await screen.findByText('Sie sind nur hier angemeldet.')).toBeTruthy()
})

it('goes to the section somebody was sent to', async () => {
  account()
  show('codes')
  await screen.findByRole('heading', { level: 1, name: 'Ihr Zugang' })
  await waitFor(() => expect(document.activeElement?.id).toBe('codes'))
})

it('changes the language without asking who is there', async () => {
  const state = account()
  server.use(
    http.patch('*/api/v1/account', async ({ request }) => {
      state.sent.push(await request.json())
      return HttpResponse.json({ ...session().user, locale: 'en' })
    }),
  )
  show()
  await press('Ändern: Sprache')
  fireEvent.click(screen.getByRole('radio', { name: 'English' }))
  await press('Sprache speichern')
  expect(await screen.findByRole('heading', { level: 1, name: 'Your account' })).toBeTruthy()
  expect(state.sent).toEqual([{ locale: 'en' }])
})
