import type { Instruction } from '@portal/domain/instructions/contract'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { stored } from '../binding/acting.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { clientId, given, id, instruction, report, sessionOf } from '../sample.ts'

const at = '2026-11-20T08:12:00.000Z'
const message = { id, side: 'client' as const, by: 'Miriam Vogt', at, text: 'Bitte noch heute.' }
const note = { id, by: 'Eva Brandl', at, text: 'Sicherung prüfen.' }
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
const messageField = () => screen.findByLabelText<HTMLTextAreaElement>('Neue Nachricht')
const send = () => userEvent.click(screen.getByRole('button', { name: 'Nachricht senden' }))

/** Takes what is written, as the server does; resolves to what was sent. */
function takesWriting(state: { instruction: Instruction }, path: 'messages' | 'notes') {
  const sent: unknown[] = []
  server.use(
    http.post(`*/api/v1/instructions/${id}/${path}`, async ({ request }) => {
      sent.push(await request.json())
      state.instruction = {
        ...state.instruction,
        ...(path === 'messages' ? { messages: [message] } : { notes: [note] }),
      }
      return HttpResponse.json(state.instruction, { status: 201 })
    }),
  )
  return sent
}

it('says that messages order nothing, and shows who wrote what for which side', async () => {
  stored(given({ messages: [message, { ...message, id: clientId, side: 'provider', by: 'Eva' }] }))
  show('viewer')
  expect(await screen.findByText(/Nachrichten sind keine Weisungen/u)).toBeTruthy()
  const [first, second] = screen.getByRole('list', { name: 'Nachrichten' }).children
  expect(first?.textContent).toMatch(/Miriam Vogt, Praxis Sommer.*Bitte noch heute\./u)
  expect(second?.textContent).toContain('Eva, Auftragnehmer')
  expect(screen.queryByLabelText('Neue Nachricht')).toBeNull()
})

it.each(['member', 'staff'] as const)('sends what a %s writes to the other side', async (who) => {
  const sent = takesWriting(stored(given()), 'messages')
  show(who)
  await userEvent.type(await messageField(), 'Bitte noch heute.')
  await send()
  await waitFor(() => expect(sent).toEqual([{ text: 'Bitte noch heute.' }]))
  await waitFor(async () => expect((await messageField()).value).toBe(''))
  expect(await screen.findByRole('list', { name: 'Nachrichten' })).toBeTruthy()
})

it('keeps an unsent message over the end of the session', async () => {
  stored(given())
  server.use(
    http.post(`*/api/v1/instructions/${id}/messages`, () =>
      refuse(401, { code: 'unauthenticated' }),
    ),
  )
  const { unmount } = show('member')
  await userEvent.type(await messageField(), 'Bitte noch heute.')
  await send()
  expect((await screen.findByRole('alert')).textContent).toContain('Sitzung ist beendet')
  unmount()
  show('member')
  expect((await messageField()).value).toBe('Bitte noch heute.')
})

it('keeps the notes of the provider’s people apart, marked as theirs alone', async () => {
  const sent = takesWriting(stored(given({ notes: [] })), 'notes')
  show('staff')
  expect(await screen.findByText('Nur für Ihr Team sichtbar')).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Neue Notiz'), 'Sicherung prüfen.')
  await userEvent.click(screen.getByRole('button', { name: 'Notiz speichern' }))
  const list = await screen.findByRole('list', { name: 'Interne Notizen' })
  expect(list.textContent).toContain('Eva Brandl')
  expect(sent).toEqual([{ text: 'Sicherung prüfen.' }])
})

it('lets an auditor read both and write neither', async () => {
  stored(given({ messages: [message], notes: [note] }))
  show('auditor')
  expect(await screen.findByText('Sicherung prüfen.')).toBeTruthy()
  expect(screen.queryByLabelText('Neue Notiz')).toBeNull()
  expect(screen.queryByLabelText('Neue Nachricht')).toBeNull()
})

it('knows no notes on a client’s page and no messages on a draft', async () => {
  stored(given())
  const { unmount } = show('member')
  await messageField()
  expect(screen.queryByText('Interne Notizen')).toBeNull()
  unmount()
  stored(instruction())
  show('member')
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByLabelText('Neue Nachricht')).toBeNull()
})

it.each([
  ['member', `/nachweise?vorgang=${id}`],
  ['staff', `/nachweise?kunde=${clientId}&vorgang=${id}`],
] as const)('leads a %s to the receipts and the events of the matter', async (who, log) => {
  stored(given())
  show(who)
  const link = await screen.findByRole('link', { name: /Nachweisprotokoll/u })
  expect(link.getAttribute('href')).toBe(log)
  const receipts = screen.getByRole('link', { name: /signierten Datensätzen/u })
  expect(receipts.getAttribute('href')).toBe(`/quittungen?weisung=${id}`)
})

it('offers the deletion protocol of the latest report alone', async () => {
  const deletion = {
    dataSets: 'Akte 4711',
    systems: 'thera-pi.online',
    mediaIds: null,
    backups: 'Keine',
    method: 'Überschreiben',
    verification: 'Stichprobe',
  }
  const first = { ...report, deletion }
  const second = { ...first, at: '2026-11-21T08:12:00.000Z' }
  stored(given({ status: 'executed', execution: second, executions: [first, second] }))
  show('member')
  const links = await screen.findAllByRole('link', { name: 'Löschprotokoll (PDF)' })
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `/api/v1/instructions/${id}/deletion-protocol`,
  ])
})
