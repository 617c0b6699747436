import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Notice, NoticeRecipient } from '@portal/domain/notices/contract'
import { clauseOf } from '@portal/domain/notices/kinds'
import { useSuspenseQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { Markdown } from '../../ui/data/markdown.tsx'
import { Doubt } from '../../ui/page/doubt.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { countReach } from './count-reach.ts'
import { DocumentButton } from '../document-button.tsx'
import { NoticeFacts } from '../notice-facts.tsx'
import styles from '../notice.module.css'
import { handingQuery, isUnderWay, recipientsQuery } from '../queries.ts'
import { HandingOver } from './handing-over.tsx'
import { ReachSummary } from './reach-summary.tsx'
import { type Reached, RecipientTable } from './recipient-table.tsx'

/** What became of a published notice: who was mailed, who opened it, who took note; below it the text, frozen. */
export function PublishedNotice({
  notice,
  mayWrite,
  reached,
  back,
}: {
  notice: Notice
  mayWrite: boolean
  reached: Reached
  back: ReactNode
}) {
  const [{ data: recipients }, { data: handing }] = useSuspenseQueries({
    queries: [recipientsQuery(notice.id), handingQuery(notice.id)],
  })
  return (
    <Page>
      <PageHeader title={notice.title} clause={clauseOf(notice.kind)} back={back}>
        <NoticeFacts notice={notice} />
      </PageHeader>
      {notice.kind === 'incident' && (isUnderWay(handing) || recipients.some(isNotDone)) && (
        <Section>
          <Banner tone="breach" title={<Trans>Dieser Datenschutzvorfall ist nicht erledigt</Trans>}>
            <p>
              <Trans>
                Erledigt ist er, wenn jeder Auftraggeber ihn hat und die Kenntnisnahme bestätigt.
                Rufen Sie an oder schreiben Sie einen Brief, wo das ausbleibt, und halten Sie das
                unten fest.
              </Trans>
            </p>
          </Banner>
        </Section>
      )}
      <Doubt of={notice} />
      <Section title={<Trans>Bei den Auftraggebern</Trans>}>
        <HandingOver id={notice.id} handing={handing} mayWrite={mayWrite} />
        <ReachSummary reach={countReach(recipients)} />
        <RecipientTable
          id={notice.id}
          recipients={recipients}
          reached={reached}
          isWhole={!isUnderWay(handing)}
          mayEnd={mayWrite}
        />
      </Section>
      <Section title={<Trans>Text</Trans>}>
        <Markdown>{notice.body}</Markdown>
        <div className={styles.keep} data-print="no">
          <DocumentButton notice={notice} />
        </div>
      </Section>
      <Section>
        <Banner title={<Trans>Veröffentlicht heißt unveränderlich</Trans>}>
          <p>
            <Trans>
              Text und Empfänger bleiben, wie sie sind. Eine Korrektur ist eine neue Mitteilung, die
              auf {notice.number} verweist.
            </Trans>{' '}
            {mayWrite && (
              <a href={pages.notices.new}>
                <Trans>Neue Mitteilung schreiben</Trans>
              </a>
            )}
          </p>
        </Banner>
      </Section>
    </Page>
  )
}

const isNotDone = ({ acknowledgedAt, toldOtherwise }: NoticeRecipient) =>
  acknowledgedAt === null && toldOtherwise === null
