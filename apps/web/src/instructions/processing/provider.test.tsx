import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleClient } from '../../clients/sample.ts'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { stored } from '../binding/acting.tsx'
import { ConcernPage } from './concern-page.tsx'
import { ExecutePage } from './execute-page.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { EntryPage } from './entry-page.tsx'
import { QuotePage } from './quote-page.tsx'
import { clientId, given, id, instruction, sessionOf } from '../sample.ts'

const go = () => vi.fn<(to: string) => void>()
const type = async (label: string | RegExp, text: string) =>
  userEvent.type(await screen.findByLabelText(label), text)
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
/** What was reviewed is done. */
const confirmReviewed = async (name: string) => {
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
  expect(screen.getByText('Praxis Sommer')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Ändern' })).toBeTruthy()
  await press(name)
}

it('offers what a review may lead to', async () => {
  stored(given({ status: 'in_review' }))
  render(spoken(<InstructionPage id={id} session={sessionOf('staff')} reviewed={null} go={go()} />))
  expect(await screen.findByRole('button', { name: 'Mit der Ausführung beginnen' })).toBeTruthy()
  for (const name of ['Bedenken erheben', 'Kosten schätzen', 'Ablehnen'])
    expect(screen.getByRole('link', { name })).toBeTruthy()
})

it.each([
  ['an instruction, to what held when it was given', InstructionPage, '&stand=2026-11-20'],
  ['what is written on it, to what holds now', ConcernPage, ''],
])('leads the clause above %s, in its client’s agreement', async (_, Shown, stand) => {
  // German midnight has passed.
  stored(given({ status: 'in_review', submittedAt: '2026-11-19T23:30:00.000Z' }))
  render(spoken(<Shown id={id} session={sessionOf('staff')} reviewed={null} go={go()} />))
  for (const clause of await screen.findAllByRole('link', { name: /^§\s8\.3$/u }))
    expect(clause.getAttribute('href')).toBe(
      `/vertrag/wortlaut?auftraggeber=${clientId}${stand}#8.3`,
    )
})

it('sends a concern for the state that was seen', async () => {
  const state = stored(given({ status: 'in_review' }), { status: 'suspended' })
  render(spoken(<ConcernPage id={id} go={go()} />))
  await type('Welche Vorschrift würde verletzt?', '§ 630f BGB')
  await type('Begründung', 'Die Frist läuft.')
  await type('Was ruht?', 'Das Löschen.')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('Diese Angabe fehlt.')).toBeTruthy()
  await type('Was soll der Auftraggeber tun?', 'Bitte prüfen.')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText(/Praxis Sommer erhält Ihre Bedenken/u)).toBeTruthy()
  await confirmReviewed('Bedenken senden und Ausführung aussetzen')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toEqual({
    path: 'concern',
    seen: '"4"',
    body: {
      norm: '§ 630f BGB',
      reasoning: 'Die Frist läuft.',
      suspended: 'Das Löschen.',
      continues: null,
      askedOfClient: 'Bitte prüfen.',
    },
  })
})

it('takes an amount as people write it, and says when it is none', async () => {
  const state = stored(given({ status: 'in_review' }), { costsAskedAt: '2026-11-20T08:12:00.000Z' })
  render(spoken(<QuotePage id={id} go={go()} />))
  await type(/Betrag in Euro/u, 'viel')
  await userEvent.click(screen.getByLabelText('Ich warte mit der Ausführung'))
  await type('Wie ist er berechnet?', 'Zwei Stunden.')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText(/Bitte geben Sie einen Betrag in Euro ein/u)).toBeTruthy()
  await userEvent.clear(screen.getByLabelText(/Betrag in Euro/u))
  await type(/Betrag in Euro/u, '1.120,50 €')
  await press('Weiter zum Prüfen')
  await confirmReviewed('Kostenschätzung senden')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]).toMatchObject({
    path: 'cost-estimate',
    body: { amountCents: 112_050, vatPercent: 19, basis: 'Zwei Stunden.', workWaits: true },
  })
})

it('asks an erasure for its deletion protocol', async () => {
  const state = stored(given({ status: 'in_progress' }), { status: 'executed' })
  render(spoken(<ExecutePage id={id} go={go()} />))
  await type('Was wurde getan?', 'Gelöscht.')
  await type('Was ist das Ergebnis?', 'Vollständig.')
  await type('Begonnen', '2026-11-23T08:00')
  await type('Beendet', '2026-11-23T08:20')
  await press('Weiter zum Prüfen')
  expect(await screen.findAllByText('Diese Angabe fehlt.')).toHaveLength(5)
  await type('Welche Datensätze wurden gelöscht?', 'Akte 4711')
  await type('Aus welchen Systemen?', 'thera-pi.online')
  await type(/Welche Sicherungen/u, 'Bis 23.12.2026.')
  await type('Nach welchem Verfahren?', 'Überschreiben')
  await type('Wie wurde die Löschung geprüft?', 'Suche ohne Treffer')
  await press('Weiter zum Prüfen')
  await confirmReviewed('Als ausgeführt melden')
  await waitFor(() => expect(state.sent).toHaveLength(1))
  expect(state.sent[0]?.body).toMatchObject({
    result: 'Vollständig.',
    deletion: {
      dataSets: 'Akte 4711',
      systems: 'thera-pi.online',
      mediaIds: null,
      backups: 'Bis 23.12.2026.',
      method: 'Überschreiben',
      verification: 'Suche ohne Treffer',
    },
  })
  expect(state.sent[0]?.body).not.toHaveProperty('hasDeleted')
})

