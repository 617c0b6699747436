import type { TomDraft } from '@portal/domain/toms/contract'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { TomDraftPage } from './draft-page.tsx'

const measure = (key: string, heading: TomDraft['measures'][number]['heading'] = 'encryption') => ({
  key,
  heading,
  text: `Maßnahme ${key}`,
  systems: [],
  implementedSince: null,
})
const begun = (measures: TomDraft['measures']): TomDraft => ({
  number: 1,
  version: 1,
  validFrom: null,
  author: 'Eva Brandl',
  changeReason: 'Erste Fassung',
  levelStatement: 'Erste Fassung; sie ist der Maßstab.',
  measures,
  updatedAt: '2026-11-29T08:00:00.000Z',
  updatedByName: 'Eva Brandl',
  blockedBy: null,
})

let stored: TomDraft | null
const saved: Partial<TomDraft>[] = []
const go = vi.fn<(to: string) => void>()

beforeEach(() => {
  stored = begun([measure('a'), measure('b')])
  saved.length = 0
  go.mockReset()
  sessionStorage.clear()
  server.use(
    http.get('*/api/v1/toms', () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get('*/api/v1/toms/draft', () => HttpResponse.json({ draft: stored })),
    http.patch('*/api/v1/toms/1', async ({ request }) => {
      if (!stored || request.headers.get('if-match') !== `"${stored.version}"`)
        return refuse(412, { code: 'stale', entity: 'tom-draft' })
      // What the page sends is a part of a draft.
      const change = (await request.json()) as Partial<TomDraft>
      saved.push(change)
      stored = { ...stored, ...change, version: stored.version + 1 }
      return HttpResponse.json(stored)
    }),
  )
})

const show = async () => {
  render(spoken(<TomDraftPage go={go} />))
  await screen.findByRole('heading', { level: 1 })
}
const item = (name: string) => within(screen.getByRole('listitem', { name: `Maßnahme ${name}` }))
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const keysSaved = () => saved.at(-1)?.measures?.map(({ key }) => key)

it('begins with a list, one measure a line', async () => {
  stored = null
  const sent: unknown[] = []
  server.use(
    http.post('*/api/v1/toms', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(begun([measure('a', null)]), { status: 201 })
    }),
  )
  await show()
  await userEvent.click(screen.getByRole('radio', { name: /Mit Ihrer eigenen Liste/u }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Liste' }), '- Eins')
  await press('Entwurf anlegen')
  expect(await screen.findByText('Noch nicht eingeordnet')).toBeTruthy()
  expect(sent).toEqual([{ start: 'list', text: '- Eins' }])
  expect(screen.getByText(/braucht jede Maßnahme eine Überschrift/u)).toBeTruthy()
})

it('begins with the twelve measures of the contract where nothing else is chosen', async () => {
  stored = null
  const sent: unknown[] = []
  server.use(
    http.post('*/api/v1/toms', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(begun([measure('a')]), { status: 201 })
    }),
  )
  await show()
  await press('Entwurf anlegen')
  expect(await screen.findByText('Alles ist gespeichert.')).toBeTruthy()
  expect(sent).toEqual([{ start: 'contract' }])
})

it('says of each of the seventeen headings whether anything stands under it', async () => {
  await show()
  expect(screen.getAllByText('Zu diesem Punkt keine Maßnahme.')).toHaveLength(16)
})

it('moves a measure by keys, keeps the focus on it and saves the order', async () => {
  await show()
  const down = item('a').getByRole('button', { name: 'Nach unten' })
  down.focus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(keysSaved()).toEqual(['b', 'a']))
  expect(document.activeElement).toBe(item('a').getByRole('button', { name: 'Nach unten' }))
  await userEvent.keyboard('{Enter}')
  expect(saved).toHaveLength(1)
})

describe('dragged by its handle', () => {
  beforeEach(() => {
    stored = begun([measure('a'), measure('b'), measure('c'), measure('other', 'accountability')])
  })
  const handle = (name: string) => item(name).getByRole('button', { name: 'Ziehen' })
  async function take(name: string) {
    await show()
    handle(name).focus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(document.activeElement?.tagName).toBe('LI'))
  }
  const isOn = (name: string) =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe(`Maßnahme ${name}`)

  it('takes the place of the measure it is dropped on, is saved and keeps the focus', async () => {
    await take('a')
    isOn('b')
    await userEvent.tab()
    isOn('c')
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(keysSaved()).toEqual(['b', 'c', 'a', 'other']))
    expect(saved).toHaveLength(1)
    expect(document.activeElement).toBe(handle('a'))
  })

  it('stays where it was when the drag is given up, and never lands under another heading', async () => {
    await take('a')
    await userEvent.tab()
    await userEvent.tab()
    expect(document.activeElement).toBe(handle('a'))
    await userEvent.keyboard('{Escape}')
    await userEvent.click(item('a').getByRole('button', { name: 'Nach unten' }))
    await waitFor(() => expect(keysSaved()).toEqual(['b', 'a', 'c', 'other']))
    expect(saved).toHaveLength(1)
    expect(item('other').queryByRole('button', { name: 'Ziehen' })).toBeNull()
  })
})

