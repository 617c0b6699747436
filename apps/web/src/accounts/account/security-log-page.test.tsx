import { SecurityEventKind } from '@portal/domain/accounts/security-log'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { say } from '../../platform/language/i18n.ts'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { event, otherId } from './sample.ts'
import { SecurityLogPage } from './security-log-page.tsx'
import { saySecurityDetail, securityEventWords } from '../words.ts'

const rows = () => screen.getAllByRole('row').slice(1)

it('tells what happened, when, from where and by whom, and marks what is alarming', async () => {
  server.use(
    http.get('*/api/v1/account/security-log', () =>
      HttpResponse.json({
        items: [
          event({
            id: otherId,
            kind: 'second-factor.reset-started',
            by: 'Robert Zerer',
            detail: null,
          }),
          event(),
        ],
        nextCursor: null,
      }),
    ),
  )
  render(spoken(<SecurityLogPage alarming={false} />))
  await screen.findByRole('table', { name: 'Ereignisse an Ihrem Zugang' })
  const [reset, signIn] = rows()
  expect(reset?.textContent).toMatch(/Zurücksetzen des zweiten Faktors begonnen.*auffällig/u)
  expect(reset?.textContent).toContain('Robert Zerer')
  expect(signIn?.textContent).toMatch(/Angemeldet.*Passwort und Code/u)
  expect(signIn?.textContent).toContain('20. November 2026, 09:12 MEZ')
  expect(signIn?.textContent).toContain('Firefox, Windows')
  expect(signIn?.textContent).toContain('192.0.2.1')
  expect(signIn && within(signIn).queryByText('auffällig')).toBeNull()
  expect(
    screen.getByRole('link', { name: 'Beenden Sie alle anderen Sitzungen' }).getAttribute('href'),
  ).toBe('/konto#sitzungen')
})

it('asks only for what is alarming when the address says so, and explains an empty view', async () => {
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/account/security-log', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items: [], nextCursor: null })
    }),
  )
  render(spoken(<SecurityLogPage alarming />))
  expect(await screen.findByText('Nichts Auffälliges.')).toBeTruthy()
  expect(asked).toEqual(['?alarming=true'])
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('nur Auffälliges')
})

it('goes on where the first page ended', async () => {
  server.use(
    http.get('*/api/v1/account/security-log', ({ request }) => {
      const isFirst = !new URL(request.url).searchParams.has('cursor')
      return HttpResponse.json({
        items: [event({ id: isFirst ? event().id : otherId })],
        nextCursor: isFirst ? 'next' : null,
      })
    }),
  )
  render(spoken(<SecurityLogPage alarming={false} />))
  await userEvent.click(await screen.findByRole('button', { name: 'Mehr laden' }))
  await expect.poll(rows).toHaveLength(2)
  expect(screen.queryByRole('button', { name: 'Mehr laden' })).toBeNull()
})

it('has words of its own for everything that may happen', () => {
  const words = SecurityEventKind.options.map((kind) => say(securityEventWords[kind]))
  expect(new Set(words).size).toBe(SecurityEventKind.options.length)
})

it('says our own terms in words and leaves the names people gave', () => {
  expect(['passkey', 'manager', 'Mein Telefon'].map(saySecurityDetail)).toEqual([
    'Passkey',
    'Leitung',
    'Mein Telefon',
  ])
})
