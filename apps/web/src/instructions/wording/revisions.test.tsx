import type { InstructionRevision } from '@portal/domain/instructions/acts'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { stored } from '../binding/acting.tsx'
import { RevisionsPage } from './revisions-page.tsx'
import { event, given, id, report, sessionOf } from '../sample.ts'

const revision = (number: number, text: string): InstructionRevision => ({
  revision: number,
  at: given().createdAt,
  textSha256: given().textSha256,
  givenBy: given().givenBy!,
  enteredBy: null,
  countersignedBy: null,
  content: { ...given(), text },
})

function show(revisions: InstructionRevision[], search = '') {
  const go = vi.fn<(to: string) => void>()
  stored(given({ revision: revisions.length }))
  server.use(
    http.get(`*/api/v1/instructions/${id}/revisions`, () =>
      HttpResponse.json({ items: revisions, nextCursor: null }),
    ),
  )
  const query = (name: string) => new URLSearchParams(search).get(name)
  render(spoken(<RevisionsPage id={id} query={query} go={go} />))
  return go
}

const three = [
  revision(1, 'Bitte löschen.'),
  revision(2, 'Bitte sperren.'),
  revision(3, 'Bitte ganz sperren.'),
]

it('marks the words in which the last two wordings differ', async () => {
  show(three)
  expect((await screen.findByText('ganz')).closest('ins')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Fassung 3 im Ganzen' })).toBeTruthy()
})

it('compares any two, and keeps which in the address', async () => {
  const go = show(three, 'alt=1&neu=2')
  expect((await screen.findByText('löschen')).closest('del')).toBeTruthy()
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Spätere Fassung' }),
    'Fassung 3',
  )
  expect(go).toHaveBeenCalledWith(`/weisungen/${id}/fassungen?alt=1&neu=3`)
})

it('says when there is nothing to compare', async () => {
  show(three.slice(0, 1))
  expect(await screen.findByText(/nur eine Fassung/u)).toBeTruthy()
})

it('shows every report, every step with its reason, and what happened by itself', async () => {
  const second = { ...report, result: 'Nun auch in med-drive.', at: '2026-11-22T08:00:00.000Z' }
  stored(
    given({
      status: 'expired',
      validFrom: '2026-01-01',
      validUntil: '2026-11-21',
      executions: [report, second],
      execution: second,
      events: [
        event({ move: 'report_defect', to: 'in_progress', note: 'In med-drive noch da.' }),
        event({ move: 'expire', to: 'expired', by: null, side: 'clock' }),
      ],
    }),
  )
  render(
    spoken(
      <InstructionPage
        id={id}
        session={sessionOf('viewer')}
        reviewed={null}
        go={vi.fn<(to: string) => void>()}
      />,
    ),
  )
  const [latest, first] = await screen.findAllByRole('heading', { name: /Ausführungsbericht/u })
  expect([latest?.textContent, first?.textContent]).toEqual([
    '2. Ausführungsbericht',
    '1. Ausführungsbericht',
  ])
  expect(screen.getByText('In med-drive noch da.')).toBeTruthy()
  expect(screen.getByText(/von selbst, am Ende ihrer Geltung/u)).toBeTruthy()
  expect(screen.getByText(/ausgelaufen mit dem/u).textContent).toContain('21. November 2026')
})