it('hands the focus on to the next measure when one is removed by keys', async () => {
  stored = begun([measure('a'), measure('b'), measure('c', 'accountability')])
  await show()
  item('a').getByRole('button', { name: 'Entfernen' }).focus()
  for (const next of ['b', 'c']) {
    await userEvent.keyboard('{Enter}')
    await waitFor(() =>
      expect(document.activeElement).toBe(item(next).getByRole('button', { name: 'Entfernen' })),
    )
  }
})

it('gives what was removed back to its place', async () => {
  await show()
  await userEvent.click(item('a').getByRole('button', { name: 'Entfernen' }))
  await waitFor(() => expect(keysSaved()).toEqual(['b']))
  await press('Entfernen rückgängig machen')
  await waitFor(() => expect(keysSaved()).toEqual(['a', 'b']))
})

it('keeps the key of a measure whose text is changed, and gives a new one its own', async () => {
  await show()
  await userEvent.click(item('a').getByRole('button', { name: 'Ändern' }))
  const text = within(screen.getByRole('dialog')).getByRole('textbox', { name: 'Maßnahme' })
  await userEvent.clear(text)
  await userEvent.type(text, '<b>Neu</b>')
  await press('Übernehmen')
  await waitFor(() =>
    expect(saved.at(-1)?.measures?.[0]).toMatchObject({ key: 'a', text: '<b>Neu</b>' }),
  )
  expect(screen.getAllByText('<b>Neu</b>').length).toBeGreaterThan(0)
  await press('Maßnahme hinzufügen')
  const dialog = within(screen.getByRole('dialog'))
  await userEvent.selectOptions(dialog.getByLabelText(/^Überschrift/u), 'encryption')
  await userEvent.type(dialog.getByRole('textbox', { name: 'Maßnahme' }), 'Nur SSH')
  await userEvent.type(dialog.getByLabelText(/^Gilt für/u), 'thera-pi.online, med-drive.de')
  await press('Übernehmen')
  await waitFor(() =>
    expect(saved.at(-1)?.measures?.[2]).toMatchObject({
      key: 'nur-ssh',
      systems: ['thera-pi.online', 'med-drive.de'],
    }),
  )
})

it('keeps both states when somebody else saved meanwhile, and lets the person choose', async () => {
  await show()
  stored = { ...begun([measure('c')]), version: 7, updatedByName: 'Robert Zerer' }
  await userEvent.click(item('a').getByRole('button', { name: 'Nach unten' }))
  expect(await screen.findByText('Robert Zerer hat diesen Entwurf geändert')).toBeTruthy()
  expect(item('a')).toBeTruthy()
  expect(saved).toEqual([])
  await press('Mit meinem Stand weiterarbeiten')
  await waitFor(() => expect(keysSaved()).toEqual(['b', 'a']))
})

it('keeps in this tab what could not be saved, and saves it when asked again', async () => {
  await show()
  server.use(http.patch('*/api/v1/toms/1', () => refuse(500, { code: 'internal' }), { once: true }))
  await userEvent.click(item('a').getByRole('button', { name: 'Nach unten' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Noch einmal speichern' }))
  await waitFor(() => expect(keysSaved()).toEqual(['b', 'a']))
})

it('publishes after one more question', async () => {
  const published: (string | null)[] = []
  server.use(
    http.post('*/api/v1/toms/1/publication', ({ request }) => {
      published.push(request.headers.get('if-match'))
      const { author, changeReason, levelStatement, measures } = begun([measure('a')])
      return HttpResponse.json({
        version: 1,
        validFrom: '2026-11-29',
        publishedAt: '2026-11-29T08:00:00.000Z',
        author,
        changeReason,
        levelStatement,
        measures,
      })
    }),
  )
  await show()
  await press('Veröffentlichen …')
  await userEvent.click(await screen.findByRole('button', { name: 'Fassung 1 veröffentlichen' }))
  await waitFor(() => expect(go).toHaveBeenCalledWith('/massnahmen'))
  expect(published).toEqual(['"2"'])
})

it('leads to a file that measures are read from', async () => {
  stored = null
  await show()
  await userEvent.click(screen.getByRole('radio', { name: /Mit einer CSV-Datei/u }))
  await press('Datei wählen')
  expect(go).toHaveBeenCalledWith('/massnahmen/entwurf/datei')
})
