import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { AgreementDetail } from '@portal/domain/agreements/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ReceiptPage } from '../../binding/receipt-page.tsx'
import { receiptWords } from '../../moves/words.ts'
import { say } from '../../platform/language/i18n.ts'
import { answerReceiptQuery } from '../queries.ts'

/** The receipt of what a client has just said of an agreement. */
export function Answered({
  agreement: { id, number, version },
  receiptId,
}: {
  agreement: AgreementDetail
  receiptId: string
}) {
  const { t } = useLingui()
  const { data: receipt } = useSuspenseQuery(answerReceiptQuery(receiptId))
  const page = at(pages.agreements.one, { id })
  return (
    <ReceiptPage
      receipt={receipt}
      title={say(receiptWords[receipt.act].title)}
      clause="§ 16"
      back={
        <a href={page}>
          <Trans>Zurück zum Vertrag</Trans>
        </a>
      }
      next={say(receiptWords[receipt.act].after)}
      home={{ href: page, label: t`Zum Vertrag` }}
      about={[t`Vertrag`, t`${number}, Fassung ${version}`]}
    />
  )
}
