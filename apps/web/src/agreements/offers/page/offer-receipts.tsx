import { Trans, useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { ReceiptDownloads } from '../../../binding/receipt-downloads.tsx'
import { receiptWords } from '../../../moves/words.ts'
import { say } from '../../../platform/language/i18n.ts'
import { Exact } from '../../../ui/basics/exact.tsx'
import { Moment } from '../../../ui/basics/moment.tsx'
import { Section } from '../../../ui/page/page.tsx'
import styles from '../offers.module.css'
import { offerReceiptsQuery } from '../queries.ts'

/** The receipts of both signatures, each as a letter. */
export function OfferReceipts({ id }: { id: string }) {
  const { t } = useLingui()
  const { data: receipts } = useSuspenseQuery(offerReceiptsQuery(id))
  if (receipts.length === 0) return null
  return (
    <Section title={<Trans>Quittungen</Trans>}>
      <ul className={styles.receipts} aria-label={t`Quittungen`}>
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <p>
              <strong>
                <Exact>{receipt.number}</Exact>
              </strong>
              , {say(receiptWords[receipt.act].title)}
            </p>
            <p className={styles.soft}>
              <Moment at={receipt.issuedAt} />
            </p>
            <ReceiptDownloads receipt={receipt} isSigned={receipt.isSigned} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
