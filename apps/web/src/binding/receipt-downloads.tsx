import { Trans } from '@lingui/react/macro'
import type { Receipt } from '@portal/domain/receipts/contract'
import { ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Hidden } from '../ui/basics/hidden.tsx'
import { Exact } from '../ui/basics/exact.tsx'

/** The letter to read and file, and the signed record for whoever wants to verify it without the portal. */
export const ReceiptDownloads = ({
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
            <Hidden>
              <Exact>{`: ${number}`}</Exact>
            </Hidden>
          </span>
        </LinkButton>
      )}
    </ButtonRow>
  </div>
)
