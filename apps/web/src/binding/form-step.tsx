import { Trans } from '@lingui/react/macro'
import type { SecondFactor } from '@portal/domain/accounts/factors'
import type { z } from 'zod'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Form } from '../ui/form/form.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import type { Binding } from './binding.ts'
import { BindingSteps } from './binding-steps.tsx'
import { Overtaken } from './overtaken.tsx'
import type { Acting } from './use-act.ts'

/** What is asked before the review; with what somebody else changed meanwhile, and everything that was typed. */
export function FormStep<R, S extends z.ZodType, B extends object, T>({
  binding,
  act,
  onReview,
  onRewrite,
}: {
  binding: Binding<R, S, B, T>
  act: Acting<R, S, B, SecondFactor, T>
  onReview: (input: z.output<S>) => void
  onRewrite: () => void
}) {
  const { record, form, before, hasInput, isOpen, isChanged, follow } = act
  const { clause, back, home, ends, words, renderAbout, renderFields, check } = binding
  const { renderChanged = Overtaken } = binding
  const { title, lead } = words(record)
  const onSeen = () => {
    act.onSeen()
    onRewrite()
  }
  const onTakeStored = () => {
    act.onTakeStored()
    onRewrite()
  }
  return (
    <Page>
      <PageHeader title={title} clause={clause} back={back} lead={lead} />
      <BindingSteps ends={ends} current="form" />
      <Section>
        {(isChanged || !isOpen) &&
          renderChanged({
            before,
            record,
            form,
            hasInput,
            onSeen: isOpen ? onSeen : null,
            onTakeStored,
          })}
        {renderAbout?.(record)}
        {(isOpen || hasInput) && (
          <Form
            {...form.onSubmit(async (input) => {
              check?.(record, input)
              onReview(input)
            })}
          >
            {renderFields({ form, record, follow })}
            <Refusal error={form.refusal} />
            <ButtonRow>
              <Button
                type="submit"
                look="primary"
                icon="arrow"
                isPending={form.isPending || act.isPending}
                isDisabled={isChanged || !isOpen || (binding.isBlocked ?? false)}
              >
                <Trans>Weiter zum Prüfen</Trans>
              </Button>
              <LinkButton href={home}>
                <Trans>Abbrechen</Trans>
              </LinkButton>
            </ButtonRow>
          </Form>
        )}
      </Section>
    </Page>
  )
}
