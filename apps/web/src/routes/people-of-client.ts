import type { RouteObject } from 'react-router'
import { circleOf } from '../people/circle.ts'
import { type Here, page } from './page.tsx'

/** Whose people: those of the client in the address, or of the one this session is for. */
function circle({ session, param }: Here) {
  const clientId = param('id') || session.activeClient?.id || 'none'
  return { clientId, circle: circleOf(clientId, session.side) }
}
const stepped = (here: Here) => ({ ...circle(here), step: here.query('step'), go: here.go })

/** What a client's own people alone decide. */
export const practiceRoutes: RouteObject[] = [
  {
    path: '/praxis/vier-augen',
    ...page(
      'people.manage',
      async () => (await import('../people/four-eyes/four-eyes-page.tsx')).FourEyesPage,
      (here) => ({ ...circle(here), to: here.query('zu'), go: here.go }),
    ),
  },
]

/** What lies below `/praxis` for a client's own people and below `/kunden/:id` for the provider. */
export const peopleOf = (home: string): RouteObject[] => [
  {
    path: `${home}/einladen`,
    ...page(
      'people.manage',
      async () => (await import('../people/invitations/invite-page.tsx')).InvitePage,
      (here) => ({ circle: circle(here).circle, go: here.go }),
    ),
  },
  {
    path: `${home}/zugaenge/:userId`,
    ...page(
      'people.manage',
      async () => (await import('../people/members/member-page.tsx')).MemberPage,
      (here) => ({
        ...circle(here),
        userId: here.param('userId'),
        me: here.session.user.id,
        go: here.go,
      }),
    ),
  },
  {
    path: `${home}/zugaenge/:userId/zuruecksetzen`,
    ...page(
      'people.manage',
      async () => (await import('../people/resets/person-reset-page.tsx')).MemberResetPage,
      (here) => ({ ...stepped(here), userId: here.param('userId') }),
    ),
  },
  {
    path: `${home}/protokoll`,
    ...page(
      'security-log.read',
      async () => (await import('../people/overview/client-log-page.tsx')).ClientLogPage,
      (here) => ({ ...circle(here), query: here.query, go: here.go }),
    ),
  },
  {
    path: `${home}/register/neu`,
    ...page(
      'people.manage',
      async () => (await import('../people/register/change/add-entry-page.tsx')).AddEntryPage,
      stepped,
    ),
  },
  {
    path: `${home}/register/:personId`,
    ...page(
      'people.read',
      async () => (await import('../people/register/entry-page.tsx')).EntryPage,
      (here) => ({
        ...circle(here),
        personId: here.param('personId'),
        mayManage: here.may('people.manage'),
        done: here.query('done'),
      }),
    ),
  },
  {
    path: `${home}/register/:personId/aendern`,
    ...page(
      'people.manage',
      async () => (await import('../people/register/change/change-entry-page.tsx')).ChangeEntryPage,
      (here) => ({ ...stepped(here), personId: here.param('personId') }),
    ),
  },
  {
    path: `${home}/register/:personId/beenden`,
    ...page(
      'people.manage',
      async () => (await import('../people/register/change/end-entry-page.tsx')).EndEntryPage,
      (here) => ({ ...stepped(here), personId: here.param('personId') }),
    ),
  },
]
