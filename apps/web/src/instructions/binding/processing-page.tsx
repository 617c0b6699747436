import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { MoveType } from '@portal/domain/instructions/machine'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'
import type { z } from 'zod'
import { PlainReview } from '../../binding/about.tsx'
import { useAct } from '../../binding/use-act.ts'
import type { FormOf, Values } from '../../platform/form/form.ts'
import { AgreedWith } from '../../platform/navigation/agreed-with.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { Disclosure } from '../disclosure.tsx'
import { instructionQuery } from '../queries.ts'
import { Wording } from '../wording/wording.tsx'
import { allSaidOf, clauseOfMatter, saidOf } from '../matter.ts'
import { concernedBy } from './concerned.ts'
import { InstructionChanged } from './instruction-changed.tsx'
import { onInstruction, addressOf } from './on-instruction.ts'

type Words = { title: string; consequence: ReactNode; act: ReactNode; done: string }

/** A step that needs words of its own but no second factor: written beside the instruction, and reviewed like one that has it. */
export function ProcessingPage<S extends z.ZodType>({
  id,
  go,
  move,
  schema,
  blank,
  send,
  words,
  look = 'primary',
  renderReview,
  Fields,
}: {
  id: string
  go: (to: string) => void
  move: MoveType
  schema: S
  /** What the form begins with. */
  blank: (instruction: Instruction) => Values<S>
  send: (seen: Instruction, input: z.output<S>) => Promise<unknown>
  words: (instruction: Instruction) => Words
  look?: 'primary' | 'danger'
  /** Exactly what the client will read. */
  renderReview: (input: z.output<S>) => ReactNode
  Fields: ComponentType<{ form: FormOf<S>; instruction: Instruction }>
}) {
  const { t } = useLingui()
  const { data } = useSuspenseQuery(instructionQuery(id))
  const home = addressOf(id)
  const act = useAct({
    ...onInstruction(data, move),
    go,
    draft: `${move} ${id}`,
    schema,
    blank,
    send,
    done: (_, seen) => ({ to: home, said: saidOf(seen)(words(seen).done) }),
  })
  const { record: instruction, form, hasInput, isOpen, isChanged, ready } = act
  const said = saidOf(instruction)
  const { title, consequence, act: label } = allSaidOf(instruction, words(instruction))
  if (ready !== null)
    return (
      <AgreedWith clientId={instruction.clientId}>
        <PlainReview
          clause={clauseOfMatter(instruction)}
          back={<a href={home}>{said(t`Zurück zur Weisung`)}</a>}
          of={concernedBy(instruction)}
          effect={consequence}
          title={title}
          error={act.error}
          isPending={act.isPending}
          act={label}
          look={look}
          onConfirm={() => act.send(ready, async () => {})}
          onChange={act.withdraw}
        >
          {renderReview(ready)}
        </PlainReview>
      </AgreedWith>
    )
  return (
    <AgreedWith clientId={instruction.clientId}>
      <Page key="form">
        <PageHeader
          title={title}
          clause={clauseOfMatter(instruction)}
          back={<a href={home}>{said(t`Zurück zur Weisung`)}</a>}
          lead={<p>{[instruction.number, instruction.clientName].filter(Boolean).join(', ')}</p>}
        />
        <Section>
          {(isChanged || !isOpen) && (
            <InstructionChanged
              record={instruction}
              hasInput={hasInput}
              onSeen={isOpen ? act.onSeen : null}
            />
          )}
          <Disclosure title={instruction.title} note={said(t`Wortlaut der Weisung`)}>
            <Wording text={instruction.text} />
          </Disclosure>
          {(isOpen || hasInput) && (
            <Form {...form.onSubmit(async (input) => act.prepare(input))}>
              <Fields form={form} instruction={instruction} />
              <ButtonRow>
                <Button
                  type="submit"
                  look="primary"
                  icon="arrow"
                  isPending={act.isPending}
                  isDisabled={isChanged || !isOpen}
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
    </AgreedWith>
  )
}
