import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { Receipt } from '@portal/domain/receipts/contract'
import { say } from '../../platform/language/i18n.ts'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { bindingActWords } from '../../receipts/words.ts'
import styles from '../instruction.module.css'

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
              <strong>{receipt.number}</strong>, {say(bindingActWords[receipt.act])}
            </p>
            <p className={styles.soft}>
              <Moment at={receipt.issuedAt} />
            </p>
            <ReceiptFiles receipt={receipt} />
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
        <a href={`/quittungen?weisung=${instructionId}`}>
          <Trans>Signierte Datensätze (.jws) zu diesen Quittungen</Trans>
        </a>
      </p>
    </Section>
  )
}

/** The letter to read and file, and the signed record for whoever wants to verify it without the portal. */
export const ReceiptFiles = ({
  receipt: { id, number },
  isSigned = false,
  look = 'secondary',
}: {
  receipt: Receipt
  /** Those issued before receipts were signed have no record. */
  isSigned?: boolean
  look?: 'primary' | 'secondary'
}) => (
  <div data-print="no">
    <ButtonRow>
      <LinkButton href={`/api/v1/receipts/${id}/content`} icon="download" look={look} download>
        <span>
          <Trans>Quittung {number} herunterladen</Trans>
        </span>
      </LinkButton>
      {isSigned && (
        <LinkButton href={`/api/v1/receipts/${id}/jws`} look="quiet" download>
          <span>
            <Trans>Signierter Datensatz (.jws)</Trans>
            <Hidden>: {number}</Hidden>
          </span>
        </LinkButton>
      )}
    </ButtonRow>
  </div>
)
