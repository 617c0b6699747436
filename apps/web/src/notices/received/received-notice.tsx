import { Trans } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { clauseOf } from '@portal/domain/notices/kinds'
import type { ReactNode } from 'react'
import { germanDayAt } from '../../platform/clock/german-time.ts'
import { AgreedWith } from '../../platform/navigation/agreed-with.tsx'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { Markdown } from '../../ui/data/markdown.tsx'
import { Doubt } from '../../ui/page/doubt.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Acknowledgement } from './acknowledgement.tsx'
import { DocumentButton } from '../document-button.tsx'
import { NoticeFacts } from '../notice-facts.tsx'
import styles from '../notice.module.css'

/** A notice as the client reads it. */
export const ReceivedNotice = ({
  notice,
  mayAcknowledge,
  back,
}: {
  notice: Notice
  mayAcknowledge: boolean
  back: ReactNode
}) => (
  <AgreedWith on={notice.publishedAt && germanDayAt(notice.publishedAt)}>
    <Page>
      <PageHeader title={notice.title} clause={clauseOf(notice.kind)} back={back}>
        <NoticeFacts notice={notice} />
      </PageHeader>
      {notice.kind === 'incident' && notice.acknowledgedAt === null && (
        <BreachIsOpen mayAcknowledge={mayAcknowledge} />
      )}
      <Doubt of={notice} />
      <Section>
        <Markdown level={2}>{notice.body}</Markdown>
      </Section>
      <Acknowledgement notice={notice} mayAcknowledge={mayAcknowledge} />
      <Section>
        <div className={styles.keep} data-print="no">
          <DocumentButton notice={notice} />
          <Button look="quiet" onClick={() => print()}>
            <Trans>Mitteilung drucken</Trans>
          </Button>
        </div>
      </Section>
    </Page>
  </AgreedWith>
)

const BreachIsOpen = ({ mayAcknowledge }: { mayAcknowledge: boolean }) => (
  <Section>
    <Banner tone="breach" title={<Trans>Dies ist ein Datenschutzvorfall</Trans>}>
      <p>
        {mayAcknowledge ? (
          <Trans>Er bleibt hervorgehoben, bis Ihre Praxis unten die Kenntnisnahme bestätigt.</Trans>
        ) : (
          <Trans>
            Er bleibt hervorgehoben, bis jemand die Kenntnisnahme bestätigt, der in Ihrer Praxis
            mitarbeitet oder sie leitet.
          </Trans>
        )}
      </p>
    </Banner>
  </Section>
)
