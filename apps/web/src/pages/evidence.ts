import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

/** §16: what happened. */
export const evidencePages = [
  page(
    pages.evidence,
    'evidence.read',
    async () => (await import('../evidence/evidence-page.tsx')).EvidencePage,
    ({ session, may, query, go }) => ({
      side: session.side,
      ownClientId: session.activeClient?.id ?? null,
      may,
      query,
      go,
    }),
    { word: msg`Nachweise` },
  ),
]
