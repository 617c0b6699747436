import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'
import { staffCircle } from '../people/circle.ts'

const at = pages.staff

/** The provider's own people. */
export const staffPages = [
  page(
    at.list,
    'staff.read',
    async () => (await import('../people/staff/staff-page.tsx')).StaffPage,
    ({ may }) => ({ mayManage: may('staff.manage'), mayReset: may('people.manage') }),
    // English tells them from the employees whose data are processed.
    { word: msg({ context: 'provider', message: 'Mitarbeitende' }), side: 'provider' },
  ),
  page(
    at.invite,
    'staff.manage',
    async () => (await import('../people/invitations/invite-page.tsx')).InvitePage,
    ({ go }) => ({ circle: staffCircle, go }),
  ),
  page(
    at.approval,
    'staff.read',
    async () => (await import('../people/resets/approval-page.tsx')).ApprovalPage,
    ({ param, may, go }) => ({ id: param('id'), mayReset: may('people.manage'), go }),
  ),
  page(
    at.member,
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
  page(
    at.resetMember,
    'people.manage',
    async () => (await import('../people/resets/person-reset-page.tsx')).StaffResetPage,
    ({ param, query, go }) => ({
      circle: staffCircle,
      userId: param('userId'),
      step: query('step'),
      go,
    }),
    { side: 'provider' },
  ),
]
