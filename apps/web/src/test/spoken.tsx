import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, Suspense } from 'react'
import { createQueryClient } from '../platform/http/query-client.ts'

/** What every page stands in. */
export const spoken = (content: ReactNode, onSignedOut: () => void = () => {}) => (
  <I18nProvider i18n={i18n}>
    <QueryClientProvider client={createQueryClient(onSignedOut)}>
      <Suspense fallback="…">{content}</Suspense>
    </QueryClientProvider>
  </I18nProvider>
)
