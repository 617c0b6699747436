import type { TomDraft } from '@portal/domain/toms/contract'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { TomDraftPage } from '../editor/draft-page.tsx'
import { TomImportPage } from './import-page.tsx'

const measure = (text: string) => ({
  key: text.toLowerCase(),
  heading: 'encryption' as const,
  text,
  systems: ['Server'],
  implementedSince: null,
})
const begun = (...texts: string[]): TomDraft => ({
  number: 1,
  version: 3,
  validFrom: null,
  author: 'Eva Brandl',
  changeReason: 'Erste Fassung',
  levelStatement: 'Erste Fassung',
  measures: texts.map(measure),
  updatedAt: '2026-11-29T08:00:00.000Z',
  updatedByName: 'Eva Brandl',
  blockedBy: null,
})
const reading = {
  fileName: 'TOM.csv',
  encoding: 'utf-8',
  delimiter: ';',
  lines: 2,
  mistakes: [],
  moreMistakes: 0,
  held: 0,
}

let stored: TomDraft | null
const sent: (string | null)[] = []
const go = vi.fn<(to: string) => void>()

beforeEach(() => {
  stored = null
  sent.length = 0
  go.mockReset()
  sessionStorage.clear()
  const preview = { ...reading, measures: ['Neu', 'Auch neu'].map(measure) }
  server.use(
    http.get('*/api/v1/toms', () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get('*/api/v1/toms/draft', () => HttpResponse.json({ draft: stored })),
    http.patch('*/api/v1/toms/1', async ({ request }) => {
      // What the page sends is a part of a draft.
      const change = (await request.json()) as Partial<TomDraft>
      stored = { ...begun(), ...stored, ...change, version: 9 }
      return HttpResponse.json(stored)
    }),
    http.post('*/api/v1/tom-imports', ({ request }) => {
      const { searchParams } = new URL(request.url)
      if (searchParams.has('dryRun')) return HttpResponse.json({ preview, draft: null })
      sent.push(searchParams.get('onMeasures'), request.headers.get('if-match'))
      stored = { ...begun('Neu', 'Auch neu'), version: 4 }
      return HttpResponse.json({ preview, draft: stored })
    }),
  )
})

/** From the file to the draft it went into. */
function Portal() {
  const [isThere, setThere] = useState(false)
  return isThere ? <TomDraftPage go={go} /> : <TomImportPage go={() => setThere(true)} />
}
const check = async () => {
  const file = new File(['Text\r\nNeu'], 'TOM.csv', { type: 'text/csv' })
  await userEvent.upload(await screen.findByLabelText('CSV-Datei'), file)
  await userEvent.click(screen.getByRole('button', { name: 'Prüfen' }))
}
const take = () =>
  userEvent.click(screen.getByRole('button', { name: /Maßnahmen in den Entwurf/u }))

it('takes a file that was checked into a draft where none is, and asks nothing', async () => {
  render(spoken(<TomImportPage go={go} />))
  await check()
  expect(await screen.findByRole('row', { name: /Neu.*Pseudonymisierung/u })).toBeTruthy()
  expect(screen.queryByRole('radio')).toBeNull()
  await take()
  await waitFor(() => expect(go).toHaveBeenCalledWith('/massnahmen/entwurf'))
  expect(sent).toEqual([null, null])
})

it('asks what becomes of measures in the draft, and gives them back afterwards', async () => {
  stored = begun('Alt')
  render(spoken(<Portal />))
  await check()
  await screen.findByRole('radio', { name: 'Ersetzen durch die aus der Datei' })
  await take()
  expect(screen.getByText('Bitte wählen Sie, was mit ihnen geschieht.')).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.click(screen.getByRole('radio', { name: /^Ersetzen/u }))
  await take()
  await waitFor(() => expect(sent).toEqual(['replace', '"3"']))
  await userEvent.click(await screen.findByRole('button', { name: 'Übernahme rückgängig machen' }))
  await waitFor(() => expect(stored?.measures.map(({ text }) => text)).toEqual(['Alt']))
  expect(screen.queryByText(/aus der Datei übernommen/u)).toBeNull()
})

it('does not send what a version would not hold', async () => {
  stored = begun(...Array.from({ length: 89 }, (_, at) => `Alt ${at}`))
  render(spoken(<TomImportPage go={go} />))
  await check()
  await userEvent.click(await screen.findByRole('radio', { name: /^Behalten/u }))
  await take()
  expect(screen.getByText('Zusammen wären es mehr als 90 Maßnahmen.')).toBeTruthy()
  expect(sent).toEqual([])
})
