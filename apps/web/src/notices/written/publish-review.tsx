import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { clauseOf } from '@portal/domain/notices/kinds'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PlainReview } from '../../binding/about.tsx'
import { say } from '../../platform/language/i18n.ts'
import { announce } from '../../ui/basics/live-region.tsx'
import { NoticeSheet } from '../notice-sheet.tsx'
import { publishNotice } from '../queries.ts'
import { noticeKindWords, severityWords } from '../words.ts'
import type { countReach } from './count-reach.ts'

const mostNames = 10

/** What goes out, to whom, in figures, and that it cannot be taken back. */
export function PublishReview({
  notice,
  names,
  reach: { clients, people },
  back,
  onChange,
  onRefused,
}: {
  notice: Notice
  /** Of the clients it goes to. */
  names: string[]
  reach: ReturnType<typeof countReach>
  back: ReactNode
  onChange: () => void
  onRefused: (error: Error) => void
}) {
  const { t } = useLingui()
  const publish = useMutation({
    ...publishNotice(notice),
    onSuccess: ({ number }) => announce(t`Veröffentlicht als ${number}`),
    onError: onRefused,
  })
  const list = names.slice(0, mostNames).join('; ')
  const others = names.length - mostNames
  return (
    <PlainReview
      clause={clauseOf(notice.kind)}
      back={back}
      of={[
        [
          t`Auftraggeber`,
          others > 0
            ? plural(others, { one: `${list} und # weiterer`, other: `${list} und # weitere` })
            : list,
        ],
        [t`Mitteilung`, notice.title],
        [t`Art der Mitteilung`, say(noticeKindWords[notice.kind])],
        [t`Dringlichkeit`, say(severityWords[notice.severity])],
      ]}
      effect={
        <>
          {plural(clients, {
            one: 'Die Mitteilung geht an einen Auftraggeber.',
            other: 'Die Mitteilung geht an # Auftraggeber.',
          })}{' '}
          {plural(people, {
            one: 'Eine Person erhält eine E-Mail ohne Inhalt, nur mit Nummer und Link.',
            other: '# Personen erhalten eine E-Mail ohne Inhalt, nur mit Nummer und Link.',
          })}{' '}
          <Trans>
            Danach lassen sich Text und Empfänger nicht mehr ändern. Eine Korrektur ist eine neue
            Mitteilung.
          </Trans>
        </>
      }
      title={<Trans>So lesen es Ihre Auftraggeber</Trans>}
      isPending={publish.isPending}
      act={plural(clients, {
        one: 'An einen Auftraggeber veröffentlichen',
        other: 'An # Auftraggeber veröffentlichen',
      })}
      onConfirm={() => publish.mutate()}
      onChange={onChange}
    >
      <NoticeSheet notice={notice} />
    </PlainReview>
  )
}