it('lets any other execution carry a protocol, and none where nothing was deleted', async () => {
  stored(given({ status: 'in_progress', kind: 'restriction' }))
  render(spoken(<ExecutePage id={id} go={go()} />))
  const tick = await screen.findByLabelText(/Dabei wurden Daten gelöscht/u)
  expect(screen.queryByLabelText('Welche Datensätze wurden gelöscht?')).toBeNull()
  await userEvent.click(tick)
  expect(screen.getByLabelText('Welche Datensätze wurden gelöscht?')).toBeTruthy()
})

it('writes down what was told, and keeps it when the page is left before', async () => {
  const sent: unknown[] = []
  server.use(
    http.get('*/api/v1/clients', () =>
      HttpResponse.json({ items: [sampleClient(clientId, 'Praxis Sommer')], nextCursor: null }),
    ),
    http.get(`*/api/v1/clients/${clientId}/authorised-persons`, () =>
      HttpResponse.json({ items: [], nextCursor: null }),
    ),
    http.post('*/api/v1/instructions/oral', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(instruction({ status: 'submitted', channel: 'oral' }), {
        status: 201,
      })
    }),
  )
  const went = go()
  const { unmount } = render(spoken(<EntryPage clientId={clientId} go={went} />))
  await userEvent.click(await screen.findByLabelText('mündlich'))
  await type('Wer hat sie mitgeteilt?', 'Dr. Anna Berger')
  unmount()
  render(spoken(<EntryPage clientId={clientId} go={went} />))
  const toldBy = await screen.findByLabelText<HTMLInputElement>('Wer hat sie mitgeteilt?')
  expect(toldBy.value).toBe('Dr. Anna Berger')
  await type('Wann wurde sie mitgeteilt?', '2026-11-20T08:30')
  await userEvent.click(screen.getByLabelText(/Daten löschen/u))
  await type('Titel', 'Akte')
  await type('Wortlaut der Weisung', 'Weg damit.')
  await press('Weiter zum Prüfen')
  expect(screen.getAllByText('Praxis Sommer')[0]?.closest('[translate=no]')).toBeTruthy()
  expect(screen.getByText('Was es bewirkt')).toBeTruthy()
  expect(screen.getByText('20. November 2026, 08:30 MEZ')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Ändern' })).toBeTruthy()
  await press('Weisung eintragen')
  await waitFor(() => expect(went).toHaveBeenCalledWith(`/weisungen/${id}`))
  expect(sent).toMatchObject([
    {
      clientId,
      channel: 'oral',
      toldBy: 'Dr. Anna Berger',
      toldAt: '2026-11-20T07:30:00.000Z',
      note: null,
      kind: 'erasure',
      text: 'Weg damit.',
      details: null,
    },
  ])
  expect(sent[0]).not.toHaveProperty('term')
})

it('asks for the scan of a letter, and says what happens with it', async () => {
  server.use(
    http.get('*/api/v1/clients', () =>
      HttpResponse.json({ items: [sampleClient(clientId, 'Praxis Sommer')], nextCursor: null }),
    ),
    http.get(`*/api/v1/clients/${clientId}/authorised-persons`, () =>
      HttpResponse.json({ items: [], nextCursor: null }),
    ),
  )
  render(spoken(<EntryPage clientId={clientId} go={go()} />))
  await userEvent.click(await screen.findByLabelText('mit Brief'))
  await type('Von wem ist sie?', 'Dr. Anna Berger')
  await type('Wann ist sie eingegangen?', '2026-11-20T08:30')
  await userEvent.click(screen.getByLabelText(/Daten löschen/u))
  await type('Titel', 'Akte')
  await type('Wortlaut der Weisung', 'Weg damit.')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('Diese Angabe fehlt.')).toBeTruthy()
  await userEvent.upload(screen.getByLabelText(/Der Brief als Scan/u), new File(['x'], 'Brief.txt'))
  await press('Weiter zum Prüfen')
  expect(await screen.findByText(/kann erklären, dass sie nicht von ihm ist/u)).toBeTruthy()
})
