import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleClient } from '../clients/sample.ts'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { DocumentsPage } from './documents-page.tsx'

const clientId = '019c0000-0000-7000-8000-000000000002'
const certificate = {
  id: '019c0000-0000-7000-8000-000000000001',
  clientId,
  clientName: 'Praxis Linde',
  kind: 'certificate',
  title: 'ISO/IEC 27001 der STRATO GmbH',
  fileName: 'iso.pdf',
  mediaType: 'application/pdf',
  size: 1_258_291,
  sha256: 'ab'.repeat(32),
  createdAt: '2026-11-02T09:00:00.000Z',
}

const go = vi.fn<(to: string) => void>()
function show({
  items = [certificate],
  search = '',
  mayUpload = false,
}: {
  items?: unknown[]
  search?: string
  mayUpload?: boolean
}) {
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/documents', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items, nextCursor: null })
    }),
    http.get('*/api/v1/clients', () =>
      HttpResponse.json({ items: [sampleClient(clientId, 'Praxis Linde')], nextCursor: null }),
    ),
  )
  const query = (name: string) => new URLSearchParams(search).get(name)
  const side = mayUpload ? 'provider' : 'client'
  render(spoken(<DocumentsPage side={side} mayUpload={mayUpload} query={query} go={go} />))
  return asked
}

it('lists what is kept, with kind, day, size and the way to the file', async () => {
  show({})
  expect(await screen.findByText('ISO/IEC 27001 der STRATO GmbH')).toBeTruthy()
  for (const fact of ['Zertifikat', '02.11.2026', /^PDF, 1,3.MB$/u])
    expect(screen.getByText(fact)).toBeTruthy()
  expect(screen.getByRole('link', { name: /^Herunterladen/u }).getAttribute('href')).toBe(
    `/api/v1/documents/${certificate.id}/content`,
  )
  expect(screen.queryByRole('link', { name: 'Dokument hochladen' })).toBeNull()
})

it('narrows the list by an address that can be kept', async () => {
  const asked = show({ search: 'kind=certificate', mayUpload: true })
  const current = await screen.findByRole('link', { name: 'Zertifikate' })
  expect(current.getAttribute('aria-current')).toBe('page')
  expect(asked).toEqual(['?kind=certificate'])
  await userEvent.selectOptions(screen.getByLabelText('Auftraggeber'), 'Praxis Linde')
  expect(go).toHaveBeenCalledWith(`/dokumente?kind=certificate&clientId=${clientId}`)
})

it('takes a choice that does not exist for none', async () => {
  const asked = show({ search: 'kind=secret&clientId=1' })
  expect(await screen.findByText('ISO/IEC 27001 der STRATO GmbH')).toBeTruthy()
  expect(asked).toEqual([''])
})

it('explains an empty list', async () => {
  show({ items: [] })
  expect(await screen.findByText('Noch ist kein Dokument hinterlegt.')).toBeTruthy()
})

it('leads back to everything from an empty selection', async () => {
  show({ items: [], search: 'kind=protocol' })
  const all = await screen.findByRole('link', { name: 'Alle Dokumente ansehen' })
  expect(all.getAttribute('href')).toBe('/dokumente')
})
