import type { SecurityEvent } from '@portal/domain/accounts/security-log'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { ClientLogPage } from './client-log-page.tsx'
import { clientId, lukas, practice, stored, uuid } from '../sample.ts'

const event: SecurityEvent = {
  id: uuid('71'),
  at: '2026-11-20T08:12:00.000Z',
  kind: 'sign-in.password-rejected',
  userId: lukas.userId,
  userName: 'Lukas Huber',
  by: null,
  address: '192.0.2.7',
  device: 'Firefox, Windows',
  detail: null,
}

function logged(pages: SecurityEvent[][]) {
  stored()
  const asked: string[] = []
  server.use(
    http.get(`*/api/v1/clients/${clientId}/security-log`, ({ request }) => {
      const { search, searchParams } = new URL(request.url)
      asked.push(search)
      const at = Number(searchParams.get('cursor') ?? 0)
      const nextCursor = at + 1 < pages.length ? String(at + 1) : null
      return HttpResponse.json({ items: pages[at] ?? [], nextCursor })
    }),
  )
  return asked
}
const go = vi.fn<(to: string) => void>()
const show = (search = '') =>
  render(
    spoken(
      <ClientLogPage
        circle={practice}
        clientId={clientId}
        query={(name) => new URLSearchParams(search).get(name)}
        go={go}
      />,
    ),
  )

it('says whose account it was and loads more', async () => {
  logged([
    [event],
    [{ ...event, id: uuid('72'), kind: 'sign-in.completed', userName: 'Anna Sommer' }],
  ])
  show()
  expect((await screen.findByRole('row', { name: /falschem Passwort/u })).textContent).toContain(
    'Lukas Huber',
  )
  await userEvent.click(screen.getByRole('button', { name: 'Mehr laden' }))
  expect(await screen.findByRole('row', { name: /^Angemeldet/u })).toBeTruthy()
})

it('asks for what the address says and puts a choice into the address', async () => {
  const asked = logged([[event]])
  show(`nur=auffaelliges&person=${lukas.userId}`)
  await userEvent.selectOptions(await screen.findByLabelText('Person'), 'Anna Sommer')
  expect(asked[0]).toBe(`?userId=${lukas.userId}&alarming=true`)
  expect(go).toHaveBeenCalledWith(`/praxis/protokoll?nur=auffaelliges&person=${uuid('a1')}`)
  expect(screen.getByRole('link', { name: 'alles' }).getAttribute('href')).toBe(
    `/praxis/protokoll?person=${lukas.userId}`,
  )
})

it('explains an empty log', async () => {
  logged([[]])
  show('nur=auffaelliges')
  expect(await screen.findByText('Nichts Auffälliges.')).toBeTruthy()
})
