import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

export const agreementPages = [
  page(
    pages.agreements.list,
    'agreements.read',
    async () => (await import('../agreements/agreements-page.tsx')).AgreementsPage,
    ({ session, query, go }) => ({ side: session.side, clientId: query('clientId'), go }),
    { word: msg`Vertrag` },
  ),
  page(
    pages.agreements.wording,
    'agreements.read',
    async () => (await import('../agreements/wording-page.tsx')).WordingPage,
    ({ session, query, hash }) => ({
      side: session.side,
      named: {
        agreementId: query('vertrag'),
        version: query('fassung'),
        clientId: query('auftraggeber'),
        on: query('stand'),
      },
      hash,
    }),
  ),
  page(
    pages.agreements.one,
    'agreements.read',
    async () => (await import('../agreements/agreement-page.tsx')).AgreementPage,
    ({ session, param }) => ({ id: param('id'), side: session.side }),
  ),
]
