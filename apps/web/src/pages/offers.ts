import { pages } from '@portal/domain/addresses'
import { OfferFilter } from '@portal/domain/agreements/offers'
import { page } from '../platform/navigation/page.tsx'

/** Agreements on their way to be concluded in the portal. */
export const offerPages = [
  page(
    pages.offers.list,
    'agreements.read',
    async () => (await import('../agreements/offers/list/offers-page.tsx')).OffersPage,
    ({ session, may, query, go }) => ({
      side: session.side,
      may,
      filter: {
        clientId: query('clientId'),
        standing: OfferFilter.safeParse(query('standing')).data ?? null,
      },
      go,
    }),
  ),
  page(
    pages.offers.new,
    'agreements.write',
    async () => (await import('../agreements/offers/making/making-page.tsx')).MakingPage,
    ({ query, go }) => ({ clientId: query('client'), go }),
  ),
  page(
    pages.offers.batch,
    'agreements.write',
    async () => (await import('../agreements/offers/making/batch-page.tsx')).BatchPage,
    ({ param }) => ({ id: param('batchId') }),
  ),
  page(
    pages.offers.one,
    'agreements.read',
    async () => (await import('../agreements/offers/page/offer-page.tsx')).OfferPage,
    ({ session, may, param, query }) => ({
      id: param('id'),
      side: session.side,
      may,
      isSigned: query('unterschrieben') !== null,
    }),
  ),
  page(
    pages.offers.fill,
    'agreements.sign',
    async () => (await import('../agreements/offers/filling/fill-page.tsx')).FillPage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
  page(
    pages.offers.sign,
    'agreements.sign',
    async () => (await import('../agreements/offers/signing/sign-page.tsx')).SignPage,
    ({ session, param, query, go }) => ({
      id: param('id'),
      name: session.user.name,
      step: query('step'),
      go,
    }),
  ),
  page(
    pages.offers.decline,
    'agreements.sign',
    async () => (await import('../agreements/offers/ending/decline-page.tsx')).DeclinePage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
  page(
    pages.offers.countersign,
    'agreements.write',
    async () => (await import('../agreements/offers/signing/countersign-page.tsx')).CountersignPage,
    ({ session, param, query, go }) => ({
      id: param('id'),
      name: session.user.name,
      step: query('step'),
      go,
    }),
  ),
  page(
    pages.offers.withdraw,
    'agreements.write',
    async () => (await import('../agreements/offers/ending/withdraw-page.tsx')).WithdrawPage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
]
