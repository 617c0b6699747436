import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { spoken } from '../../test/spoken.tsx'
import { AcceptPage } from './accept-page.tsx'
import { confirmWithCode, review, secondFactor, stored, visit } from '../binding/acting.tsx'
import { ConfirmPage } from './confirm-page.tsx'
import { CostsPage } from './costs-page.tsx'
import { CountersignPage } from './countersign-page.tsx'
import { DefectPage } from './defect-page.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { RejectPage } from './reject-page.tsx'
import {
  clientId,
  concern,
  estimate,
  event,
  given,
  id,
  instruction,
  report,
  sessionOf,
} from '../sample.ts'
import { WithdrawPage } from './withdraw-page.tsx'

const show = (who: Parameters<typeof sessionOf>[0] = 'authorised') =>
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
const linksTo = () =>
  screen.getAllByRole('link').flatMap((link) => {
    const [, path] = /weisungen\/[^/]+\/(\w+)$/u.exec(link.getAttribute('href') ?? '') ?? []
    return path ? [path] : []
  })

const told = () =>
  instruction({
    number: 'W-2026-0008',
    status: 'submitted',
    channel: 'oral',
    oral: {
      toldBy: 'Dr. Anna Berger',
      toldAt: '2026-11-20T07:30:00.000Z',
      note: 'Am Telefon.',
      recordedBy: 'Eva Brandl',
    },
  })

it('shows the costs in euro with their basis, and sends the decision for the amount that was read', async () => {
  const state = stored(
    given({ status: 'in_review', costsAskedAt: estimate.at, costEstimates: [estimate] }),
    {
      status: 'in_review',
    },
  )
  visit(CostsPage)
  expect((await screen.findByText(/120,50/u)).textContent).toContain('€')
  expect(screen.getByText('Zwei Stunden.')).toBeTruthy()
  await userEvent.click(screen.getByLabelText('Nein, ich genehmige sie nicht'))
  await userEvent.type(screen.getByLabelText(/Anmerkung/u), 'Zu teuer.')
  await review()
  expect(screen.getByText('Ich genehmige die Kosten nicht.')).toBeTruthy()
  await confirmWithCode('Entscheidung verbindlich abgeben')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({
    path: 'cost-approval',
    body: { approved: false, amountCents: 12_050, remark: 'Zu teuer.', secondFactor },
  })
})

it('asks which of the two it is before it goes on', async () => {
  stored(given({ status: 'in_review', costsAskedAt: estimate.at, costEstimates: [estimate] }))
  visit(CostsPage)
  await screen.findByText(/120,50/u)
  await userEvent.click(screen.getByRole('button', { name: 'Weiter zum Prüfen' }))
  expect(
    await screen.findByText('Bitte wählen Sie eine der angebotenen Möglichkeiten.'),
  ).toBeTruthy()
})

it('shows what was told, by whom and who wrote it down, to be confirmed or not', async () => {
  stored(told())
  show()
  expect(await screen.findByText('Dr. Anna Berger')).toBeTruthy()
  expect(screen.getByText('mündlich')).toBeTruthy()
  expect(screen.getByText('Eva Brandl')).toBeTruthy()
  expect(linksTo()).toEqual(['bestaetigen', 'zurueckweisen', 'widerrufen'])
})

it('confirms exactly the text that was written down', async () => {
  const state = stored(told(), { status: 'submitted' })
  visit(ConfirmPage)
  await screen.findByText('Dr. Anna Berger')
  await review()
  expect(screen.getByText(/Bitte löschen/u).textContent).toBe(told().text)
  await confirmWithCode('Weisung verbindlich bestätigen')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({
    path: 'confirmation',
    body: { concern: null, remark: null, textSha256: told().textSha256, secondFactor },
  })
})

it('rejects what nobody said, with the reason', async () => {
  const state = stored(told(), { status: 'void' })
  visit(RejectPage)
  await userEvent.type(await screen.findByLabelText('Was stimmt nicht?'), 'Das sagte niemand.')
  await review()
  await confirmWithCode('Verbindlich zurückweisen')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({
    path: 'rejection',
    body: { reason: 'Das sagte niemand.', secondFactor },
  })
})

it('accepts an execution, or lets a defect be reported', async () => {
  const done = given({ status: 'executed', execution: report, executions: [report] })
  const state = stored(done, { status: 'closed' })
  const { unmount } = show()
  expect(await screen.findByText('Vollständig gelöscht.')).toBeTruthy()
  expect(linksTo()).toEqual(['abnehmen', 'mangel'])
  unmount()
  visit(AcceptPage)
  await screen.findByText('Vollständig gelöscht.')
  await review()
  await confirmWithCode('Ausführung verbindlich annehmen')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({ path: 'acceptance', body: { remark: null, secondFactor } })
})

