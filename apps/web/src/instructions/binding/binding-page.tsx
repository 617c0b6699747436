import { Trans, useLingui } from '@lingui/react/macro'
import type { ConfirmationChallenge, SecondFactor } from '@portal/domain/accounts/factors'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { MoveType } from '@portal/domain/instructions/machine'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { BindingSteps } from '../../binding/binding-steps.tsx'
import { Overtaken } from './overtaken.tsx'
import type { FormOf } from './processing-page.tsx'
import { SecondFactorForm } from '../../binding/second-factor-form.tsx'
import { useIsAttaching } from '../papers/use-attaching.ts'
import { type Stepped, useBinding } from './use-binding.ts'

export type Binding<S extends z.ZodType> = {
  move: MoveType
  /** The last part of the page's address. */
  path: string
  clause: string
  schema: S
  blank: (instruction: Instruction) => Values<S>
  words: (instruction: Instruction) => { title: string; lead?: ReactNode; act: ReactNode }
  /** What the act answers to, above the form. */
  renderAbout: (of: { instruction: Instruction }) => ReactNode
  renderFields: (of: {
    form: FormOf<S>
    instruction: Instruction
    /** Takes what the person's own file has made of the instruction. */
    onOwn: (answer: Instruction) => void
  }) => ReactNode
  /** Exactly what will be done, before it is confirmed. */
  renderReview: (of: { instruction: Instruction; input: z.output<S> }) => ReactNode
  /** Throws where the act would be refused for what was typed. */
  check?: (instruction: Instruction, input: z.output<S>) => void
  challenge: (instruction: Instruction, input: z.output<S>) => Promise<ConfirmationChallenge>
  send: (seen: Instruction, input: z.output<S>, secondFactor: SecondFactor) => Promise<Instruction>
}

/** A binding act of the client: form, review, confirmation with a fresh second factor; then its receipt. */
export function BindingPage<S extends z.ZodType>({
  id,
  step,
  go,
  ...binding
}: Stepped & Binding<S>) {
  const { t } = useLingui()
  const { clause, words, renderAbout, renderFields, renderReview, check, challenge, send } = binding
  const act = useBinding({ id, step, go }, binding)
  const { instruction, seen, form, reviewed, at } = act
  const isWaiting = useIsAttaching(id)
  const { title, lead, act: label } = words(instruction)
  const home = `/weisungen/${id}`

  if (reviewed !== null)
    return (
      <Page key="review">
        <PageHeader
          title={t`Prüfen und bestätigen`}
          clause={clause}
          back={
            <a href={at}>
              <Trans>Zurück</Trans>
            </a>
          }
          lead={
            <Trans>Noch ist nichts geschehen. Verbindlich wird es mit Ihrer Bestätigung.</Trans>
          }
        />
        <BindingSteps current="review" />
        <Section title={title}>{renderReview({ instruction: seen, input: reviewed })}</Section>
        <Section title={<Trans>Bestätigen</Trans>}>
          <SecondFactorForm
            challenge={() => challenge(seen, reviewed)}
            onConfirm={(secondFactor) => send(seen, reviewed, secondFactor)}
            onDone={act.done}
            onRefused={act.onRefused}
            label={label}
            back={{ href: at, label: <Trans>Ändern</Trans> }}
          />
        </Section>
      </Page>
    )
  return (
    <Page key="form">
      <PageHeader
        title={title}
        clause={clause}
        back={
          <a href={home}>
            <Trans>Zurück zur Weisung</Trans>
          </a>
        }
        lead={lead}
      />
      <BindingSteps current="form" />
      <Section>
        {act.isChanged && (
          <Overtaken
            instruction={instruction}
            hasInput={act.hasInput}
            onSeen={act.isPossible ? act.onSeen : null}
          />
        )}
        {renderAbout({ instruction })}
        {(act.isPossible || act.hasInput) && (
          <Form
            {...form.onSubmit(async (input) => {
              check?.(instruction, input)
              act.review(input)
            })}
          >
            {renderFields({ form, instruction, onOwn: act.onOwn })}
            <Refusal error={form.refusal} />
            <ButtonRow>
              <Button
                type="submit"
                look="primary"
                icon="arrow"
                isDisabled={act.isChanged || isWaiting}
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
