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
import { PublishDialog } from './publish-dialog.tsx'
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
  const [asked, setAsked] = useState<'publish' | 'discard' | null>(null)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const dialog = {
    notice,
    onClose: () => setAsked(null),
    // The text behind the dialog may be another one now: it has to be read before anybody tries again.
    onRefused: (error: Error) => {
      setRefusal(error)
      setAsked(null)
    },
  }
  const ask = (what: typeof asked) => {
    setRefusal(null)
    setAsked(what)
  }
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
              onClick={() => ask('publish')}
            >
              <Trans>Veröffentlichen …</Trans>
            </Button>
            <LinkButton href={at(pages.notices.edit, { id: notice.id })}>
              <Trans>Bearbeiten</Trans>
            </LinkButton>
            <Button look="danger" onClick={() => ask('discard')}>
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
      <PublishDialog {...dialog} reach={countReach(recipients)} isOpen={asked === 'publish'} />
      <DiscardDialog
        {...dialog}
        isOpen={asked === 'discard'}
        onDiscarded={() => go(pages.notices.list)}
      />
    </Page>
  )
}
