import type { RouteObject } from 'react-router'
import { staffCircle } from '../people/circle.ts'
import { page } from './page.tsx'

/** The provider's own people. */
export const staffRoutes: RouteObject[] = [
  {
    path: '/mitarbeitende',
    ...page(
      'staff.read',
      async () => (await import('../people/staff/staff-page.tsx')).StaffPage,
      ({ may }) => ({ mayManage: may('staff.manage'), mayReset: may('people.manage') }),
    ),
  },
  {
    path: '/mitarbeitende/einladen',
    ...page(
      'staff.manage',
      async () => (await import('../people/invitations/invite-page.tsx')).InvitePage,
      ({ go }) => ({ circle: staffCircle, go }),
    ),
  },
  {
    path: '/mitarbeitende/zuruecksetzungen/:id',
    ...page(
      'staff.read',
      async () => (await import('../people/resets/approval-page.tsx')).ApprovalPage,
      ({ param, may, go }) => ({ id: param('id'), mayReset: may('people.manage'), go }),
    ),
  },
  {
    path: '/mitarbeitende/:userId',
    ...page(
      'staff.read',
      async () => (await import('../people/staff/staff-member-page.tsx')).StaffMemberPage,
      ({ session, param, may, go }) => ({
        userId: param('userId'),
        me: session.user.id,
        mayManage: may('staff.manage'),
        mayReset: may('people.manage'),
        go,
      }),
    ),
  },
  {
    path: '/mitarbeitende/:userId/zuruecksetzen',
    ...page(
      'people.manage',
      async () => (await import('../people/resets/person-reset-page.tsx')).StaffResetPage,
      ({ param, query, go }) => ({
        circle: staffCircle,
        userId: param('userId'),
        step: query('step'),
        go,
      }),
    ),
  },
]
