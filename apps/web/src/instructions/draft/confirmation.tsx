import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { challengeOfText } from '../../binding/challenge.ts'
import { useSecondFactor } from '../../binding/use-second-factor.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { SecondFactorField } from '../../binding/second-factor-field.tsx'
import { Attached } from '../papers/attachment-list.tsx'
import { Disclosure } from '../disclosure.tsx'
import type { Giver } from './from-to.tsx'
import { fourEyesQuery } from '../../people/queries.ts'
import { submitInstruction } from '../queries.ts'
import { SubmissionSteps } from './submission-steps.tsx'
import { Wording } from '../wording/wording.tsx'

const Nothing = z.strictObject({})

/** The binding act itself: what was reviewed, and a fresh second factor. */
export function Confirmation({ instruction, giver }: { instruction: Instruction; giver: Giver }) {
  const { t } = useLingui()
  const { id, clientId, title, text, textSha256 } = instruction
  const { data: needsTwo } = useQuery(fourEyesQuery(clientId))
  const submit = useMutation(submitInstruction(instruction, textSha256))
  const form = useForm(Nothing, {})
  const factor = useSecondFactor(form.refusal)
  // Of the text on the screen, not of what the server says of it: the passkey signs what was read.
  const reviewed = () => challengeOfText('instruction.submitted', id, text)
  return (
    <Page>
      <PageHeader
        title={t`Weisung bestätigen`}
        clause="§ 8.3"
        back={
          <a href={`/weisungen/${id}`}>
            <Trans>Zurück zum Prüfen</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Sie erteilen die Weisung „{title}“ als {giver.name}, {giver.function}. Danach lässt
              sie sich nicht mehr ändern.
            </Trans>
          </p>
        }
      />
      <SubmissionSteps current="confirm" />
      <Section>
        {needsTwo && (
          <Banner title={<Trans>Ihre Praxis verlangt zwei Unterschriften.</Trans>}>
            <p>
              <Trans>
                Ihre ist die erste. Verbindlich wird die Weisung, sobald eine zweite
                weisungsberechtigte Person sie gegenzeichnet.
              </Trans>
            </p>
          </Banner>
        )}
        <Disclosure title={<Trans>Wortlaut noch einmal lesen</Trans>}>
          <Wording title={title} text={text} />
          <Attached instruction={instruction} />
        </Disclosure>
        <Form {...form.onSubmit(async () => submit.mutateAsync(await factor.give(reviewed)))}>
          <SecondFactorField
            {...factor.field}
            description={t`Jeder Code gilt nur einmal. Haben Sie sich gerade erst damit angemeldet, warten Sie, bis die App den nächsten zeigt; das dauert höchstens 30 Sekunden.`}
          />
          <Refusal error={factor.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary" icon="seal" isPending={form.isPending}>
              {factor.field.way === 'passkey' ? (
                <Trans>Mit Passkey bestätigen und erteilen</Trans>
              ) : (
                <Trans>Weisung verbindlich erteilen</Trans>
              )}
            </Button>
            <LinkButton href={`/weisungen/${id}`}>
              <Trans>Noch nicht</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
