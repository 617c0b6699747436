import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { sessionQuery } from './accounts/queries.ts'
import { faultWords, issueWords } from './fault-words.ts'
import { workFor } from './platform/http/active-client.ts'
import { forgetBegun } from './platform/http/begun.ts'
import { keepDraftsFor } from './platform/form/drafts.ts'
import { faultOf } from './platform/http/fault-of.ts'
import { explainWith } from './platform/language/explain.ts'
import { speak, storedLocale } from './platform/language/i18n.ts'
import { loginPath } from './platform/navigation/next-path.ts'
import { createQueryClient } from './platform/http/query-client.ts'
import { createRouter } from './routes.tsx'
import { FailureAlone } from './shell/failure-page.tsx'

const client = createQueryClient(() => location.assign(loginPath()))

function show(content: ReactNode) {
  const root = document.querySelector('#root')
  if (!root) return
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>{content}</QueryClientProvider>
    </I18nProvider>,
  )
}

/** The pages of a session; without one the browser goes to the login page. */
export async function showPortal(): Promise<void> {
  explainWith(faultWords, issueWords)
  try {
    const { user, side, activeClient, memberships } = await client.fetchQuery(sessionQuery())
    keepDraftsFor(user.id)
    // Meanwhile another window may have switched to another of them.
    if (memberships.length > 1) forgetBegun()
    workFor(side === 'client' ? (activeClient?.id ?? null) : null)
    await speak(user.locale)
    show(<RouterProvider router={createRouter(client)} />)
  } catch (error) {
    // Without a session the browser is on its way to the login page by now.
    if (faultOf(error)?.code !== 'unauthenticated') {
      await speak(storedLocale())
      show(<FailureAlone error={error} />)
    }
  }
}
