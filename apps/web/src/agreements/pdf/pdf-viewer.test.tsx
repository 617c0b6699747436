import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { spoken } from '../../test/spoken.tsx'
import type { openPdf, PdfFile } from './pdf-file.ts'
import { PdfViewer } from './pdf-viewer.tsx'

// There is no canvas here: the browser journeys draw real pages.
const open = vi.hoisted(() => vi.fn<typeof openPdf>())
vi.mock('./pdf-file.ts', () => ({ openPdf: open }))

const drawn = vi.fn<PdfFile['draw']>()
const opened = (file: Promise<PdfFile>) => ({ file, close: async () => {} })

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
        seen([{ isIntersecting: true }])
      }
      observe() {}
      disconnect() {}
    },
  )
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(sized: (entries: { contentRect: { width: number } }[]) => void) {
        sized([{ contentRect: { width: 354 } }])
      }
      observe() {}
      disconnect() {}
    },
  )
  drawn.mockReset().mockImplementation(async (page) => {
    const sheet = document.createElement('p')
    sheet.textContent = `Wortlaut von Seite ${page}`
    return [sheet]
  })
})

it('shows a page at a time, as wide as the phone', async () => {
  open.mockReturnValue(opened(Promise.resolve({ pages: 2, draw: drawn })))
  render(spoken(<PdfViewer href="/vertrag.pdf" />))
  expect(await screen.findByText('Wortlaut von Seite 1')).toBeTruthy()
  expect(drawn.mock.lastCall?.slice(0, 2)).toEqual([1, 354])
  await userEvent.click(screen.getByRole('button', { name: 'Nächste Seite' }))
  expect(await screen.findByText('Wortlaut von Seite 2')).toBeTruthy()
  expect(screen.getByText('Seite 2 von 2')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Nächste Seite' }).disabled).toBe(
    true,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Größer' }))
  await waitFor(() => expect(drawn.mock.lastCall?.slice(0, 2)).toEqual([2, 531]))
})

it('says while it loads how far it is', async () => {
  open.mockImplementation((_, onProgress) => {
    onProgress(0.4)
    return opened(new Promise(() => {}))
  })
  render(spoken(<PdfViewer href="/vertrag.pdf" />))
  expect(await screen.findByRole('progressbar', { name: '40 % geladen' })).toBeTruthy()
})

it('offers the file itself when it cannot be shown, and another attempt', async () => {
  open.mockReturnValueOnce(opened(Promise.reject(new Error('no worker'))))
  render(spoken(<PdfViewer href="/vertrag.pdf" />))
  expect((await screen.findByRole('alert')).textContent).toContain('nicht anzeigen')
  const link = screen.getByRole('link', { name: 'PDF herunterladen' })
  expect(link.getAttribute('href')).toBe('/vertrag.pdf')
  expect(link.hasAttribute('download')).toBe(true)
  open.mockReturnValueOnce(opened(Promise.resolve({ pages: 2, draw: drawn })))
  await userEvent.click(screen.getByRole('button', { name: 'Erneut versuchen' }))
  expect(await screen.findByText('Wortlaut von Seite 1')).toBeTruthy()
})
