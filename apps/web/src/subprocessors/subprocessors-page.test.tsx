import { fireEvent, render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { germanToday } from '../platform/clock/german-time.ts'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { SubprocessorsPage } from './subprocessors-page.tsx'

const strato = {
  id: '019c0000-0000-7000-8000-000000000001',
  name: 'STRATO GmbH',
  address: {
    street: 'Otto-Ostrowski-Straße 7',
    postalCode: '10249',
    city: 'Berlin',
    country: 'DE',
  },
  country: 'DE',
  contact: null,
  service: 'Betreiber Rechenzentrum',
  dataCategories: [],
  placeOfProcessing: 'Deutschland',
  thirdCountryBasis: null,
  certificates: [
    { name: 'ISO/IEC 27001', validFrom: null, validUntil: '2027-05-31', fileId: null },
  ],
  contractSince: '2021-04-01',
  secrecySince: null,
  activeFrom: '2025-10-09',
  activeUntil: null,
  status: 'active',
  parentId: null,
  sequence: 1,
  validFrom: '2025-10-09',
  isEngaged: true,
  version: 1,
}

const go = vi.fn<(to: string) => void>()
function show(search = '', side: 'client' | 'provider' = 'client') {
  const query = (name: string) => new URLSearchParams(search).get(name)
  render(
    spoken(<SubprocessorsPage side={side} mayWrite={side === 'provider'} query={query} go={go} />),
  )
}

beforeEach(() => {
  go.mockReset()
  server.use(
    http.get('*/api/v1/subprocessors', ({ request }) => {
      const on = new URL(request.url).searchParams.get('on') ?? ''
      return HttpResponse.json({ items: on < '2025-10-09' ? [] : [strato], nextCursor: null })
    }),
    http.get('*/api/v1/clients', () => HttpResponse.json({ items: [], nextCursor: null })),
  )
})

it('shows who works with the data today, where, and on what ground', async () => {
  show()
  expect(await screen.findByRole('heading', { level: 2, name: 'STRATO GmbH' })).toBeTruthy()
  expect(screen.getByText('Otto-Ostrowski-Straße 7, 10249 Berlin, Deutschland')).toBeTruthy()
  expect(screen.getByText('keine Übermittlung in Drittländer')).toBeTruthy()
  expect(screen.getByText('31. Mai 2027')).toBeTruthy()
  // §203 StGB: that nothing is on record is said, not left out.
  expect(screen.getByText('nicht hinterlegt')).toBeTruthy()
  expect(screen.getByText(/zwei Wochen lang widersprechen/u)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Stand am').value).toBe(germanToday())
  expect(screen.queryByLabelText('Auftraggeber')).toBeNull()
})

it('says a name to the letter within a sentence too', async () => {
  const name = 'Band <b>Süd</b> GmbH'
  server.use(
    http.get('*/api/v1/subprocessors', () =>
      HttpResponse.json({ items: [{ ...strato, name }], nextCursor: null }),
    ),
  )
  show()
  expect(await screen.findByRole('link', { name: `Verlauf der Angaben zu ${name}` })).toBeTruthy()
})

it('explains a day on which nobody was engaged yet', async () => {
  show('on=2025-01-01')
  expect((await screen.findByText(/war kein Unterauftragnehmer tätig/u)).textContent).toBe(
    'Am 1. Januar 2025 war kein Unterauftragnehmer tätig.',
  )
  const today = screen.getByRole('link', { name: 'Den heutigen Stand ansehen' })
  expect(today.getAttribute('href')).toBe('/unterauftragnehmer')
})

it('asks for another day by the address, but not for a year half typed', async () => {
  show()
  const day = await screen.findByLabelText<HTMLInputElement>('Stand am')
  fireEvent.change(day, { target: { value: '0202-03-01' } })
  expect(go).not.toHaveBeenCalled()
  expect(day.value).toBe('0202-03-01')
  fireEvent.change(day, { target: { value: '2026-03-01' } })
  expect(go).toHaveBeenCalledWith('/unterauftragnehmer?on=2026-03-01')
})

it('shows today where the address names no day', async () => {
  show('on=gestern')
  const today = await screen.findByRole('link', { name: 'Heute' })
  expect(today.getAttribute('aria-current')).toBe('page')
})

it('lets the provider choose a client', async () => {
  show('', 'provider')
  expect(await screen.findByLabelText('Auftraggeber')).toBeTruthy()
})
