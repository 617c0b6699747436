import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { Facts } from '../wording/facts.tsx'
import { NewInstructionPage } from '../draft/new-page.tsx'
import { id, instruction } from '../sample.ts'

/** The form for an instruction of this kind; resolves to what it sends. */
function write() {
  const sent: unknown[] = []
  server.use(
    http.post('*/api/v1/instructions', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(instruction(), { status: 201 })
    }),
  )
  const go = vi.fn<(to: string) => void>()
  render(spoken(<NewInstructionPage maySubmit={false} go={go} />))
  return { sent, go }
}

async function essentials(kind: RegExp) {
  await userEvent.click(await screen.findByLabelText(kind))
  await userEvent.type(screen.getByLabelText('Titel'), 'Bitte')
  await userEvent.type(screen.getByLabelText('Wortlaut der Weisung'), 'Text.')
}
const save = () => userEvent.click(screen.getByRole('button', { name: 'Entwurf speichern' }))

it('asks an error report when and where (§8.5)', async () => {
  const { sent, go } = write()
  await essentials(/Fehler melden/u)
  await save()
  expect(await screen.findAllByText('Diese Angabe fehlt.')).toHaveLength(2)
  await userEvent.type(screen.getByLabelText('Wann ist es aufgefallen?'), '2026-11-20')
  await userEvent.type(screen.getByLabelText('Wo zeigt sich der Fehler?'), 'Terminliste')
  await save()
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/weisungen/${id}`))
  expect(sent).toMatchObject([
    { details: { about: 'error', foundOn: '2026-11-20', where: 'Terminliste' } },
  ])
})

it('asks for the occasion of support (§6.8, §10.1), and leaves the rest free', async () => {
  const { sent, go } = write()
  await essentials(/Unterstützung/u)
  await userEvent.selectOptions(
    screen.getByLabelText('Wobei wird Unterstützung gebraucht?'),
    'Anfrage einer Behörde',
  )
  await userEvent.type(screen.getByLabelText(/Wer fragt an/u), 'BayLDA')
  await save()
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/weisungen/${id}`))
  expect(sent).toMatchObject([
    {
      details: {
        about: 'support',
        occasion: 'authority',
        askedBy: 'BayLDA',
        reference: null,
        respondBy: null,
      },
    },
  ])
})

it('sends no details that belong to a kind chosen before', async () => {
  const { sent } = write()
  await essentials(/Fehler melden/u)
  await userEvent.type(screen.getByLabelText('Wo zeigt sich der Fehler?'), 'Terminliste')
  await userEvent.click(screen.getByLabelText(/Daten löschen/u))
  await save()
  await waitFor(() => expect(sent).toMatchObject([{ kind: 'erasure', details: null }]))
})

it('shows the details among the facts', () => {
  const details = {
    about: 'support' as const,
    occasion: 'breach' as const,
    askedBy: null,
    reference: 'AZ 7',
    respondBy: '2026-12-01',
  }
  render(spoken(<Facts instruction={instruction({ kind: 'support', details })} />))
  expect(screen.getByText('Datenpanne')).toBeTruthy()
  expect(screen.getByText('AZ 7')).toBeTruthy()
  expect(screen.getByText('1. Dezember 2026')).toBeTruthy()
  expect(screen.queryByText('Angefragt von')).toBeNull()
})
