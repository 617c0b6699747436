import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { server } from '../../../test/server.ts'
import { spoken } from '../../../test/spoken.tsx'
import { offerId, sampleDetail } from '../sample.ts'
import { DeclinePage } from './decline-page.tsx'
import { WithdrawPage } from './withdraw-page.tsx'

const go = vi.fn<(to: string) => void>()
let offer = sampleDetail()
let sent: { path: string; body: unknown; seen: string | null }[]

beforeEach(() => {
  go.mockReset()
  sent = []
  offer = sampleDetail()
  server.use(
    http.get(`*/api/v1/agreement-offers/${offerId}`, () => HttpResponse.json(offer)),
    http.post(`*/api/v1/agreement-offers/${offerId}/:act`, async ({ request, params }) => {
      const seen = request.headers.get('if-match')
      sent.push({ path: String(params['act']), body: await request.json(), seen })
      return HttpResponse.json(offer)
    }),
  )
})

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

it('declines with a reason, once it was reviewed', async () => {
  render(spoken(<DeclinePage id={offerId} go={go} />))
  await userEvent.type(await screen.findByLabelText('Warum lehnen Sie ab?'), 'Zu teuer.')
  await press('Weiter zum Prüfen')
  expect(screen.getByText('Zu teuer.')).toBeTruthy()
  expect(sent).toEqual([])
  await press('Vertrag ablehnen')
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/vertragsangebote/${offerId}`))
  expect(sent).toEqual([{ path: 'refusal', body: { reason: 'Zu teuer.' }, seen: '"1"' }])
})

it('withdraws with a reason, also after the client has signed', async () => {
  offer = sampleDetail({ status: 'signed', version: 4 })
  render(spoken(<WithdrawPage id={offerId} go={go} />))
  await userEvent.type(await screen.findByLabelText('Warum ziehen Sie es zurück?'), 'Irrtum.')
  await press('Weiter zum Prüfen')
  await press('Angebot zurückziehen')
  await waitFor(() =>
    expect(sent).toEqual([{ path: 'withdrawal', body: { reason: 'Irrtum.' }, seen: '"4"' }]),
  )
})

it('takes back nothing that is concluded', async () => {
  offer = sampleDetail({ status: 'concluded' })
  render(spoken(<WithdrawPage id={offerId} go={go} />))
  expect(await screen.findByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
  expect(
    screen.getByRole<HTMLButtonElement>('button', { name: 'Weiter zum Prüfen' }).disabled,
  ).toBe(true)
})
