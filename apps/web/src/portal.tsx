import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { home } from '@portal/domain/entry-addresses'
import { QueryClientProvider } from '@tanstack/react-query'
import { startTransition, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { sessionQuery } from './accounts/queries.ts'
import { forgetEnd, keepEnd, type SessionEnd } from './accounts/session-end.ts'
import { watchSession } from './accounts/session-watch.ts'
import { faultWords, issueWords } from './fault-words.ts'
import { workFor } from './platform/http/active-client.ts'
import { watchConnection } from './platform/http/connection.ts'
import { forgetBegun } from './platform/http/begun.ts'
import { keepDraftsFor } from './platform/form/drafts.ts'
import { faultOf } from './platform/http/fault-of.ts'
import { explainWith } from './platform/language/explain.ts'
import { speak, storedLocale } from './platform/language/i18n.ts'
import { loginPath } from './platform/navigation/next-path.ts'
import { createQueryClient } from './platform/http/query-client.ts'
import { Routes } from './routes.tsx'
import { FailureAlone } from './shell/failure-page.tsx'

/** How the session that was here would have ended by now; null before there was one. */
let endNow = (): SessionEnd | null => null
let leaving = false
let shown: Root | null = null

/** Nothing of the session stays on the screen, in memory or behind „back“. */
function leave(end: SessionEnd | 'other-person' | null) {
  if (leaving) return
  leaving = true
  shown?.unmount()
  client.clear()
  if (end === 'other-person') return location.replace(home)
  if (end) keepEnd(end)
  location.replace(loginPath())
}

const client = createQueryClient(() => leave(endNow()))

function show(content: ReactNode) {
  const place = document.querySelector('#root')
  if (!place || leaving) return
  shown = createRoot(place)
  const root = shown
  startTransition(() =>
    root.render(
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={client}>{content}</QueryClientProvider>
      </I18nProvider>,
    ),
  )
}

/** A browser may show a page it kept as it was left: not this one. */
function forgetWhenLeft() {
  addEventListener('pagehide', () => (document.documentElement.hidden = true))
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
}

/** The pages of a session; without one the browser goes to the login page. */
export async function showPortal(): Promise<void> {
  explainWith(faultWords, issueWords)
  try {
    const session = await client.fetchQuery(sessionQuery())
    const { user, side, activeClient, memberships } = session
    keepDraftsFor(user.id)
    forgetEnd()
    forgetWhenLeft()
    watchConnection(() => void client.invalidateQueries())
    endNow = watchSession(client, session, leave).endNow
    // Meanwhile another window may have switched to another of them.
    if (memberships.length > 1) forgetBegun()
    workFor(side === 'client' ? (activeClient?.id ?? null) : null)
    await speak(user.locale)
    show(<Routes client={client} />)
  } catch (error) {
    // Without a session the browser is on its way to the login page by now.
    if (faultOf(error)?.code !== 'unauthenticated') {
      await speak(storedLocale())
      show(<FailureAlone error={error} />)
    }
  }
}
