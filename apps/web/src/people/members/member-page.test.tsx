import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { MemberPage } from './member-page.tsx'
import { anna, clientId, julia, lukas, member, practice, stored, uuid } from '../sample.ts'

const go = vi.fn<(to: string) => void>()
const show = (userId: string) =>
  render(
    spoken(
      <MemberPage circle={practice} clientId={clientId} userId={userId} me={anna.userId} go={go} />,
    ),
  )
const path = `*/api/v1/clients/${clientId}/members/${lukas.userId}`

it('changes a role and explains beside the roles why it cannot', async () => {
  stored()
  server.use(http.patch(path, () => refuse(409, { code: 'conflict', rule: 'viewer-instructs' })))
  show(lukas.userId)
  expect(
    (await screen.findByRole<HTMLButtonElement>('button', { name: 'Rolle ändern' })).disabled,
  ).toBe(true)
  await userEvent.click(screen.getByRole('radio', { name: /^nur Lesen/u }))
  await userEvent.click(screen.getByRole('button', { name: 'Rolle ändern' }))
  const group = await screen.findByRole('radiogroup', { name: 'Rolle' })
  expect(await within(group).findByText(/Wer weisungsberechtigt ist/u)).toBeTruthy()
  const sent: unknown[] = []
  server.use(
    http.patch(path, async ({ request }) => {
      sent.push(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
  )
  await userEvent.click(screen.getByRole('radio', { name: /^Leitung/u }))
  await userEvent.click(screen.getByRole('button', { name: 'Rolle ändern' }))
  await waitFor(() => expect(sent).toEqual([{ role: 'manager' }]))
})

it('removes somebody only after saying what ends and what stands', async () => {
  stored()
  server.use(http.delete(path, () => refuse(409, { code: 'conflict', rule: 'last-manager' })))
  show(lukas.userId)
  await userEvent.click(await screen.findByRole('button', { name: 'Zugang entfernen' }))
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Lukas Huber den Zugang entziehen?' }),
  )
  expect(dialog.getByText(/überall sofort abgemeldet/u)).toBeTruthy()
  expect(dialog.getByText(/Weisungsberechtigung nach § 9 endet/u)).toBeTruthy()
  expect(dialog.getByText(/bleiben bestehen/u)).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Zugang entfernen' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('letzte Person')
  server.use(http.delete(path, () => new HttpResponse(null, { status: 204 })))
  await userEvent.click(dialog.getByRole('button', { name: 'Zugang entfernen' }))
  await waitFor(() => expect(go).toHaveBeenCalledWith('/praxis'))
})

it('signs somebody out everywhere after saying what that means, and sends one’s own to the own page', async () => {
  stored()
  const ended = vi.fn<() => void>()
  server.use(
    http.delete(`${path}/sessions`, () => {
      ended()
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { unmount } = show(lukas.userId)
  await userEvent.click(await screen.findByRole('button', { name: 'Überall abmelden' }))
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Lukas Huber überall abmelden?' }),
  )
  expect(dialog.getByText(/^Der Zugang bleibt/u)).toBeTruthy()
  expect(ended).not.toHaveBeenCalled()
  await userEvent.click(dialog.getByRole('button', { name: 'Überall abmelden' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(ended).toHaveBeenCalledTimes(1)
  unmount()
  show(anna.userId)
  expect(await screen.findByText(/^Ihre eigenen Sitzungen/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Überall abmelden' })).toBeNull()
})

it('resets nobody whose second factor is not there, nor one’s own', async () => {
  stored()
  const { unmount } = show(julia.userId)
  expect(await screen.findByText(/richtet ihn bei der nächsten Anmeldung selbst ein/u)).toBeTruthy()
  unmount()
  show(anna.userId)
  expect((await screen.findAllByRole('link', { name: 'Ihr Zugang' })).length).toBe(2)
  expect(screen.queryByRole('link', { name: 'Zweiten Faktor zurücksetzen' })).toBeNull()
})

it('says what a reset waits for, and cancels it', async () => {
  const factorReset = { id: uuid('f1'), needsApproval: true, startedBy: 'Eva Brandl' }
  stored({ members: [member({ ...lukas, factorReset })] })
  const cancelled = vi.fn<() => void>()
  server.use(
    http.delete(`*/api/v1/second-factor-resets/${uuid('f1')}`, () => {
      cancelled()
      return new HttpResponse(null, { status: 204 })
    }),
  )
  show(lukas.userId)
  expect(await screen.findByText('Wartet auf eine zweite Person.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Zurücksetzung abbrechen' }))
  const dialog = within(await screen.findByRole('dialog'))
  await userEvent.click(dialog.getByRole('button', { name: 'Zurücksetzung abbrechen' }))
  await waitFor(() => expect(cancelled).toHaveBeenCalled())
})
