import { Trans } from '@lingui/react/macro'
import { prose } from '@portal/domain/text'
import type { ComponentProps, ReactNode } from 'react'
import { z } from 'zod'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Form } from '../ui/form/form.tsx'
import { TextArea } from '../ui/form/text-field.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PlainReview } from './about.tsx'
import { Said } from './said.tsx'
import { type Act, useAct } from './use-act.ts'

const most = 4_000
const Reason = z.strictObject({ reason: prose(most) })
type Reviewed = ComponentProps<typeof PlainReview>

/** An act that is nothing but its reason: form, review, done. It takes no second factor. */
export function ReasonPage<R extends { number: string; clientName: string }, B extends object, T>({
  home,
  title,
  label,
  concerned,
  renderOvertaken,
  clause,
  effect,
  word,
  look,
  done,
  ...about
}: Omit<Act<R, typeof Reason, B, void, T>, 'schema' | 'blank' | 'done'> &
  Required<Pick<Reviewed, 'effect' | 'look'>> & {
    clause: string
    /** The page of what it is about. */
    home: string
    title: string
    /** What is asked. */
    label: string
    concerned: (record: R) => Reviewed['of']
    /** What is said where it has changed under somebody's eyes; `onSeen` is null where the act is possible no more. */
    renderOvertaken: (now: { hasInput: boolean; onSeen: (() => void) | null }) => ReactNode
    /** Names the act on the button that does it. */
    word: ReactNode
    /** What is said once it is done. */
    done: string
  }) {
  const act = useAct({
    ...about,
    schema: Reason,
    blank: () => ({ reason: '' }),
    done: () => ({ to: home, said: done }),
  })
  const { record, form, isOpen, isChanged, ready } = act
  const back = (
    <a href={home} translate="no">
      {record.number}
    </a>
  )
  if (ready !== null)
    return (
      <PlainReview
        clause={clause}
        back={back}
        of={concerned(record)}
        effect={effect}
        title={title}
        error={act.error}
        isPending={act.isPending}
        act={word}
        look={look}
        onConfirm={() => act.send(ready, async () => {})}
        onChange={act.withdraw}
      >
        <Said rows={[[label, ready.reason]]} />
      </PlainReview>
    )
  return (
    <Page key="form">
      <PageHeader title={title} clause={clause} back={back} lead={<p>{record.clientName}</p>} />
      <Section>
        {(isChanged || !isOpen) &&
          renderOvertaken({ hasInput: act.hasInput, onSeen: isOpen ? act.onSeen : null })}
        <Form {...form.onSubmit(async (input) => act.prepare(input))}>
          <TextArea label={label} maxLength={most} {...form.field('reason')} />
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
      </Section>
    </Page>
  )
}
