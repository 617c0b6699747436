import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { eva, robert, stored } from '../sample.ts'
import { StaffMemberPage } from './staff-member-page.tsx'
import { StaffPage } from './staff-page.tsx'

const go = vi.fn<(to: string) => void>()
const open = (userId: string, mayManage = true) =>
  render(
    spoken(
      <StaffMemberPage userId={userId} me={robert.userId} mayManage={mayManage} mayReset go={go} />,
    ),
  )

it('lists the provider’s people; an auditor may only look', async () => {
  stored()
  render(spoken(<StaffPage mayManage={false} mayReset={false} />))
  const table = within(await screen.findByRole('table', { name: 'Mitarbeitende' }))
  expect(table.getByText('Inhaberin oder Inhaber')).toBeTruthy()
  expect(table.queryByRole('link')).toBeNull()
  expect(screen.queryByText('Person einladen')).toBeNull()
  expect(screen.getByText('Keine Zurücksetzung ist im Gange.')).toBeTruthy()
})

it('says why the last owner can be neither changed nor removed', async () => {
  stored()
  open(robert.userId)
  expect(await screen.findByText(/lässt sich weder ändern noch entfernen/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Zugang entfernen' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Rolle ändern' })).toBeNull()
})

it('says it too when somebody else was faster', async () => {
  stored({ staff: [{ ...eva, role: 'owner' }, robert] })
  server.use(
    http.delete(`*/api/v1/staff/${eva.userId}`, () =>
      refuse(409, { code: 'conflict', rule: 'last-owner' }),
    ),
  )
  open(eva.userId)
  await userEvent.click(await screen.findByRole('button', { name: 'Zugang entfernen' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByRole('button', { name: 'Zugang entfernen' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('letzte Person')
})

it('changes a colleague’s role', async () => {
  stored()
  const sent: unknown[] = []
  server.use(
    http.patch(`*/api/v1/staff/${eva.userId}`, async ({ request }) => {
      sent.push(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
  )
  open(eva.userId)
  await userEvent.click(await screen.findByRole('radio', { name: /^Prüferin/u }))
  await userEvent.click(screen.getByRole('button', { name: 'Rolle ändern' }))
  await waitFor(() => expect(sent).toEqual([{ role: 'auditor' }]))
})

it('signs a colleague out everywhere', async () => {
  stored()
  const ended = vi.fn<() => void>()
  server.use(
    http.delete(`*/api/v1/staff/${eva.userId}/sessions`, () => {
      ended()
      return new HttpResponse(null, { status: 204 })
    }),
  )
  open(eva.userId)
  await userEvent.click(await screen.findByRole('button', { name: 'Überall abmelden' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByRole('button', { name: 'Überall abmelden' }))
  await waitFor(() => expect(ended).toHaveBeenCalledTimes(1))
})

it('lets staff reset a colleague’s second factor, but not change their access', async () => {
  stored()
  open(eva.userId, false)
  expect(await screen.findByRole('link', { name: 'Zweiten Faktor zurücksetzen' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Rolle ändern' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Überall abmelden' })).toBeNull()
})
