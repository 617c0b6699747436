import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import type { Proposal } from '@portal/domain/people/proposals'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { BindingSteps } from '../../binding/binding-steps.tsx'
import { challengeOfInput } from '../../binding/challenge.ts'
import { SigningPage } from '../../binding/signing-page.tsx'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { say } from '../../platform/language/i18n.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, LinkButton } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { confirmProposal, withdrawProposal } from '../acts.ts'
import { useConcerned } from '../concerned.ts'
import { BackToPeople } from '../back-to-people.tsx'
import type { Circle } from '../circle.ts'
import { proposalQuery } from '../queries.ts'
import { ProposedFacts } from './proposed-facts.tsx'
import { authenticationWords, proposalStatusWords, proposalWords } from '../words.ts'

type Props = {
  circle: Circle
  clientId: string
  proposalId: string
  /** Of the provider, who may take it back. */
  mayWithdraw: boolean
  done: string | null
  go: (to: string) => void
}

/** What the provider wrote down: the client looks at exactly that, and confirms it or says no. */
export function ProposalPage({ proposalId, ...props }: Props) {
  const { data: proposal } = useSuspenseQuery(proposalQuery(props.clientId, proposalId))
  return proposal.mayConfirm ? (
    <ConfirmPage proposal={proposal} {...props} />
  ) : (
    <Decided proposal={proposal} {...props} />
  )
}

type Of = Omit<Props, 'proposalId'> & { proposal: Proposal }

function ConfirmPage({ proposal, circle, clientId, go }: Of) {
  const { t } = useLingui()
  const concerned = useConcerned(clientId)
  const { id, proposed, proposedBy, proposedAt } = proposal
  const own = at(peoplePages(circle.home).proposal, { proposalId: id })
  return (
    <SigningPage
      record={proposal}
      basis={({ status }) => ({ status })}
      isPossible={({ status }) => status === 'waiting'}
      go={go}
      home={at(peoplePages(circle.home).refuseProposal, { proposalId: id })}
      back={<BackToPeople circle={circle} />}
      clause="§ 9"
      concerned={({ name }) => concerned(name)}
      words={() => ({
        title: say(proposalWords[proposed.kind]),
        lead: (
          <Trans>
            {proposedBy} (Auftragnehmer) hat das am <Moment at={proposedAt} /> für Sie
            aufgeschrieben. Es gilt erst, wenn Sie es bestätigen.
          </Trans>
        ),
        effect: <Trans>Es gilt ab Ihrer Bestätigung.</Trans>,
        heading: <Trans>Genau das geschieht</Trans>,
        act: <Trans>Verbindlich bestätigen</Trans>,
        cancel: <Trans>Das stimmt nicht, ablehnen</Trans>,
      })}
      renderReview={() => <ProposedFacts clientId={clientId} proposed={proposed} />}
      challenge={() => challengeOfInput('people.proposal-confirmed', id, proposed)}
      send={(_, secondFactor) => confirmProposal(clientId, id, secondFactor)}
      done={() => ({ to: withQuery(own, { done: 'confirmed' }), said: t`Bestätigt.` })}
    />
  )
}

function Decided({ proposal, circle, clientId, mayWithdraw, done, go }: Of) {
  const { t } = useLingui()
  const { id, name, proposed, status, decidedBy, decidedAt, authenticatedBy, reason } = proposal
  const word = authenticatedBy && authenticationWords[authenticatedBy]
  const withdraw = useMutation({
    ...withdrawProposal(clientId),
    onSuccess: () => {
      go(circle.home)
      announce(t`Zurückgezogen.`)
    },
  })
  return (
    <Page>
      <PageHeader
        title={name}
        clause="§ 9"
        back={<BackToPeople circle={circle} />}
        lead={say(proposalWords[proposed.kind])}
      />
      {done === 'confirmed' && status === 'confirmed' && (
        <>
          <BindingSteps ends="done" current="end" />
          <Section>
            <Banner tone="good" title={<Trans>Sie haben es bestätigt. Es gilt jetzt.</Trans>}>
              <p>
                <Trans>
                  Wer es aufgeschrieben und wer es bestätigt hat, steht im Verzeichnis, im
                  Nachweisprotokoll und auf jeder Quittung.
                </Trans>
              </p>
            </Banner>
          </Section>
        </>
      )}
      <Section title={<Trans>Was aufgeschrieben ist</Trans>}>
        <ProposedFacts clientId={clientId} proposed={proposed} />
        <DefinitionList
          rows={[
            [t`Stand`, say(proposalStatusWords[status])],
            [
              t`Aufgeschrieben`,
              <Trans key="proposed">
                von {proposal.proposedBy} (Auftragnehmer) am <Moment at={proposal.proposedAt} />
              </Trans>,
            ],
            [
              t`Entschieden`,
              decidedBy && decidedAt && (
                <Trans key="decided">
                  von {decidedBy} am <Moment at={decidedAt} />
                </Trans>
              ),
            ],
            [t`Bestätigt`, word && say(word)],
            [t`Begründung`, reason],
          ]}
        />
      </Section>
      {status === 'waiting' && (
        <Section>
          {mayWithdraw ? (
            <>
              <p>
                <Trans>Der Auftraggeber hat noch nicht entschieden. Bis dahin gilt es nicht.</Trans>
              </p>
              <Refusal error={withdraw.error} />
              <div>
                <Button
                  look="danger"
                  isPending={withdraw.isPending}
                  onClick={() => withdraw.mutate(id)}
                >
                  <Trans>Zurückziehen</Trans>
                </Button>
              </div>
            </>
          ) : (
            <p>
              <Trans>
                Bestätigen kann das die Leitung, einen Eintrag nach § 9 auch eine andere
                weisungsberechtigte Person.
              </Trans>
            </p>
          )}
        </Section>
      )}
      <Section>
        <LinkButton href={circle.home}>
          <Trans>Zu den Zugängen</Trans>
        </LinkButton>
      </Section>
    </Page>
  )
}
