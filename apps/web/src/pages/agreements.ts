import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { AgreementFilter } from '@portal/domain/agreements/contract'
import { page } from '../platform/navigation/page.tsx'

export const agreementPages = [
  page(
    pages.agreements.list,
    'agreements.read',
    async () => (await import('../agreements/list/agreements-page.tsx')).AgreementsPage,
    ({ session, may, query, go }) => ({
      side: session.side,
      may,
      clientId: query('clientId'),
      standing: AgreementFilter.safeParse(query('standing')).data ?? null,
      go,
    }),
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
    async () => (await import('../agreements/page/agreement-page.tsx')).AgreementPage,
    ({ session, may, param, query }) => ({
      id: param('id'),
      side: session.side,
      may,
      isAnswered: query('beantwortet') !== null,
    }),
  ),
  page(
    pages.agreements.scan,
    'agreements.write',
    async () => (await import('../agreements/recording/scan-page.tsx')).ScanPage,
    ({ query, go }) => ({ clientId: query('clientId'), agreementId: query('vertrag'), go }),
  ),
  page(
    pages.agreements.recordMany,
    'agreements.write',
    async () => (await import('../agreements/recording/many/many-page.tsx')).ManyPage,
    ({ session, query }) => ({
      userId: session.user.id,
      chosen: (query('auswahl') ?? '').split('.').filter(Boolean),
    }),
  ),
  page(
    pages.agreements.record,
    'agreements.write',
    async () => (await import('../agreements/recording/record-page.tsx')).RecordPage,
    ({ param, query, go }) => ({
      documentId: param('documentId'),
      agreementId: query('vertrag'),
      go,
    }),
  ),
  page(
    pages.agreements.correct,
    'agreements.write',
    async () => (await import('../agreements/recording/record-page.tsx')).CorrectPage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
  page(
    pages.agreements.reply,
    'agreements.write',
    async () => (await import('../agreements/recording/reason-page.tsx')).ReplyPage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
  page(
    pages.agreements.strike,
    'agreements.write',
    async () => (await import('../agreements/recording/reason-page.tsx')).StrikePage,
    ({ param, go }) => ({ id: param('id'), go }),
  ),
  page(
    pages.agreements.confirm,
    'agreements.answer',
    async () => (await import('../agreements/answer/confirm-page.tsx')).ConfirmPage,
    ({ param, query, go }) => ({ id: param('id'), step: query('step'), go }),
  ),
  page(
    pages.agreements.contest,
    'agreements.answer',
    async () => (await import('../agreements/answer/contest-page.tsx')).ContestPage,
    ({ param, query, go }) => ({ id: param('id'), step: query('step'), go }),
  ),
]