it('reports a defect without a code, after its review', async () => {
  const state = stored(given({ status: 'executed' }), { status: 'in_progress' })
  render(spoken(<DefectPage id={id} go={vi.fn<(to: string) => void>()} />))
  await userEvent.type(await screen.findByLabelText('Was fehlt oder stimmt nicht?'), 'Noch da.')
  await review()
  await userEvent.click(screen.getByRole('button', { name: 'Mangel melden' }))
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({ path: 'defect', body: { defect: 'Noch da.' } })
})

it('offers the withdrawal quietly, of what is open and of a standing instruction in force', async () => {
  const state = stored(given({ status: 'in_review' }))
  const { unmount } = show()
  expect(await screen.findByRole('link', { name: 'Weisung widerrufen' })).toBeTruthy()
  unmount()
  state.instruction = given({ status: 'closed', validFrom: '2026-01-01' })
  const standing = show()
  expect(await screen.findByRole('link', { name: 'Weisung widerrufen' })).toBeTruthy()
  expect(screen.getByText('gilt, bis sie widerrufen wird')).toBeTruthy()
  standing.unmount()
  state.instruction = given({ status: 'closed' })
  show()
  await screen.findByText('Die Weisung ist erledigt')
  expect(screen.queryByRole('link', { name: 'Weisung widerrufen' })).toBeNull()
})

it('withdraws with a code, the reason being free', async () => {
  const state = stored(given({ status: 'in_progress' }), { status: 'withdrawn' })
  const went = visit(WithdrawPage)
  await screen.findByLabelText(/Warum widerrufen/u)
  await review()
  await confirmWithCode('Weisung verbindlich widerrufen')
  await waitFor(() => expect(went.at(-1)).toBe(`/weisungen/${id}`))
  expect(state.sent[0]).toMatchObject({ path: 'withdrawal', body: { reason: null, secondFactor } })
})

const presented = {
  move: 'submit' as const,
  by: 'Anna Berger',
  byId: clientId,
  at: '2026-11-20T08:12:00.000Z',
  sha256: 'ef'.repeat(32),
  amendment: null,
  remark: null,
}

it('shows the second person what the first one signed, to be signed or sent back', async () => {
  stored(instruction({ status: 'awaiting_countersignature', presented }))
  show()
  expect(await screen.findByText('Anna Berger')).toBeTruthy()
  expect(linksTo()).toEqual(['gegenzeichnen', 'zurueckgeben', 'widerrufen'])
})

it('tells the one who signed first that a second person is needed', async () => {
  const mine = { ...presented, byId: id }
  stored(instruction({ status: 'awaiting_countersignature', presented: mine }))
  show()
  expect(await screen.findByText(/Sie haben als erste Person unterschrieben/u)).toBeTruthy()
  expect(linksTo()).not.toContain('gegenzeichnen')
})

it('countersigns exactly what was presented', async () => {
  const state = stored(instruction({ status: 'awaiting_countersignature', presented }), {
    status: 'submitted',
  })
  visit(CountersignPage)
  expect((await screen.findByText(/Bitte löschen/u)).textContent).toBe(instruction().text)
  await confirmWithCode('Verbindlich gegenzeichnen')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({
    path: 'countersignature',
    body: { sha256: presented.sha256, secondFactor },
  })
})

it('shows at the draft why the second person did not sign', async () => {
  const back = event({ move: 'send_back', to: 'draft', by: 'Anna Berger', note: 'Falsche Akte.' })
  stored(instruction({ events: [back] }))
  show('member')
  expect(await screen.findByText(/Anna Berger hat nicht gegengezeichnet/u)).toBeTruthy()
  expect(screen.getByText('Falsche Akte.')).toBeTruthy()
})

it('tells the provider at once what is wrong with its execution', async () => {
  const note = 'In med-drive noch da.'
  stored(
    given({
      status: 'in_progress',
      events: [event({ move: 'report_defect', to: 'in_progress', note })],
    }),
  )
  show('staff')
  expect(await screen.findByText('Zuletzt: Mangel gemeldet, Lukas Huber')).toBeTruthy()
  expect(screen.getAllByText(note)).toHaveLength(2)
})

it('keeps an answered concern and a decided estimate on record', async () => {
  stored(
    given({
      status: 'in_review',
      concerns: [{ ...concern, answer: 'confirmed', answeredBy: 'Lukas Huber' }],
      costEstimates: [{ ...estimate, decision: 'refused', decidedBy: 'Lukas Huber' }],
    }),
  )
  show('viewer')
  expect(await screen.findByRole('heading', { name: 'Frühere Bedenken' })).toBeTruthy()
  expect(screen.getByText(/Trotzdem bestätigt/u)).toBeTruthy()
  expect(screen.getByText(/Nicht genehmigt/u)).toBeTruthy()
})
