import { Trans, useLingui } from '@lingui/react/macro'
import { TotpStep } from '@portal/domain/accounts/contract'
import type { Instruction } from '@portal/domain/instructions/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { explain } from '../platform/explain.ts'
import { faultOf } from '../platform/fault-of.ts'
import { useForm } from '../platform/form.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { OneTimeCode } from '../ui/one-time-code.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Disclosure } from './disclosure.tsx'
import type { Giver } from './from-to.tsx'
import { submitInstruction } from './queries.ts'
import { SubmissionSteps } from './submission-steps.tsx'
import { Wording } from './wording.tsx'

/** The binding act itself: what was reviewed, and a fresh code. */
export function Confirmation({ instruction, giver }: { instruction: Instruction; giver: Giver }) {
  const { t } = useLingui()
  const { id, title, text, textSha256 } = instruction
  const submit = useMutation(submitInstruction(instruction, textSha256))
  const form = useForm(TotpStep, { code: '' })
  const field = useRef<HTMLDivElement>(null)
  // A code that was refused has to be typed anew; everything else stays as it is.
  const refused = faultOf(form.refusal)?.code === 'step-up-rejected' ? form.refusal : null
  useEffect(() => {
    if (refused) field.current?.querySelector('input')?.select()
  }, [refused])
  return (
    <Page>
      <PageHeader
        title={t`Mit einem Code bestätigen`}
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
        <Disclosure title={<Trans>Wortlaut noch einmal lesen</Trans>}>
          <Wording title={title} text={text} />
        </Disclosure>
        <Form {...form.onSubmit(({ code }) => submit.mutateAsync(code))}>
          <div ref={field}>
            <OneTimeCode
              {...form.field('code')}
              {...(refused && { errorMessage: explain(refused) })}
              description={t`Jeder Code gilt nur einmal. Haben Sie sich gerade erst damit angemeldet, warten Sie, bis die App den nächsten zeigt; das dauert höchstens 30 Sekunden.`}
            />
          </div>
          {!refused && <Refusal error={form.refusal} />}
          <ButtonRow>
            <Button type="submit" look="primary" icon="seal" isPending={form.isPending}>
              <Trans>Weisung verbindlich erteilen</Trans>
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
