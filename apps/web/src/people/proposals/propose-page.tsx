import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { at, peoplePages } from '@portal/domain/addresses'
import type { Member } from '@portal/domain/people/contract'
import { Proposed } from '@portal/domain/people/proposals'
import { challengeOfInput } from '../../binding/challenge.ts'
import { SigningPage } from '../../binding/signing-page.tsx'
import { propose } from '../acts.ts'
import { useConcerned } from '../concerned.ts'
import { BackToPeople } from '../back-to-people.tsx'
import type { Circle } from '../circle.ts'
import { membersQuery } from '../queries.ts'
import { NobodyHere } from '../nobody-here.tsx'
import { ProposedFacts } from './proposed-facts.tsx'

type Query = (name: string) => string | null

/** A manager or a role, as the page that asked for it wrote it into the address. */
export function proposedIn(query: Query): Proposed | null {
  const wanted =
    query('art') === 'rolle'
      ? { kind: 'role', userId: query('person'), role: query('rolle') }
      : {
          kind: 'invitation',
          invite: {
            name: query('name'),
            email: query('adresse'),
            locale: query('sprache'),
            role: query('rolle'),
          },
        }
  return Proposed.safeParse(wanted).data ?? null
}

const personIn = (proposed: Proposed, members: readonly Member[]): string | null =>
  proposed.kind === 'invitation'
    ? proposed.invite.name
    : (members.find((each) => 'userId' in proposed && each.userId === proposed.userId)?.name ??
      null)

/** The provider writes down who is to manage a client's access, for the client to confirm. */
export function ProposePage({
  circle,
  clientId,
  query,
  go,
}: {
  circle: Circle
  clientId: string
  query: Query
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const concerned = useConcerned(clientId)
  const { data: members } = useSuspenseQuery(membersQuery(clientId))
  const proposed = proposedIn(query)
  if (!proposed) return <NobodyHere circle={circle} />
  return (
    <SigningPage
      record={proposed}
      basis={() => ({})}
      go={go}
      home={circle.home}
      back={<BackToPeople circle={circle} />}
      clause="§ 9"
      concerned={() => concerned(personIn(proposed, members))}
      words={() => ({
        title: t`Dem Auftraggeber vorlegen`,
        lead: (
          <Trans>
            Wer für den Auftraggeber spricht, sagt er selbst. Es gilt erst, wenn er es bestätigt.
          </Trans>
        ),
        effect: (
          <Trans>
            Der Auftraggeber bekommt es zur Bestätigung vorgelegt. Bis dahin gilt es nicht.
          </Trans>
        ),
        heading: <Trans>Genau das legen Sie vor</Trans>,
        act: <Trans>Zur Bestätigung vorlegen</Trans>,
        cancel: <Trans>Abbrechen</Trans>,
      })}
      renderReview={() => <ProposedFacts clientId={clientId} proposed={proposed} />}
      challenge={() => challengeOfInput('people.proposed', clientId, proposed)}
      send={(_, secondFactor) => propose(clientId, proposed, secondFactor)}
      done={({ id }) => ({
        to: at(peoplePages(circle.home).proposal, { proposalId: id }),
        said: t`Vorgelegt. Der Auftraggeber ist benachrichtigt.`,
      })}
    />
  )
}
