import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'

// The files of a worker share its packages and its window: our own modules begin anew in each, and the window is tidied up.
vi.resetModules()
const { faultWords, issueWords } = await import('../fault-words.ts')
const { explainWith } = await import('../platform/language/explain.ts')
const { speak, withTexts } = await import('../platform/language/i18n.ts')
const { allTexts } = await import('../platform/language/all-texts.ts')
const { server } = await import('./server.ts')

// A busy machine may take its time.
configure({ asyncUtilTimeout: 60_000 })

beforeAll(() => withTexts(Promise.resolve(), allTexts))
beforeAll(() => explainWith(faultWords, issueWords))
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => speak('de'))
afterEach(() => {
  cleanup()
  server.resetHandlers()
  sessionStorage.clear()
  localStorage.clear()
  history.replaceState(null, '', '/')
  document.title = ''
})
afterAll(() => {
  server.close()
  document.body.replaceChildren()
})
