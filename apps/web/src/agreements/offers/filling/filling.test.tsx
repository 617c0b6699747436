import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { hasDrafts } from '../../../platform/form/drafts.ts'
import { refuse, server } from '../../../test/server.ts'
import { spoken } from '../../../test/spoken.tsx'
import { filledOffer, offerId, sampleDetail } from '../sample.ts'
import { SignPage } from '../signing/sign-page.tsx'
import { FillPage } from './fill-page.tsx'

const go = vi.fn<(to: string) => void>()
let offer = sampleDetail()
let sent: { body: any; seen: string | null }[]

beforeEach(() => {
  go.mockReset()
  sent = []
  offer = sampleDetail()
  server.use(
    http.get(`*/api/v1/agreement-offers/${offerId}`, () => HttpResponse.json(offer)),
    http.put(`*/api/v1/agreement-offers/${offerId}/details`, async ({ request }) => {
      sent.push({ body: await request.json(), seen: request.headers.get('if-match') })
      offer = filledOffer()
      return HttpResponse.json(offer)
    }),
  )
})

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const next = 'Speichern und weiter zum Unterschreiben'
async function open() {
  const shown = render(spoken(<FillPage id={offerId} go={go} />))
  await screen.findByRole('heading', { name: 'Vertrag ausfüllen' })
  return shown
}

it('takes what the client fills in, with health data, names of its own and an authorised person, and leads on', async () => {
  await open()
  await userEvent.click(screen.getByRole('checkbox', { name: /^Gesundheitsdaten/u }))
  await userEvent.type(screen.getByLabelText(/^Eigene Gruppen/u), 'Angehörige')
  await userEvent.type(screen.getByLabelText(/^Leistungsvereinbarung/u), 'vom 1. März 2024')
  await press('Person eintragen')
  await userEvent.type(screen.getByLabelText('Name'), 'Anna Sommer')
  await userEvent.type(screen.getByLabelText('Funktion'), 'Leitung')
  await userEvent.type(screen.getByLabelText('E-Mail'), 'anna@linde.example')
  await press(next)
  await waitFor(() =>
    expect(go).toHaveBeenCalledWith(`/vertragsangebote/${offerId}/unterschreiben`),
  )
  expect(sent).toEqual([
    {
      seen: '"1"',
      body: {
        name: 'Praxis Linde',
        address: {
          street: 'Lindenallee 12',
          postalCode: '94032',
          city: 'Passau',
          country: 'DE',
        },
        professionalSecrecy: true,
        serviceAgreement: 'vom 1. März 2024',
        dataCategories: ['master-data', 'health-data'],
        dataSubjects: ['patients', 'Angehörige'],
        liability: null,
        authorisedPersons: [
          { name: 'Anna Sommer', function: 'Leitung', phone: null, email: 'anna@linde.example' },
        ],
      },
    },
  ])
  expect(hasDrafts()).toBe(false)
})

function FillAndSign() {
  const [to, setTo] = useState('')
  return to.endsWith('/unterschreiben') ? (
    <SignPage id={offerId} name="Anna Sommer" step={null} go={setTo} />
  ) : (
    <FillPage id={offerId} go={setTo} />
  )
}

it('hands the focus on when a person is removed by keys', async () => {
  await open()
  await press('Person eintragen')
  await press('Weitere Person eintragen')
  screen.getByRole('button', { name: 'Person 2 entfernen' }).focus()
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.textContent).toBe('Person 1 entfernen')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.textContent).toBe('Person eintragen')
})

it('leads on to the signature of what was just filled in, however long the server takes to say it again', async () => {
  render(spoken(<FillAndSign />))
  await screen.findByRole('heading', { name: 'Vertrag ausfüllen' })
  server.use(http.get(`*/api/v1/agreement-offers/${offerId}`, () => new Promise(() => {})))
  await press(next)
  await screen.findByRole('heading', { name: 'Vertrag unterschreiben' })
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Weiter zum Prüfen' })
  expect(button.disabled).toBe(false)
})

it('says all mistakes at once, each where it was made, and keeps them apart', async () => {
  await open()
  await userEvent.clear(screen.getByLabelText('Straße und Hausnummer'))
  const code = screen.getByLabelText('Postleitzahl')
  await userEvent.clear(code)
  await userEvent.type(code, '940')
  await press('Person eintragen')
  await userEvent.type(screen.getByLabelText('E-Mail'), 'anna')
  await press(next)
  const faulty = () =>
    [...document.querySelectorAll('[aria-invalid=true]')].map((each) => each.getAttribute('name'))
  await waitFor(() => expect(faulty()).toHaveLength(5))
  expect(faulty()).toEqual([
    'street',
    'postalCode',
    'authorisedPersons/0/name',
    'authorisedPersons/0/function',
    'authorisedPersons/0/email',
  ])
  await userEvent.type(screen.getByLabelText('Name'), 'Anna')
  expect(faulty()).toEqual([
    'street',
    'postalCode',
    'authorisedPersons/0/function',
    'authorisedPersons/0/email',
  ])
  expect(sent).toEqual([])
})

it('asks for data and persons before it leads to the signature', async () => {
  await open()
  await userEvent.click(screen.getByRole('checkbox', { name: 'Personenstammdaten' }))
  await press(next)
  await waitFor(() =>
    expect(screen.getByRole('group', { name: 'Datenarten' }).getAttribute('aria-invalid')).toBe(
      'true',
    ),
  )
  expect(sent).toEqual([])
})

it('keeps what was typed through the end of a session', async () => {
  const { unmount } = await open()
  await userEvent.type(screen.getByLabelText(/^Haftung/u), 'Bis 10.000 Euro.')
  unmount()
  await open()
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Haftung/u).value).toBe('Bis 10.000 Euro.')
})

it('shows that a colleague was faster, and loses nothing', async () => {
  server.use(
    http.put(`*/api/v1/agreement-offers/${offerId}/details`, () => {
      offer = filledOffer()
      return refuse(412, { code: 'stale', entity: 'offer' })
    }),
  )
  await open()
  await userEvent.type(screen.getByLabelText(/^Haftung/u), 'Bis 10.000 Euro.')
  await press(next)
  await screen.findByText('Der Stand hat sich inzwischen geändert.')
  await press('Gesehen, weiter mit dem neuen Stand')
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Haftung/u).value).toBe('Bis 10.000 Euro.')
  expect(
    screen.getByRole<HTMLInputElement>('checkbox', { name: /^Gesundheitsdaten/u }).checked,
  ).toBe(true)
})

it('is closed once the offer is withdrawn', async () => {
  offer = sampleDetail({ status: 'withdrawn' })
  await open()
  expect(screen.getByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
})
