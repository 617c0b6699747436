import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { OfferDetail } from '@portal/domain/agreements/offers'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ReceiptPage } from '../../../binding/receipt-page.tsx'
import { receiptWords } from '../../../moves/words.ts'
import { say } from '../../../platform/language/i18n.ts'
import { answerReceiptQuery } from '../../queries.ts'

/** The receipt of a signature that was just given. */
export function Signed({
  offer: { id, number, status },
  receiptId,
}: {
  offer: Pick<OfferDetail, 'id' | 'number' | 'status'>
  receiptId: string
}) {
  const { t } = useLingui()
  const { data: receipt } = useSuspenseQuery(answerReceiptQuery(receiptId))
  const isConcluded = status === 'concluded'
  const page = at(isConcluded ? pages.agreements.one : pages.offers.one, { id })
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
      about={[t`Vertrag`, number]}
    />
  )
}
