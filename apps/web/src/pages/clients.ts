import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

export const clientPages = [
  page(
    pages.clients.list,
    'clients.read',
    async () => (await import('../clients/clients-page.tsx')).ClientsPage,
    () => ({}),
    { word: msg({ context: 'plural', message: 'Auftraggeber' }), side: 'provider' },
  ),
]
