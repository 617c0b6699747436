import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

export const subprocessorPages = [
  page(
    pages.subprocessors,
    'subprocessors.read',
    async () => (await import('../subprocessors/subprocessors-page.tsx')).SubprocessorsPage,
    ({ session, query, go }) => ({ side: session.side, query, go }),
    { word: msg`Unterauftragnehmer` },
  ),
]
