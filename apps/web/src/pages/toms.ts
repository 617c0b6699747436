import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

const load = async () => (await import('../toms/toms-page.tsx')).TomsPage

export const tomPages = [
  page(pages.toms.today, 'toms.read', load, () => ({ version: null }), {
    word: msg`Schutzmaßnahmen`,
  }),
  page(pages.toms.version, 'toms.read', load, ({ param }) => ({ version: param('version') })),
]
