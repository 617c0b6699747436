import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { after, DeclineOffer, type OfferDetail } from '@portal/domain/agreements/offers'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PlainReview } from '../../../binding/about.tsx'
import { Overtaken } from '../../../binding/overtaken.tsx'
import { Said } from '../../../binding/said.tsx'
import { useAct } from '../../../binding/use-act.ts'
import { Button, ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { TextArea } from '../../../ui/form/text-field.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { concernedBy } from '../concerned.ts'
import { offerQuery } from '../queries.ts'

/** An offer that comes to nothing, and why: the client declines, or the provider withdraws. */
export function EndPage({
  id,
  go,
  move,
  title,
  label,
  effect,
  act: word,
  done,
  send,
}: {
  id: string
  go: (to: string) => void
  move: 'decline' | 'withdraw'
  title: string
  label: string
  effect: ReactNode
  act: ReactNode
  done: string
  send: (seen: OfferDetail, body: { reason: string }) => Promise<OfferDetail>
}) {
  const { data } = useSuspenseQuery(offerQuery(id))
  const home = at(pages.offers.one, { id })
  const act = useAct({
    record: data,
    go,
    draft: `offer ${move} ${id}`,
    schema: DeclineOffer,
    blank: () => ({ reason: '' }),
    basis: ({ status, version }) => ({ status, version }),
    isPossible: ({ status }) => after(status, move) !== null,
    send,
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
        clause="§ 16"
        back={back}
        of={concernedBy(record)}
        effect={effect}
        title={title}
        error={act.error}
        isPending={act.isPending}
        act={word}
        look="danger"
        onConfirm={() => act.send(ready, async () => {})}
        onChange={act.withdraw}
      >
        <Said rows={[[label, ready.reason]]} />
      </PlainReview>
    )
  return (
    <Page key="form">
      <PageHeader title={title} clause="§ 16" back={back} lead={<p>{record.clientName}</p>} />
      <Section>
        {(isChanged || !isOpen) && (
          <Overtaken hasInput={act.hasInput} onSeen={isOpen ? act.onSeen : null} />
        )}
        <Form {...form.onSubmit(async (input) => act.prepare(input))}>
          <TextArea label={label} maxLength={4_000} {...form.field('reason')} />
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
