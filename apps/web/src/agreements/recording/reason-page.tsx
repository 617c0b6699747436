import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { isPossible, standingOf } from '@portal/domain/agreements/answers'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ReasonPage } from '../../binding/reason-page.tsx'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { replyToContest, strikeAgreement } from '../acts.ts'
import { concernedBy } from '../answer/concerned.ts'
import { agreementQuery } from '../queries.ts'

type Here = { id: string; go: (to: string) => void }

/** The provider stays with what it recorded, and says why. */
export function ReplyPage(here: Here) {
  const { t } = useLingui()
  return (
    <ReasonOf
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
      word={<Trans>Antworten</Trans>}
      done={t`Ihre Antwort ist beim Auftraggeber.`}
      look="primary"
    />
  )
}

/** Recorded by mistake, as for another client. */
export function StrikePage(here: Here) {
  const { t } = useLingui()
  return (
    <ReasonOf
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
      word={<Trans>Erfassung streichen</Trans>}
      done={t`Die Erfassung ist gestrichen.`}
      look="danger"
    />
  )
}

function ReasonOf({
  id,
  move,
  ...said
}: Here & {
  move: 'reply' | 'strike'
  title: string
  label: string
  effect: ReactNode
  word: ReactNode
  done: string
  look: 'primary' | 'danger'
}) {
  const { data } = useSuspenseQuery(agreementQuery(id))
  return (
    <ReasonPage
      {...said}
      record={data}
      draft={`agreement ${move} ${id}`}
      basis={({ version, answer }) => ({ version, answer })}
      isPossible={(record) => isPossible(standingOf(record), move)}
      send={move === 'reply' ? replyToContest : strikeAgreement}
      home={at(pages.agreements.one, { id })}
      clause="§ 16"
      concerned={concernedBy}
      renderOvertaken={({ onSeen }) => (
        <Banner tone="alarm" title={<Trans>Der Vertrag steht inzwischen anders.</Trans>}>
          {onSeen ? (
            <Button onClick={onSeen}>
              <Trans>Mit dem neuen Stand weitermachen</Trans>
            </Button>
          ) : (
            <p>
              <Trans>Das ist jetzt nicht mehr möglich.</Trans>
            </p>
          )}
        </Banner>
      )}
    />
  )
}
