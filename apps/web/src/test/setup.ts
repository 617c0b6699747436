import { cleanup } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { faultWords, issueWords } from '../fault-words.ts'
import { explainWith } from '../platform/language/explain.ts'
import { speak } from '../platform/language/i18n.ts'
import { server } from './server.ts'

beforeAll(() => explainWith(faultWords, issueWords))
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
beforeEach(() => speak('de', ['login', 'portal']))
afterEach(() => {
  cleanup()
  server.resetHandlers()
  sessionStorage.clear()
})
afterAll(() => server.close())
