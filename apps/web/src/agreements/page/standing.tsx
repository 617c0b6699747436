import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission, Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { type AgreementEvent, isPossible, standingOf } from '@portal/domain/agreements/answers'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import type { ReactNode } from 'react'
import { eventWords } from '../../moves/words.ts'
import { agreementMoves } from '@portal/domain/moves/agreement'
import { say } from '../../platform/language/i18n.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Timeline } from '../../ui/data/timeline.tsx'
import { Prose } from '../../ui/data/framed.tsx'
import { Section } from '../../ui/page/page.tsx'

/** What the client says of what was recorded from its paper, and what each side may do about it. */
export function Standing({
  agreement,
  history,
  side,
  may,
}: {
  agreement: AgreementDetail
  history: AgreementEvent[]
  side: Side
  may: (permission: Permission) => boolean
}) {
  const { id } = agreement
  const standing = standingOf(agreement)
  const isLast = agreement.version === agreement.newestVersion
  const answers = side === 'client' && may('agreements.answer') && isLast
  const writes = side === 'provider' && may('agreements.write') && isLast
  const can = (move: Parameters<typeof isPossible>[1]) => isPossible(standing, move)
  return (
    <Section title={<Trans>Stimmt, was erfasst ist?</Trans>} clause="§ 16">
      {said(standing, side)}
      <div data-print="no">
        <ButtonRow>
          {answers && can('confirm') && (
            <LinkButton href={at(pages.agreements.confirm, { id })} look="primary">
              <Trans>Prüfen und bestätigen</Trans>
            </LinkButton>
          )}
          {answers && can('contest') && (
            <LinkButton href={at(pages.agreements.contest, { id })}>
              <Trans>Etwas stimmt nicht</Trans>
            </LinkButton>
          )}
          {writes && can('correct') && (
            <LinkButton href={at(pages.agreements.correct, { id })}>
              <Trans>Berichtigen</Trans>
            </LinkButton>
          )}
          {writes && can('reply') && (
            <LinkButton href={at(pages.agreements.reply, { id })}>
              <Trans>Antworten</Trans>
            </LinkButton>
          )}
          {writes && can('amend') && (
            <LinkButton href={withQuery(pages.agreements.scan, { vertrag: id })}>
              <Trans>Spätere Fassung erfassen</Trans>
            </LinkButton>
          )}
          {writes && can('strike') && (
            <LinkButton href={at(pages.agreements.strike, { id })}>
              <Trans>Erfassung streichen</Trans>
            </LinkButton>
          )}
        </ButtonRow>
      </div>
      {history.length > 0 && <Way history={history} />}
    </Section>
  )
}

function said(standing: ReturnType<typeof standingOf>, side: Side): ReactNode {
  if (standing === 'struck')
    return (
      <Banner tone="alarm" title={<Trans>Diese Erfassung ist gestrichen.</Trans>}>
        <p>
          <Trans>Auf ihr beruht nichts mehr. Sie bleibt hier stehen, mit dem Grund.</Trans>
        </p>
      </Banner>
    )
  if (standing === 'contested')
    return (
      <Banner tone="alarm" title={<Trans>Der Auftraggeber sagt: Das stimmt nicht.</Trans>}>
        <p>
          <Trans>Der unterschriebene Vertrag gilt weiter. Weisungen gehen ihren Weg.</Trans>
        </p>
      </Banner>
    )
  if (standing === 'confirmed')
    return (
      <p>
        <Trans>Der Auftraggeber hat bestätigt, dass die Angaben stimmen.</Trans>
      </p>
    )
  return (
    <p>
      {side === 'client' ? (
        <Trans>
          Der Auftragnehmer hat diese Angaben aus dem unterschriebenen Vertrag erfasst. Geprüft hat
          sie bei Ihnen noch niemand. Das kann, wer weisungsberechtigt ist oder Ihre Zugänge
          verwaltet.
        </Trans>
      ) : (
        <Trans>Der Auftraggeber hat die Angaben noch nicht geprüft.</Trans>
      )}
    </p>
  )
}

function Way({ history }: { history: AgreementEvent[] }) {
  const { t } = useLingui()
  return (
    <Timeline
      items={history.map(({ at: when, by, move, version, reason }) => ({
        at: when,
        title: t`${say(eventWords[agreementMoves[move].event].kind)}, Fassung ${version}`,
        by,
        children: reason && <Prose>{reason}</Prose>,
      }))}
    />
  )
}
