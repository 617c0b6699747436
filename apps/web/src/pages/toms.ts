import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

const load = async () => (await import('../toms/toms-page.tsx')).TomsPage

/** §4: the annex of measures, and where its next version is written. */
export const tomPages = [
  page(
    pages.toms.today,
    'toms.read',
    load,
    ({ session, may }) => ({ version: null, side: session.side, mayWrite: may('toms.write') }),
    { word: msg`Schutzmaßnahmen` },
  ),
  page(
    pages.toms.draft,
    'toms.write',
    async () => (await import('../toms/editor/draft-page.tsx')).TomDraftPage,
    ({ go }) => ({ go }),
  ),
  page(
    pages.toms.file,
    'toms.write',
    async () => (await import('../toms/import/import-page.tsx')).TomImportPage,
    ({ go }) => ({ go }),
  ),
  page(pages.toms.version, 'toms.read', load, ({ session, may, param }) => ({
    version: param('version'),
    side: session.side,
    mayWrite: may('toms.write'),
  })),
]
