import type { MeasureHeading } from '@portal/domain/toms/contract'
import { useMutation } from '@tanstack/react-query'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { TomsPage } from './toms-page.tsx'

const measure = (heading: MeasureHeading, text: string, systems = ['thera-pi.online']) => ({
  key: text,
  heading,
  text,
  systems,
  implementedSince: null,
})
const version = (number: number) => ({
  version: number,
  validFrom: `2025-0${number}-01`,
  author: 'Robert Zerer',
  changeReason: `Anlass ${number}`,
  levelStatement: 'Das Schutzniveau wird nicht abgesenkt.',
  publishedAt: '2025-07-11T07:14:28.380Z',
})
const measures = [
  measure('protection-in-storage', 'Laufwerke verschlüsselt'),
  measure('encryption', 'End-to-End'),
]

let versions = [version(1)]
beforeEach(() => {
  versions = [version(1)]
  const detail = (number: number) => HttpResponse.json({ ...version(number), measures })
  server.use(
    http.get('*/api/v1/toms', () => HttpResponse.json({ items: versions, nextCursor: null })),
    http.get('*/api/v1/toms/current', () => detail(versions[0]?.version ?? 1)),
    http.get('*/api/v1/toms/1', () => detail(1)),
  )
})

it('sets the measures under their headings, in the order of annex III', async () => {
  render(spoken(<TomsPage version={null} side="client" mayWrite={false} />))
  const headings = await screen.findAllByRole('heading', { level: 3 })
  expect(headings.map(({ textContent }) => textContent)).toEqual([
    'Maßnahmen der Pseudonymisierung und Verschlüsselung personenbezogener Daten',
    'Maßnahmen zum Schutz der Daten während der Speicherung',
  ])
  expect(screen.getByText('Das Schutzniveau wird nicht abgesenkt.')).toBeTruthy()
  expect(screen.queryByText('Alle Fassungen')).toBeNull()
})

it('folds the headings without measures into one line', async () => {
  render(spoken(<TomsPage version={null} side="client" mayWrite={false} />))
  const line = await screen.findByText(/^15 Überschriften aus Anhang III/u)
  expect(line.closest('details')?.open).toBe(false)
  expect(line.closest('details')?.querySelectorAll('li')).toHaveLength(15)
})

it('names the systems once when all measures share them', async () => {
  render(spoken(<TomsPage version={null} side="client" mayWrite={false} />))
  expect(await screen.findAllByText('thera-pi.online')).toHaveLength(1)
})

it('says in an earlier version that another one is in force', async () => {
  versions = [version(2), version(1)]
  render(spoken(<TomsPage version="1" side="client" mayWrite={false} />))
  expect(await screen.findByText('Sie sehen Fassung 1.')).toBeTruthy()
  const row = within(screen.getByRole('row', { name: /Anlass 2/u }))
  expect(row.getByText('gilt heute')).toBeTruthy()
  expect(row.getByRole('link', { name: 'Fassung 2' }).getAttribute('href')).toBe('/massnahmen/2')
})

const Write = () => {
  const write = useMutation({ mutationFn: async () => {} })
  return <button onClick={() => write.mutate()}>Schreiben</button>
}

it('shows what somebody else has published since, with the next write of whoever looks', async () => {
  versions = []
  render(
    spoken(
      <>
        <TomsPage version={null} side="provider" mayWrite />
        <Write />
      </>,
    ),
  )
  await screen.findByRole('link', { name: 'Erste Fassung schreiben' })
  versions = [version(1)]
  await userEvent.click(screen.getByRole('button', { name: 'Schreiben' }))
  expect(await screen.findByText('Laufwerke verschlüsselt')).toBeTruthy()
})
