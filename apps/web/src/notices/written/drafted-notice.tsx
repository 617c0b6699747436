import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Notice } from '@portal/domain/notices/contract'
import { clauseOf } from '@portal/domain/notices/kinds'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Badge } from '../../ui/basics/badge.tsx'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Steps } from '../../ui/basics/steps.tsx'
import { countReach } from './count-reach.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { NoticeSheet } from '../notice-sheet.tsx'
import { PublishReview } from './publish-review.tsx'
import { recipientsQuery } from '../queries.ts'
import { WouldReach } from './would-reach.tsx'
import { writingSteps } from '../words.ts'

/** A draft before it goes out: the text as it will be read, and whom it will reach. */
export function DraftedNotice({
  notice,
  mayWrite,
  back,
  go,
}: {
  notice: Notice
  mayWrite: boolean
  back: ReactNode
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { data: recipients } = useSuspenseQuery(recipientsQuery(notice.id))
  const [isDiscarding, setDiscarding] = useState(false)
  /** As it was read: another version meanwhile is refused. */
  const [reviewed, setReviewed] = useState<Notice | null>(null)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const dialog = {
    notice,
    onClose: () => setDiscarding(false),
    onRefused,
  }
  // The text may be another one now: it has to be read before anybody tries again.
  function onRefused(error: Error) {
    setRefusal(error)
    setDiscarding(false)
    setReviewed(null)
  }
  if (reviewed)
    return (
      <PublishReview
        notice={reviewed}
        names={recipients.map(({ clientName }) => clientName)}
        reach={countReach(recipients)}
        back={back}
        onChange={() => setReviewed(null)}
        onRefused={onRefused}
      />
    )
  return (
    <Page>
      <PageHeader title={t`Entwurf prüfen`} clause={clauseOf(notice.kind)} back={back}>
        <Badge>
          <Trans>Entwurf, für Auftraggeber unsichtbar</Trans>
        </Badge>
      </PageHeader>
      {mayWrite && (
        <Section>
          <Steps steps={writingSteps()} current={1} />
        </Section>
      )}
      <Section title={<Trans>So lesen es Ihre Auftraggeber</Trans>}>
        <NoticeSheet notice={notice} />
      </Section>
      <Section title={<Trans>Wen sie erreicht</Trans>}>
        <WouldReach recipients={recipients} />
      </Section>
      <Section>
        <Refusal error={refusal} />
        {mayWrite ? (
          <ButtonRow>
            <Button
              look="primary"
              isDisabled={recipients.length === 0}
              onClick={() => {
                setRefusal(null)
                setReviewed(notice)
              }}
            >
              <Trans>Veröffentlichen …</Trans>
            </Button>
            <LinkButton href={at(pages.notices.edit, { id: notice.id })}>
              <Trans>Bearbeiten</Trans>
            </LinkButton>
            <Button
              look="danger"
              onClick={() => {
                setRefusal(null)
                setDiscarding(true)
              }}
            >
              <Trans>Entwurf verwerfen …</Trans>
            </Button>
          </ButtonRow>
        ) : (
          <Banner>
            <p>
              <Trans>Ihr Zugang ist zum Lesen; veröffentlichen kann ihn das Team.</Trans>
            </p>
          </Banner>
        )}
      </Section>
      <DiscardDialog {...dialog} isOpen={isDiscarding} onDiscarded={() => go(pages.notices.list)} />
    </Page>
  )
}
