import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { InvitePage } from './invite-page.tsx'
import { clientId, invitation, practice, stored, uuid } from '../sample.ts'

const go = vi.fn<(to: string) => void>()
const path = `*/api/v1/clients/${clientId}/invitations`

async function fillIn() {
  await userEvent.type(await screen.findByLabelText('Vor- und Nachname'), 'Nina Graf')
  await userEvent.type(screen.getByLabelText('E-Mail-Adresse'), 'Nina@praxis.example')
  await userEvent.click(screen.getByRole('radio', { name: /^Mitarbeit/u }))
  await userEvent.click(screen.getByRole('button', { name: 'Einladung senden' }))
}

it('invites with a role whose rights it explains', async () => {
  stored()
  const sent: unknown[] = []
  server.use(
    http.post(path, async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(invitation(), { status: 201 })
    }),
  )
  render(spoken(<InvitePage circle={practice} go={go} />))
  expect(await screen.findByText(/führt das Register nach § 9/u)).toBeTruthy()
  await fillIn()
  await waitFor(() => expect(go).toHaveBeenCalledWith('/praxis'))
  expect(sent).toEqual([
    { name: 'Nina Graf', email: 'nina@praxis.example', role: 'member', locale: 'de' },
  ])
})

it('offers to renew an invitation that is already there, beside the address', async () => {
  stored({ invitations: [invitation()] })
  const renewed = vi.fn<(id: unknown) => void>()
  server.use(
    http.post(path, () => refuse(409, { code: 'conflict', rule: 'already-invited' })),
    http.post(`${path}/:id/renewal`, ({ params }) => {
      renewed(params['id'])
      return HttpResponse.json(invitation())
    }),
  )
  render(spoken(<InvitePage circle={practice} go={go} />))
  await fillIn()
  await userEvent.click(await screen.findByRole('button', { name: 'Erneut einladen' }))
  await waitFor(() => expect(renewed).toHaveBeenCalledWith(uuid('d1')))
})

it.each([
  ['already-member', /hat hier schon einen Zugang/u],
  ['other-side', /andere[nr]? Vertragsseite/u],
] as const)('says why an address cannot be invited and loses nothing: %s', async (rule, words) => {
  stored()
  server.use(http.post(path, () => refuse(409, { code: 'conflict', rule })))
  render(spoken(<InvitePage circle={practice} go={go} />))
  await fillIn()
  expect(await screen.findByText(words)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Vor- und Nachname').value).toBe('Nina Graf')
})
