import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { useState } from 'react'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { ApprovalPage } from './approval-page.tsx'
import { MemberResetPage } from './person-reset-page.tsx'
import { StaffPage } from '../staff/staff-page.tsx'
import { clientId, lukas, practice, reset, stored, uuid } from '../sample.ts'

const went = vi.fn<(to: string) => void>()

function Resetting() {
  const [step, setStep] = useState<string | null>(null)
  return (
    <MemberResetPage
      circle={practice}
      clientId={clientId}
      userId={lukas.userId}
      step={step}
      go={(to) => {
        went(to)
        setStep(new URL(to, location.origin).searchParams.get('step'))
      }}
    />
  )
}

const confirm = async (label: string) => {
  await userEvent.type(await screen.findByLabelText(/Authenticator-App/u), '123456')
  await userEvent.click(screen.getByRole('button', { name: label }))
}

it('starts a reset with how the identity was checked and one’s own second factor', async () => {
  stored()
  const sent: unknown[] = []
  const path = `*/api/v1/clients/${clientId}/members/${lukas.userId}/second-factor-reset`
  server.use(http.post(path, () => refuse(409, { code: 'conflict', rule: 'reset-under-way' })))
  render(spoken(<Resetting />))
  await userEvent.click(await screen.findByRole('radio', { name: 'persönlich' }))
  await userEvent.type(screen.getByLabelText('Notiz dazu'), 'Heute in der Praxis.')
  await userEvent.click(screen.getByRole('button', { name: 'Weiter zum Prüfen' }))
  expect(await screen.findByText('Heute in der Praxis.')).toBeTruthy()
  await confirm('Zweiten Faktor zurücksetzen')
  expect((await screen.findByRole('alert')).textContent).toContain('schon zurückgesetzt')
  server.use(
    http.post(path, async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(
        { ...reset({ status: 'link_sent' }), code: '424242' },
        { status: 201 },
      )
    }),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Zweiten Faktor zurücksetzen' }))
  await waitFor(() => expect(went).toHaveBeenCalledWith(`/praxis/zugaenge/${lukas.userId}`))
  expect(sent).toEqual([
    {
      identityCheck: { method: 'in-person', note: 'Heute in der Praxis.' },
      secondFactor: { kind: 'totp', code: '123456' },
    },
  ])
})

const approving = (mayReset = true) =>
  render(spoken(<ApprovalPage id={uuid('f1')} mayReset={mayReset} go={went} />))

it('lets a second person approve what the first one recorded', async () => {
  const stand = stored({ resets: [reset()] })
  const sent: unknown[] = []
  server.use(
    http.post(`*/api/v1/second-factor-resets/${uuid('f1')}/approval`, async ({ request }) => {
      sent.push(await request.json())
      stand.resets = [reset({ status: 'link_sent', mayApprove: false })]
      return HttpResponse.json({ ...stand.resets[0], code: '424242' })
    }),
  )
  approving()
  expect(await screen.findByText('Am 20.11. im Videogespräch erkannt.')).toBeTruthy()
  await confirm('Zustimmen und Link senden')
  await waitFor(() => expect(went).toHaveBeenCalledWith(expect.stringContaining(uuid('f1'))))
  expect(sent).toEqual([{ secondFactor: { kind: 'totp', code: '123456' } }])
  // Shown to whoever sent the link, and nowhere again.
  expect(await screen.findByText('424242')).toBeTruthy()
  expect(screen.getByText('Lesen Sie Eva Brandl diesen Code vor')).toBeTruthy()
})

it('says whose second factor it is: by address, and with each of their clients', async () => {
  const clients = [
    { id: uuid('c1'), name: 'Praxis Sommer' },
    { id: uuid('c2'), name: 'Praxis Winter' },
  ]
  const ofClients = reset({ side: 'client', userEmail: 'karin@dsb.example', clients })
  stored({ resets: [ofClients] })
  const { unmount } = approving()
  expect(await screen.findByRole('link', { name: 'karin@dsb.example' })).toBeTruthy()
  for (const { id, name } of clients)
    expect(screen.getByRole('link', { name }).getAttribute('href')).toBe(`/kunden/${id}`)
  unmount()
  render(spoken(<StaffPage mayManage mayReset />))
  const table = within(await screen.findByRole('table', { name: 'Zurücksetzungen im Gange' }))
  expect(table.getByText('Praxis Sommer, Praxis Winter')).toBeTruthy()
  expect(table.getByText('karin@dsb.example')).toBeTruthy()
})

it('tells whoever started that somebody else has to approve, and lets them cancel', async () => {
  stored({ resets: [reset({ mayApprove: false })] })
  approving()
  expect(await screen.findByText('Hier muss eine andere Person zustimmen.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Zustimmen/u })).toBeNull()
  expect(screen.getByRole('button', { name: 'Zurücksetzung abbrechen' })).toBeTruthy()
})

it('shows an auditor a reset and no button', async () => {
  stored({ resets: [reset({ mayApprove: false })] })
  approving(false)
  expect(await screen.findByText('Am 20.11. im Videogespräch erkannt.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

it('puts forward among the staff what waits for the reader, and says why it takes two', async () => {
  stored({
    resets: [
      reset({ id: uuid('f2'), userName: 'Link Gesendet', status: 'link_sent', mayApprove: false }),
      reset(),
      reset({ id: uuid('f3'), userName: 'Längst Vorbei', status: 'completed', mayApprove: false }),
    ],
  })
  render(spoken(<StaffPage mayManage mayReset />))
  const table = within(await screen.findByRole('table', { name: 'Zurücksetzungen im Gange' }))
  const rows = table.getAllByRole('row').slice(1)
  expect(rows[0]?.textContent).toContain('Eva Brandl')
  expect(rows[0]?.textContent).toContain('Sie können zustimmen')
  expect(table.queryByText('Längst Vorbei')).toBeNull()
  expect(screen.getByText(/Wer begonnen hat, kann nicht selbst zustimmen/u)).toBeTruthy()
})
