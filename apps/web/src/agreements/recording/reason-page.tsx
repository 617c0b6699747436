import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { isPossible, ReplyToContest, standingOf } from '@portal/domain/agreements/answers'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PlainReview } from '../../binding/about.tsx'
import { Said } from '../../binding/said.tsx'
import { useAct } from '../../binding/use-act.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { replyToContest, strikeAgreement } from '../acts.ts'
import { concernedBy } from '../answer/concerned.ts'
import { agreementQuery } from '../queries.ts'

type Here = { id: string; go: (to: string) => void }

/** The provider stays with what it recorded, and says why. */
export function ReplyPage(here: Here) {
  const { t } = useLingui()
  return (
    <ReasonPage
      {...here}
      move="reply"
      title={t`Auf die Beanstandung antworten`}
      label={t`Warum bleibt es dabei?`}
      effect={
        <Trans>
          Der Auftraggeber liest Ihre Antwort und kann danach bestätigen. An den Angaben ändert sich
          nichts.
        </Trans>
      }
      act={<Trans>Antworten</Trans>}
      done={t`Ihre Antwort ist beim Auftraggeber.`}
      look="primary"
    />
  )
}

/** Recorded by mistake, as for another client. */
export function StrikePage(here: Here) {
  const { t } = useLingui()
  return (
    <ReasonPage
      {...here}
      move="strike"
      title={t`Erfassung streichen`}
      label={t`Warum wird sie gestrichen?`}
      effect={
        <Trans>
          Auf dieser Erfassung beruht nichts mehr. Sie und der Grund bleiben für immer stehen, auch
          beim Auftraggeber; das lässt sich nicht zurücknehmen.
        </Trans>
      }
      act={<Trans>Erfassung streichen</Trans>}
      done={t`Die Erfassung ist gestrichen.`}
      look="danger"
    />
  )
}

function ReasonPage({
  id,
  go,
  move,
  title,
  label,
  effect,
  act: word,
  done,
  look,
}: Here & {
  move: 'reply' | 'strike'
  title: string
  label: string
  effect: ReactNode
  act: ReactNode
  done: string
  look: 'primary' | 'danger'
}) {
  const { data } = useSuspenseQuery(agreementQuery(id))
  const home = at(pages.agreements.one, { id })
  const act = useAct({
    record: data,
    go,
    draft: `agreement ${move} ${id}`,
    schema: ReplyToContest,
    blank: () => ({ reason: '' }),
    basis: ({ version, answer }) => ({ version, answer }),
    isPossible: (record) => isPossible(standingOf(record), move),
    send: move === 'reply' ? replyToContest : strikeAgreement,
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
        look={look}
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
          <Banner tone="alarm" title={<Trans>Der Vertrag steht inzwischen anders.</Trans>}>
            {isOpen ? (
              <Button onClick={act.onSeen}>
                <Trans>Mit dem neuen Stand weitermachen</Trans>
              </Button>
            ) : (
              <p>
                <Trans>Das ist jetzt nicht mehr möglich.</Trans>
              </p>
            )}
          </Banner>
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
