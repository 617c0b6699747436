import type { RouteObject } from 'react-router'
import { instructionActRoutes } from './instruction-acts.ts'
import { page } from './page.tsx'

/** §8.3: from the draft to the report. */
export const instructionRoutes: RouteObject[] = [
  {
    path: '/weisungen',
    ...page(
      'instructions.read',
      async () => (await import('../instructions/list/list-page.tsx')).InstructionListPage,
      ({ session, may, query, go }) => ({
        side: session.side,
        mayDraft: may('instructions.draft'),
        maySubmit: may('instructions.submit'),
        mayRecord: may('instructions.process'),
        query,
        go,
      }),
    ),
  },
  {
    path: '/weisungen/neu',
    ...page(
      'instructions.draft',
      async () => (await import('../instructions/draft/new-page.tsx')).NewInstructionPage,
      ({ may, go }) => ({ maySubmit: may('instructions.submit'), go }),
    ),
  },
  {
    path: '/weisungen/muendlich',
    ...page(
      'instructions.process',
      async () => (await import('../instructions/processing/oral-page.tsx')).OralPage,
      ({ query, go }) => ({ clientId: query('clientId'), go }),
    ),
  },
  {
    path: '/weisungen/:id',
    ...page(
      'instructions.read',
      async () => (await import('../instructions/page/instruction-page.tsx')).InstructionPage,
      ({ session, param, query, go }) => ({
        id: param('id'),
        session,
        reviewed: Number(query('reviewed')) || null,
        receipt: query('receipt'),
        go,
      }),
    ),
  },
  {
    path: '/weisungen/:id/bearbeiten',
    ...page(
      'instructions.draft',
      async () => (await import('../instructions/draft/edit-page.tsx')).EditInstructionPage,
      ({ may, param, go }) => ({ id: param('id'), maySubmit: may('instructions.submit'), go }),
    ),
  },
  {
    path: '/weisungen/:id/ausfuehren',
    ...page(
      'instructions.process',
      async () => (await import('../instructions/processing/execute-page.tsx')).ExecutePage,
      ({ param, go }) => ({ id: param('id'), go }),
    ),
  },
  {
    path: '/weisungen/:id/ablehnen',
    ...page(
      'instructions.process',
      async () => (await import('../instructions/processing/decline-page.tsx')).DeclinePage,
      ({ param, go }) => ({ id: param('id'), go }),
    ),
  },
  ...instructionActRoutes,
]
