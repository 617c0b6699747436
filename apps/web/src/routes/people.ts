import type { RouteObject } from 'react-router'
import { page } from './page.tsx'
import { peopleOf, practiceRoutes } from './people-of-client.ts'
import { staffRoutes } from './staff.ts'

/** Who has access to what: clients, their people and the provider's own. */
export const peopleRoutes: RouteObject[] = [
  // Only the provider's people hold `staff.read`; a client's own record is at /praxis.
  {
    path: '/kunden',
    ...page(
      'staff.read',
      async () => (await import('../clients/clients-page.tsx')).ClientsPage,
      () => ({}),
    ),
  },
  {
    path: '/kunden/:id',
    ...page(
      'staff.read',
      async () => (await import('./people-pages.tsx')).ClientWithPeople,
      ({ param, may }) => ({ id: param('id'), may }),
    ),
  },
  {
    path: '/praxis',
    ...page(
      'people.read',
      async () => (await import('./people-pages.tsx')).PracticeWithPeople,
      ({ session, may }) => ({ id: session.activeClient?.id ?? null, may }),
    ),
  },
  ...practiceRoutes,
  ...['/praxis', '/kunden/:id'].flatMap(peopleOf),
  ...staffRoutes,
  {
    path: '/postausgang',
    ...page(
      'mails.read',
      async () => (await import('../mails/outbox-page.tsx')).OutboxPage,
      ({ query }) => ({ show: query('status') }),
    ),
  },
]
