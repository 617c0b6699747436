import { Trans } from '@lingui/react/macro'
import type { ReceiptItem } from '@portal/domain/receipts/contract'
import { Moment } from '../ui/basics/moment.tsx'
import styles from './receipts.module.css'

/** When the portal says it was, and when another authority says that the letter was there. */
export const ReceiptTime = ({ receipt: { issuedAt, stamp } }: { receipt: ReceiptItem }) => (
  <>
    <Moment at={issuedAt} />
    <span className={styles.below}>
      {stamp === null ? (
        <Trans>ohne Zeitstempel</Trans>
      ) : (
        <Trans>
          Zeitstempel im PDF: <Moment at={stamp.at} />, {stamp.authority}
        </Trans>
      )}
    </span>
  </>
)
