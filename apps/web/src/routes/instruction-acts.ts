import type { RouteObject } from 'react-router'
import { type Here, page } from './page.tsx'

const stepped = ({ param, query, go }: Here) => ({ id: param('id'), step: query('step'), go })
const plain = ({ param, go }: Here) => ({ id: param('id'), go })

/** What people do with an instruction that was given (§8.3, §10.2, §10.3). */
export const instructionActRoutes: RouteObject[] = [
  {
    path: '/weisungen/:id/bestaetigen',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/confirm-page.tsx')).ConfirmPage,
      stepped,
    ),
  },
  {
    path: '/weisungen/:id/zurueckweisen',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/reject-page.tsx')).RejectPage,
      stepped,
    ),
  },
  {
    path: '/weisungen/:id/aendern',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/amend-page.tsx')).AmendPage,
      stepped,
    ),
  },
  {
    path: '/weisungen/:id/widerrufen',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/withdraw-page.tsx')).WithdrawPage,
      stepped,
    ),
  },
  {
    path: '/weisungen/:id/kosten',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/costs-page.tsx')).CostsPage,
      stepped,
    ),
  },
  {
    path: '/weisungen/:id/abnehmen',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/accept-page.tsx')).AcceptPage,
      stepped,
    ),
  },
  {
    path: '/weisungen/:id/gegenzeichnen',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/countersign-page.tsx')).CountersignPage,
      stepped,
    ),
  },
  {
    path: '/weisungen/:id/mangel',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/defect-page.tsx')).DefectPage,
      plain,
    ),
  },
  {
    path: '/weisungen/:id/zurueckgeben',
    ...page(
      'instructions.submit',
      async () => (await import('../instructions/answers/return-page.tsx')).ReturnPage,
      plain,
    ),
  },
  {
    path: '/weisungen/:id/bedenken',
    ...page(
      'instructions.process',
      async () => (await import('../instructions/processing/concern-page.tsx')).ConcernPage,
      plain,
    ),
  },
  {
    path: '/weisungen/:id/kostenschaetzung',
    ...page(
      'instructions.process',
      async () => (await import('../instructions/processing/quote-page.tsx')).QuotePage,
      plain,
    ),
  },
  {
    path: '/weisungen/:id/fassungen',
    ...page(
      'instructions.read',
      async () => (await import('../instructions/wording/revisions-page.tsx')).RevisionsPage,
      ({ param, query, go }) => ({ id: param('id'), query, go }),
    ),
  },
]
