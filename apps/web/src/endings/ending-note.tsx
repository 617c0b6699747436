import { Trans } from '@lingui/react/macro'
import type { Ending } from '@portal/domain/endings/contract'
import { Moment } from '../ui/basics/moment.tsx'
import styles from './endings.module.css'

/** By whom, when and why something was ended. */
export const EndingNote = ({ ending: { by, at, reason } }: { ending: Ending }) => (
  <div className={styles.note}>
    <p>
      <Trans>
        Beendet von {by}, <Moment at={at} />. Begründung:
      </Trans>
    </p>
    <p className={styles.reason}>{reason}</p>
  </div>
)
