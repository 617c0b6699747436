import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

const { one, change, history, version } = pages.firm

/** §§ 6.3, 9: what the provider says of itself; its owner changes it, its people read it. */
export const firmPages = [
  page(
    one,
    'staff.read',
    async () => (await import('../firm/firm-page.tsx')).FirmPage,
    ({ may }) => ({ mayChange: may('provider.manage') }),
    { word: msg`Firma`, side: 'provider' },
  ),
  page(
    change,
    'provider.manage',
    async () => (await import('../firm/change-page.tsx')).ChangeFirmPage,
    ({ go }) => ({ go }),
  ),
  page(
    history,
    'staff.read',
    async () => (await import('../firm/history-page.tsx')).FirmHistoryPage,
    () => ({}),
    { side: 'provider' },
  ),
  page(
    version,
    'staff.read',
    async () => (await import('../firm/version-page.tsx')).FirmVersionPage,
    ({ param }) => ({ version: param('version') }),
    { side: 'provider' },
  ),
]
