import type { Instruction } from '@portal/domain/instructions/contract'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { DeclinePage } from './decline-page.tsx'
import { blankReport, executeFormOf } from './execute-contract.ts'
import { ExecutePage } from './execute-page.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { clientId, given, id, sessionOf } from '../sample.ts'

function stored(instruction: Instruction) {
  const state = { instruction, sent: [] as { body: unknown; seen: string | null }[] }
  const take = (path: string, next: Partial<Instruction>) =>
    http.post(`*/api/v1/instructions/${id}/${path}`, async ({ request }) => {
      const seen = request.headers.get('if-match')
      if (seen !== `"${state.instruction.version}"`)
        return refuse(412, { code: 'stale', entity: 'instruction' })
      const body = await request.text()
      state.sent.push({ body: body === '' ? null : JSON.parse(body), seen })
      const version = state.instruction.version + 1
      state.instruction = { ...state.instruction, ...next, version }
      return HttpResponse.json(state.instruction)
    })
  server.use(
    http.get(`*/api/v1/instructions/${id}`, () => HttpResponse.json(state.instruction)),
    http.get(`*/api/v1/clients/${clientId}/authorised-persons`, () =>
      HttpResponse.json({ items: [], nextCursor: null }),
    ),
    take('acknowledgement', { status: 'in_review' }),
    take('start', { status: 'in_progress' }),
    take('execution', { status: 'executed' }),
    take('declination', { status: 'declined' }),
  )
  return state
}

const show = (who: Parameters<typeof sessionOf>[0]) =>
  render(
    spoken(
      <InstructionPage
        id={id}
        session={sessionOf(who)}
        reviewed={null}
        go={vi.fn<(to: string) => void>()}
      />,
    ),
  )

/** Presses a button in the dialog that stands before the page. */
const confirm = async (name: string) =>
  userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name }))

it('lets the provider confirm receipt for the state it saw, and shows what comes next', async () => {
  const state = stored(given())
  show('staff')
  await userEvent.click(await screen.findByRole('button', { name: 'Eingang bestätigen' }))
  expect(state.sent).toHaveLength(0)
  await confirm('Eingang bestätigen')
  expect(await screen.findByRole('button', { name: 'Mit der Ausführung beginnen' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Ablehnen' })).toBeTruthy()
  expect(state.sent).toEqual([{ body: null, seen: '"4"' }])
})

it('tells the slower of two colleagues, and shows the new state', async () => {
  const state = stored(given())
  show('staff')
  await userEvent.click(await screen.findByRole('button', { name: 'Eingang bestätigen' }))
  state.instruction = given({ status: 'in_progress', version: 6 })
  await confirm('Eingang bestätigen')
  expect((await screen.findByRole('alert')).textContent).toContain('Es wurde nichts gespeichert')
  expect(await screen.findByRole('link', { name: 'Ausführung melden' })).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it.each(['auditor', 'authorised', 'viewer'] as const)(
  'gives a button of the provider to no %s',
  async (who) => {
    stored(given())
    show(who)
    expect(await screen.findByText(/Auftragnehmer ist am Zug/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Eingang bestätigen' })).toBeNull()
    expect(screen.getByText('Q-2026-00012')).toBeTruthy()
  },
)

it('sends the report in universal time, after the client’s consequence was named', async () => {
  const state = stored(given({ status: 'in_progress', kind: 'restriction' }))
  const go = vi.fn<(to: string) => void>()
  render(spoken(<ExecutePage id={id} go={go} />))
  await userEvent.type(await screen.findByLabelText('Was wurde getan?'), 'Gelöscht.')
  await userEvent.type(screen.getByLabelText('Was ist das Ergebnis?'), 'Vollständig.')
  await userEvent.type(screen.getByLabelText(/Belege/u), 'x')
  await userEvent.clear(screen.getByLabelText(/Belege/u))
  await userEvent.type(screen.getByLabelText('Begonnen'), '2026-11-23T08:00')
  await userEvent.type(screen.getByLabelText('Beendet'), '2026-11-23T08:20')
  await userEvent.click(screen.getByRole('button', { name: 'Weiter zum Prüfen' }))
  expect(await screen.findByText(/Praxis Sommer erhält den Bericht/u)).toBeTruthy()
  await userEvent.click(await screen.findByRole('button', { name: 'Als ausgeführt melden' }))
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/weisungen/${id}`))
  expect(state.sent).toEqual([
    {
      seen: '"4"',
      body: {
        report: 'Gelöscht.',
        executedFrom: '2026-11-23T07:00:00.000Z',
        executedUntil: '2026-11-23T07:20:00.000Z',
        result: 'Vollständig.',
        evidence: null,
        subprocessorsInformed: null,
        remaining: null,
        deletion: null,
      },
    },
  ])
})

it('keeps the reason that was written when the instruction went on without it', async () => {
  const state = stored(given({ status: 'in_review' }))
  render(spoken(<DeclinePage id={id} go={vi.fn<(to: string) => void>()} />))
  await userEvent.type(await screen.findByLabelText('Begründung'), 'Geht nicht.')
  await userEvent.click(screen.getByRole('button', { name: 'Weiter zum Prüfen' }))
  state.instruction = given({ status: 'executed', version: 7 })
  await userEvent.click(await screen.findByRole('button', { name: 'Weisung ablehnen' }))
  expect(await screen.findByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
  expect(screen.getByLabelText<HTMLTextAreaElement>('Begründung').value).toBe('Geht nicht.')
  expect(state.sent).toHaveLength(0)
})

it('shows the client why it was declined, and what § 2 allows', async () => {
  stored(given({ status: 'declined', endReason: 'Nicht in unseren Systemen.' }))
  show('viewer')
  expect(await screen.findByText('Nicht in unseren Systemen.')).toBeTruthy()
  expect(screen.getByText(/außerordentlich kündigen/u)).toBeTruthy()
})

it('tells at once of all that a report cannot say', () => {
  const { error } = executeFormOf(given({ kind: 'erasure' })).safeParse({
    ...blankReport(true),
    executedFrom: '2020-01-01T08:00:00.000Z',
    executedUntil: '2099-01-01T08:00:00.000Z',
  })
  const said = error?.issues.map(({ path, ...rest }) => [
    path.join(),
    'params' in rest ? rest.params?.['rule'] : rest.code,
  ])
  expect(said).toEqual(
    expect.arrayContaining([
      ['executedFrom', 'before-instruction'],
      ['executedUntil', 'future'],
      ['dataSets', 'blank'],
      ['verification', 'blank'],
    ]),
  )
  expect(said?.map(([path]) => path)).toEqual(expect.arrayContaining(['report', 'result']))
})
