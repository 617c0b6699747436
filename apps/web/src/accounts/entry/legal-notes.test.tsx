import { cleanup, render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { signInApi } from './lazy-sign-in-api.ts'
import { LegalNotes } from './legal-notes.tsx'
import { useLegalLinks } from './use-legal-links.ts'

vi.mock(import('./lazy-sign-in-api.ts'), async (load) => ({
  signInApi: vi.fn<typeof signInApi>((await load()).signInApi),
}))

const Noted = () => <LegalNotes links={useLegalLinks()} />

const nothing = () => {}
let ask = nothing

beforeEach(() => {
  ask = nothing
  vi.mocked(signInApi).mockClear()
  vi.stubGlobal('requestIdleCallback', (act: () => void) => {
    ask = act
    return 7
  })
  vi.stubGlobal('cancelIdleCallback', (handle: number) => {
    if (handle === 7) ask = nothing
  })
  server.use(
    http.get('*/api/v1/provider/legal-links', () =>
      HttpResponse.json({
        legalNoticeUrl: 'https://zerer.example/impressum',
        privacyUrl: 'https://zerer.example/datenschutz',
        logoOf: null,
      }),
    ),
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('shows where legal notice and privacy statement are, asked for once the page stands', async () => {
  render(spoken(<Noted />))
  expect(signInApi).not.toHaveBeenCalled()
  ask()
  const notice = await screen.findByRole('link', { name: 'Impressum' })
  expect(notice.getAttribute('href')).toBe('https://zerer.example/impressum')
  expect(screen.getByRole('link', { name: 'Datenschutzerklärung' })).toBeTruthy()
})

it('asks nothing for a page that is left by then', () => {
  const { unmount } = render(spoken(<Noted />))
  unmount()
  ask()
  expect(signInApi).not.toHaveBeenCalled()
})

it('asks a second later where a browser does not say that it is idle', () => {
  vi.unstubAllGlobals()
  vi.useFakeTimers()
  expect('requestIdleCallback' in globalThis).toBe(false)
  render(spoken(<Noted />))
  vi.advanceTimersByTime(999)
  expect(signInApi).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(signInApi).toHaveBeenCalledOnce()
})
