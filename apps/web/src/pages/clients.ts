import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

const { list, new: blank, import: from, change } = pages.clients

/** §6.3: what is known of each client, kept by the provider and, in part, by the client itself. */
export const clientPages = [
  page(
    list,
    'clients.read',
    async () => (await import('../clients/list/clients-page.tsx')).ClientsPage,
    ({ may, query, go }) => ({ mayManage: may('clients.manage'), query, go }),
    { word: msg({ context: 'plural', message: 'Auftraggeber' }), side: 'provider' },
  ),
  page(
    blank,
    'clients.manage',
    async () => (await import('../clients/record/new-client-page.tsx')).NewClientPage,
    ({ go }) => ({ go }),
  ),
  page(
    from,
    'clients.manage',
    async () => (await import('../clients/import/import-page.tsx')).ImportPage,
    ({ query, go }) => ({ importId: query('vorgang'), go }),
  ),
  page(
    change,
    'clients.manage',
    async () => (await import('../clients/record/change-client-page.tsx')).ChangeClientPage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
  page(
    pages.practice.details,
    'clients.edit-own',
    async () => (await import('../clients/record/own-details-page.tsx')).OwnDetailsPage,
    ({ session, go }) => ({ id: session.activeClient?.id ?? null, go }),
    { side: 'client' },
  ),
]
