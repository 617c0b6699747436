import { Trans } from '@lingui/react/macro'
import type { WaitingStamps as Waiting } from '@portal/domain/evidence/alarms'
import type { Figure } from '@portal/domain/figure'
import { Moment } from '../../ui/basics/moment.tsx'

const shown = ({ count, more }: Figure) => (more ? `${count}+` : String(count))

/** What waits for a time stamp, since no authority gave one. */
export const WaitingStamps = ({ stamps: { heads, letters, since } }: { stamps: Waiting }) =>
  since === null ? null : (
    <p>
      <Trans>
        Auf einen Zeitstempel warten seit <Moment at={since} />: Protokolle: {shown(heads)},
        Quittungen, deren Brief ohne gesiegelt wurde: {shown(letters)}.
      </Trans>
    </p>
  )
