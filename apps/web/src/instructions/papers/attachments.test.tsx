import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { stored, visit } from '../binding/acting.tsx'
import { AmendPage } from '../answers/amend-page.tsx'
import { attachment, choose, kept, pdf, takesFiles } from './attaching.tsx'
import { EditInstructionPage } from '../draft/edit-page.tsx'
import { InstructionPage } from '../page/instruction-page.tsx'
import { clientId, concern, given, id, instruction, provider, sessionOf } from '../sample.ts'

const go = vi.fn<(to: string) => void>()
const show = (who: Parameters<typeof sessionOf>[0]) =>
  render(spoken(<InstructionPage id={id} session={sessionOf(who)} reviewed={null} go={go} />))
const retry = () => userEvent.click(screen.getByRole('button', { name: /^Erneut versuchen/u }))
const path = `*/api/v1/instructions/${id}/attachments`

it('adds files to a draft one after the other, each for the version the one before left', async () => {
  const seen = takesFiles(stored(instruction()))
  show('member')
  await choose(pdf('eins.pdf'), pdf('zwei.pdf'))
  await waitFor(() =>
    expect(kept()).toEqual(['Herunterladen: eins.pdf', 'Herunterladen: zwei.pdf']),
  )
  expect(seen).toEqual(['"3"', '"4"'])
  expect(screen.queryByRole('list', { name: 'Dateien auf dem Weg' })).toBeNull()
})

it('shows that a file is on its way, and lets nobody go on until it is there', async () => {
  const state = stored(instruction())
  const { promise, resolve } = Promise.withResolvers<void>()
  server.use(
    http.post(path, async () => {
      await promise
      state.instruction = instruction({ version: 4, attachments: [attachment('eins.pdf')] })
      return HttpResponse.json(state.instruction, { status: 201 })
    }),
  )
  render(spoken(<EditInstructionPage id={id} maySubmit go={go} />))
  await choose(pdf('eins.pdf'))
  expect(await screen.findByRole('progressbar')).toBeTruthy()
  const save = () =>
    screen.getByRole<HTMLButtonElement>('button', { name: 'Speichern und weiter zum Prüfen' })
  expect(save().disabled).toBe(true)
  resolve()
  await waitFor(() => expect(save().disabled).toBe(false))
  expect(screen.queryByText(/während Sie schrieben/u)).toBeNull()
})

it('does not mistake one’s own file for a change by somebody else, and reviews it', async () => {
  const state = stored(instruction())
  server.use(http.get('*/api/v1/provider', () => HttpResponse.json(provider)))
  takesFiles(state)
  show('authorised')
  await choose(pdf('eins.pdf'))
  await waitFor(() => expect(kept()).toHaveLength(1))
  expect(screen.queryByText('Dieser Entwurf wurde inzwischen geändert.')).toBeNull()
  const on = await screen.findByRole('link', { name: /weiter zur Bestätigung/u })
  expect(on.getAttribute('href')).toBe(`/weisungen/${id}?reviewed=4`)
})

it('says it when a colleague changed the text before one’s own file arrived', async () => {
  const state = stored(instruction())
  server.use(http.get('*/api/v1/provider', () => HttpResponse.json(provider)))
  takesFiles(state)
  show('authorised')
  await screen.findByRole('heading', { name: 'Weisung prüfen' })
  state.instruction = instruction({ version: 4, text: 'Etwas anderes.' })
  await choose(pdf('eins.pdf'))
  expect(await screen.findByText('Dieser Entwurf wurde inzwischen geändert.')).toBeTruthy()
  expect(screen.getByText('Etwas anderes.')).toBeTruthy()
})

it('says why a file was refused and does not offer to try the same again', async () => {
  stored(instruction())
  server.use(http.post(path, () => refuse(422, { code: 'file-refused', reason: 'active-content' })))
  show('member')
  await choose(pdf('boese.pdf'))
  expect((await screen.findByRole('alert')).textContent).toContain('enthält aktive Inhalte')
  expect(screen.queryByRole('button', { name: /^Erneut versuchen/u })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: /^Nicht mehr anzeigen/u }))
  expect(screen.queryByText('boese.pdf')).toBeNull()
})

