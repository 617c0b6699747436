import { Trans, useLingui } from '@lingui/react/macro'
import { at, peoplePages } from '@portal/domain/addresses'
import { RefuseProposal } from '@portal/domain/people/proposals'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { refuseProposal } from '../acts.ts'
import { BackToPeople } from '../back-to-people.tsx'
import type { Circle } from '../circle.ts'
import { proposalQuery } from '../queries.ts'
import { proposalWords } from '../words.ts'

/** The client's no to what the provider wrote down. */
export function RefuseProposalPage({
  circle,
  clientId,
  proposalId,
  go,
}: {
  circle: Circle
  clientId: string
  proposalId: string
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { data: proposal } = useSuspenseQuery(proposalQuery(clientId, proposalId))
  const send = useMutation(refuseProposal(clientId, proposalId))
  const form = useForm(RefuseProposal, { reason: '' })
  const own = at(peoplePages(circle.home).proposal, { proposalId })
  return (
    <Page>
      <PageHeader
        title={t`Ablehnen: ${proposal.name}`}
        clause="§ 9"
        back={<BackToPeople circle={circle} />}
        lead={say(proposalWords[proposal.proposed.kind])}
      />
      <Section>
        <Form
          {...form.onSubmit(async (input) => {
            await send.mutateAsync(input)
            go(own)
            announce(t`Abgelehnt. Es gilt nicht.`)
          })}
        >
          <TextArea
            label={t`Warum stimmt es nicht?`}
            description={t`Der Auftragnehmer liest das. Es kommt nichts zustande.`}
            maxLength={2_000}
            {...form.field('reason')}
          />
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="danger" isPending={form.isPending}>
              <Trans>Ablehnen</Trans>
            </Button>
            <LinkButton href={own}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
