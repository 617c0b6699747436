import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { ReceiptDownloads } from '../../binding/receipt-downloads.tsx'
import { say } from '../../platform/language/i18n.ts'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { receiptWords } from '../../moves/words.ts'
import styles from '../instruction.module.css'
import { Exact } from '../../ui/basics/exact.tsx'

/** The receipts of every binding act on this instruction, each as a letter. */
export function Receipts({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { id: instructionId, receipts } = instruction
  if (receipts.length === 0) return null
  return (
    <Section title={<Trans>Quittungen</Trans>} clause="§ 8.3">
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
            <ReceiptDownloads receipt={receipt} />
            <details className={styles.sum}>
              <summary>
                <Trans>Prüfsumme (SHA-256)</Trans>
              </summary>
              <HashText sha256={receipt.sha256} />
            </details>
          </li>
        ))}
      </ul>
      <p data-print="no">
        <a href={withQuery(pages.receipts, { weisung: instructionId })}>
          <Trans>Diese Quittungen in der Liste, mit signierten Datensätzen (.jws)</Trans>
        </a>
      </p>
    </Section>
  )
}