it('says that an upload was interrupted, and sends the same act again', async () => {
  const state = stored(instruction())
  const keys: (string | null)[] = []
  server.use(
    http.post(path, ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      if (keys.length === 1) return HttpResponse.error()
      state.instruction = instruction({ version: 4, attachments: [attachment('eins.pdf')] })
      return HttpResponse.json(state.instruction, { status: 201 })
    }),
  )
  show('member')
  await choose(pdf('eins.pdf'))
  expect((await screen.findByRole('alert')).textContent).toContain('wurde unterbrochen')
  await retry()
  await waitFor(() => expect(kept()).toEqual(['Herunterladen: eins.pdf']))
  expect(keys[0]).toBeTruthy()
  expect(keys[1]).toBe(keys[0])
})

it('does not even send what is too large, or the eleventh', async () => {
  const nine = Array.from({ length: 9 }, (_, index) =>
    attachment(`${index}.pdf`, { id: crypto.randomUUID() }),
  )
  const seen = takesFiles(stored(instruction({ attachments: nine })))
  show('member')
  const large = pdf('gross.pdf')
  Object.defineProperty(large, 'size', { value: 20 * 1024 * 1024 + 1 })
  await choose(large, pdf('zehn.pdf'), pdf('elf.pdf'))
  expect(await screen.findByText('Diese Datei ist größer als 20 MB.')).toBeTruthy()
  expect(screen.getByText(/Mehr als zehn Anlagen/u)).toBeTruthy()
  await waitFor(() => expect(kept()).toHaveLength(10))
  expect(seen).toHaveLength(1)
  expect(screen.queryByLabelText(/Anlagen hinzufügen/u)).toBeNull()
})

it('takes a file off a draft, asked once more', async () => {
  const file = attachment('eins.pdf')
  const state = stored(instruction({ attachments: [file] }))
  let seen: string | null = null
  server.use(
    http.delete(`${path}/${file.id}`, ({ request }) => {
      seen = request.headers.get('if-match')
      state.instruction = instruction({ version: 4 })
      return HttpResponse.json(state.instruction)
    }),
  )
  show('member')
  await userEvent.click(await screen.findByRole('button', { name: 'Entfernen: eins.pdf' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Anlage entfernen' }))
  await waitFor(() => expect(kept()).toEqual([]))
  expect(seen).toBe('"3"')
})

it.each(['viewer', 'staff'] as const)(
  'shows a %s what was attached, to download and no more',
  async (who) => {
    const small = attachment('zwei.txt', { id: clientId, mediaType: 'text/plain', size: 8 })
    stored(given({ attachments: [attachment('eins.pdf'), small] }))
    show(who)
    const list = await screen.findByRole('list', { name: 'Anlagen' })
    expect(list.textContent).toMatch(/eins\.pdf.*PDF.*1,3 MB.*Miriam Vogt.*SHA-256 cafe0123/u)
    expect(list.textContent).toMatch(/zwei\.txt.*Text.*8 Byte/u)
    expect(within(list).getAllByRole('link')[0]?.getAttribute('href')).toBe(
      `/api/v1/instructions/${id}/attachments/${attachment('').id}`,
    )
    expect(screen.queryByLabelText(/Anlagen hinzufügen/u)).toBeNull()
    expect(screen.queryByRole('button', { name: /^Entfernen/u })).toBeNull()
  },
)

it('takes a file into the answer to a concern, which stays for what the person has seen', async () => {
  const state = stored(given({ status: 'suspended', version: 6, concerns: [concern] }))
  takesFiles(state)
  visit(AmendPage)
  await choose(pdf('eins.pdf'))
  await waitFor(() => expect(kept()).toHaveLength(1))
  expect(screen.queryByRole('button', { name: /^Entfernen/u })).toBeNull()
  const on = screen.getByRole<HTMLButtonElement>('button', { name: 'Weiter zum Prüfen' })
  await waitFor(() => expect(on.disabled).toBe(false))
  await userEvent.type(screen.getByLabelText('Titel'), ' 4711')
  await userEvent.click(on)
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
  expect(kept()).toEqual(['Herunterladen: eins.pdf'])
})
