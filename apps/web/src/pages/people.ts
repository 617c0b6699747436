import { msg } from '@lingui/core/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { type Here, page } from '../platform/navigation/page.tsx'
import { circleOf } from '../people/circle.ts'
import { staffPages } from './staff.ts'

/** A client's own people decide below `/praxis`, the provider below `/kunden/:id`. */
type At = typeof pages.practice | typeof pages.clients

const circleAt = (side: Side, clientId = 'none') => ({
  clientId,
  circle: circleOf(clientId, side),
})
const own = ({ session }: Here<never>) => circleAt('client', session.activeClient?.id)
const ofClient = ({ param }: Here<'id'>) => circleAt('provider', param('id'))

const peopleAt = (at: At, side: Side, circle: (here: Here<'id'>) => ReturnType<typeof own>) => {
  const stepped = (here: Here<'id'>) => ({ ...circle(here), step: here.query('step'), go: here.go })
  return [
    page(
      at.invite,
      'people.manage',
      async () => (await import('../people/invitations/invite-page.tsx')).InvitePage,
      (here) => ({ circle: circle(here).circle, go: here.go }),
    ),
    page(
      at.member,
      'people.manage',
      async () => (await import('../people/members/member-page.tsx')).MemberPage,
      (here) => ({
        ...circle(here),
        userId: here.param('userId'),
        me: here.session.user.id,
        go: here.go,
      }),
    ),
    page(
      at.resetMember,
      'people.manage',
      async () => (await import('../people/resets/person-reset-page.tsx')).MemberResetPage,
      (here) => ({ ...stepped(here), userId: here.param('userId') }),
    ),
    page(
      at.log,
      'security-log.read',
      async () => (await import('../people/overview/client-log-page.tsx')).ClientLogPage,
      (here) => ({ ...circle(here), query: here.query, go: here.go }),
    ),
    page(
      at.addEntry,
      'people.manage',
      async () => (await import('../people/register/change/add-entry-page.tsx')).AddEntryPage,
      stepped,
    ),
    page(
      at.entry,
      'people.read',
      async () => (await import('../people/register/entry-page.tsx')).EntryPage,
      (here) => ({
        ...circle(here),
        personId: here.param('personId'),
        mayManage: here.may('people.manage'),
        mayContest: here.may('people.confirm'),
        done: here.query('done'),
      }),
    ),
    page(
      at.changeEntry,
      'people.manage',
      async () => (await import('../people/register/change/change-entry-page.tsx')).ChangeEntryPage,
      (here) => ({ ...stepped(here), personId: here.param('personId') }),
    ),
    page(
      at.endEntry,
      'people.manage',
      async () => (await import('../people/register/change/end-entry-page.tsx')).EndEntryPage,
      (here) => ({ ...stepped(here), personId: here.param('personId') }),
    ),
    page(
      at.contestEntry,
      'people.read',
      async () => (await import('../people/register/change/contest-page.tsx')).ContestEntryPage,
      (here) => ({ ...stepped(here), personId: here.param('personId') }),
    ),
    page(
      at.propose,
      'people.manage',
      async () => (await import('../people/proposals/propose-page.tsx')).ProposePage,
      (here) => ({ ...circle(here), query: here.query, go: here.go }),
    ),
    page(
      at.proposal,
      'people.read',
      async () => (await import('../people/proposals/proposal-page.tsx')).ProposalPage,
      (here) => ({
        ...circle(here),
        proposalId: here.param('proposalId'),
        mayWithdraw: side === 'provider' && here.may('people.manage'),
        done: here.query('done'),
        go: here.go,
      }),
    ),
    page(
      at.refuseProposal,
      'people.read',
      async () => (await import('../people/proposals/refuse-page.tsx')).RefuseProposalPage,
      (here) => ({ ...circle(here), proposalId: here.param('proposalId'), go: here.go }),
    ),
  ].map((line) => ({ ...line, side }))
}

/** Who has access to what: a client's people and the provider's own. */
export const peoplePages = [
  page(
    pages.clients.one,
    'people.read',
    async () => (await import('../people/overview/client-with-people.tsx')).ClientWithPeople,
    ({ param, may }) => ({ id: param('id'), may }),
    { side: 'provider' },
  ),
  page(
    pages.clients.inviteMany,
    'invitations.manage',
    async () => (await import('../people/rounds/invite-many-page.tsx')).InviteManyPage,
    ({ query, go }) => ({ query, go }),
    { side: 'provider' },
  ),
  page(
    pages.clients.invited,
    'invitations.read',
    async () => (await import('../people/rounds/invited-page.tsx')).InvitedPage,
    ({ may, query, go }) => ({ mayManage: may('invitations.manage'), query, go }),
    { side: 'provider' },
  ),
  ...peopleAt(pages.clients, 'provider', ofClient),
  ...staffPages,
  page(
    pages.practice.one,
    'people.read',
    async () => (await import('../people/overview/client-with-people.tsx')).PracticeWithPeople,
    ({ session, may }) => ({ id: session.activeClient?.id ?? null, may }),
    { word: msg`Zugänge`, side: 'client' },
  ),
  page(
    pages.practice.fourEyes,
    'people.manage',
    async () => (await import('../people/four-eyes/four-eyes-page.tsx')).FourEyesPage,
    (here) => ({ ...own(here), to: here.query('zu'), go: here.go }),
    { side: 'client' },
  ),
  ...peopleAt(pages.practice, 'client', own),
]
