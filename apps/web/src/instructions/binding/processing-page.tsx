import { Trans } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { type MoveType, movesOf } from '@portal/domain/instructions/machine'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import type { z } from 'zod'
import { draftOf, forgetDraft, keepDraft } from '../../platform/form/drafts.ts'
import { useForm, type Values } from '../../platform/form/form.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { Disclosure } from '../disclosure.tsx'
import { isOvertaken } from '../../binding/is-overtaken.ts'
import { Overtaken } from './overtaken.tsx'
import { instructionQuery, type Seen } from '../queries.ts'
import { stateOf } from '../state-of.ts'
import { Wording } from '../wording/wording.tsx'

export type FormOf<S extends z.ZodType> = ReturnType<typeof useForm<S>>
type Words = { title: string; ask: ReactNode; consequence: ReactNode; act: ReactNode; done: string }

/**
 * A step that needs words of its own but no second factor: written beside the instruction, confirmed once more, sent for the
 * state the person saw. What was typed is kept in this tab until it is sent.
 */
export function ProcessingPage<S extends z.ZodType>({
  id,
  go,
  move,
  schema,
  blank,
  send,
  words,
  look = 'primary',
  Fields,
}: {
  id: string
  go: (to: string) => void
  move: MoveType
  schema: S
  /** What the form begins with. */
  blank: (instruction: Instruction) => Values<S>
  send: (seen: Seen, input: z.output<S>) => Promise<unknown>
  words: (instruction: Instruction) => Words
  look?: 'primary' | 'danger'
  Fields: ComponentType<{ form: FormOf<S>; instruction: Instruction }>
}) {
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  const [seen, setSeen] = useState<Seen>(instruction)
  const [ready, setReady] = useState<z.output<S> | null>(null)
  const draft = `${move} ${id}`
  const [initial] = useState(() => blank(instruction))
  const form = useForm(schema, { ...initial, ...draftOf(draft) })
  const hasInput = JSON.stringify(form.values) !== JSON.stringify(initial)
  useEffect(() => {
    if (hasInput) keepDraft(draft, form.values)
  }, [draft, hasInput, form.values])

  const { title, ask, consequence, act, done } = words(instruction)
  const sending = useMutation({
    mutationFn: (input: z.output<S>) => send(seen, input),
    onSuccess: () => {
      forgetDraft(draft)
      go(`/weisungen/${id}`)
      announce(done)
    },
    // The page behind the dialog says what happened and shows the new state by now.
    onError: (error) => isOvertaken(error) && setReady(null),
  })
  const isPossible = movesOf(stateOf(instruction)).includes(move)
  const isUnderWay = sending.isPending || sending.isSuccess

  return (
    <Page>
      <PageHeader
        title={title}
        clause="§ 8.3"
        back={
          <a href={`/weisungen/${id}`}>
            <Trans>Zurück zur Weisung</Trans>
          </a>
        }
        lead={<p>{[instruction.number, instruction.clientName].filter(Boolean).join(', ')}</p>}
      />
      <Section>
        {!isUnderWay && (!isPossible || instruction.version !== seen.version) && (
          <Overtaken
            instruction={instruction}
            hasInput={hasInput}
            onSeen={isPossible ? () => setSeen(instruction) : null}
          />
        )}
        <Disclosure title={instruction.title} note={<Trans>Wortlaut der Weisung</Trans>}>
          <Wording text={instruction.text} />
        </Disclosure>
        {(isPossible || isUnderWay || hasInput) && (
          <Form {...form.onSubmit((input) => Promise.resolve(setReady(input)))}>
            <Fields form={form} instruction={instruction} />
            <ButtonRow>
              <Button type="submit" look={look} isDisabled={!isPossible}>
                {act}
              </Button>
              <LinkButton href={`/weisungen/${id}`}>
                <Trans>Abbrechen</Trans>
              </LinkButton>
            </ButtonRow>
          </Form>
        )}
      </Section>
      <ConfirmDialog
        title={ask}
        look={look}
        isOpen={ready !== null}
        onClose={() => {
          setReady(null)
          sending.reset()
        }}
        onConfirm={() => ready !== null && sending.mutate(ready)}
        isPending={sending.isPending}
        error={sending.error}
        confirmLabel={act}
      >
        <p>{consequence}</p>
      </ConfirmDialog>
    </Page>
  )
}
