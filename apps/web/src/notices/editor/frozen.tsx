import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Notice } from '@portal/domain/notices/contract'
import { forgetDraft, keepDraft } from '../../platform/form/drafts.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { Card, Quote } from '../../ui/basics/card.tsx'
import { draftName, type NoticeValues } from './notice-form.ts'

/** The notice went out while somebody was still writing: it stays as it is, and so does what they wrote. */
export function Frozen({
  notice,
  values,
  go,
}: {
  notice: Notice
  values: NoticeValues
  go: (to: string) => void
}) {
  const isWritten = values.body !== notice.body || values.title !== notice.title
  function takeAlong() {
    keepDraft(draftName(null), { ...values, version: null })
    forgetDraft(draftName(notice.id))
    go(pages.notices.new)
  }
  return (
    <>
      <Banner title={<Trans>Diese Mitteilung ist veröffentlicht</Trans>}>
        <p>
          <Trans>Sie lässt sich nicht mehr ändern. Eine Korrektur ist eine neue Mitteilung.</Trans>{' '}
          <a href={at(pages.notices.one, { id: notice.id })}>
            <Trans>Zur Mitteilung {notice.number}</Trans>
          </a>
        </p>
      </Banner>
      {isWritten && (
        <Card title={<Trans>Ihr nicht gespeicherter Text</Trans>}>
          <p>{values.title}</p>
          <Quote>{values.body ?? ''}</Quote>
          <div>
            <Button onClick={takeAlong}>
              <Trans>Als neue Mitteilung weiterschreiben</Trans>
            </Button>
          </div>
        </Card>
      )}
    </>
  )
}
