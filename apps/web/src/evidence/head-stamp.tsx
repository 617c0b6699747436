import { Trans } from '@lingui/react/macro'
import type { EvidenceStamp } from '@portal/domain/evidence/contract'
import { Moment } from '../ui/basics/moment.tsx'

/** Up to where another authority says when the log was there, and to take that away. */
export const HeadStamp = ({ stamp }: { stamp: EvidenceStamp | null }) =>
  stamp === null ? (
    <Trans>ohne Zeitstempel: wann die Ereignisse waren, sagt allein das Portal</Trans>
  ) : (
    <>
      <Trans>
        bis Ereignis {stamp.sequence}, spätestens <Moment at={stamp.at} />, sagt {stamp.authority}
      </Trans>{' '}
      <span data-print="no">
        <a
          href={`data:application/vnd.etsi.timestamp-token;base64,${stamp.token}`}
          download={`Zeitstempel-${stamp.sequence}.tst`}
        >
          <Trans>Zeitstempel herunterladen</Trans>
        </a>
        {', '}
        <a
          href={`data:application/jose,${stamp.head}`}
          download={`Protokollstand-${stamp.sequence}.jws`}
        >
          <Trans>Stand dazu</Trans>
        </a>
      </span>
    </>
  )
