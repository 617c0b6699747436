import { Trans } from '@lingui/react/macro'
import type { ReceiptItem } from '@portal/domain/receipts/contract'
import { Hidden } from '../ui/basics/hidden.tsx'
import { HashText } from '../ui/data/hash-text.tsx'
import styles from './receipts.module.css'
import { Exact } from '../ui/basics/exact.tsx'

/** A receipt to read, the same to check by machine, and the checksum of what both say. */
export const ReceiptFiles = ({
  receipt: { id, number, sha256, isSigned },
}: {
  receipt: ReceiptItem
}) => (
  <div className={styles.files}>
    <p className={styles.links} data-print="no">
      <a href={`/api/v1/receipts/${id}/content`} download="">
        <Trans>PDF</Trans>
        <Hidden>
          <Exact>{`: ${number}`}</Exact>
        </Hidden>
      </a>
      {isSigned && (
        <a href={`/api/v1/receipts/${id}/jws`} download="">
          <Trans>Datensatz (.jws)</Trans>
          <Hidden>
            <Exact>{`: ${number}`}</Exact>
          </Hidden>
        </a>
      )}
    </p>
    <details className={styles.sum}>
      <summary>
        <Trans>Prüfsumme</Trans> <code translate="no">{sha256.slice(0, 8)}</code>
      </summary>
      <HashText sha256={sha256} />
    </details>
  </div>
)
