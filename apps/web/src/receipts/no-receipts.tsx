import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import type { ReceiptFilter } from './receipt-filter.ts'

export const NoReceipts = ({ filter: { clientId, instructionId } }: { filter: ReceiptFilter }) =>
  clientId === null && instructionId === null ? (
    <EmptyState title={<Trans>Noch gibt es keine Quittung.</Trans>}>
      <p>
        <Trans>
          Jeder verbindliche Schritt erhält eine: eine Weisung, ihre Bestätigung, Änderung oder ihr
          Widerruf, die Entscheidung über Kosten, eine Annahme.
        </Trans>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Unter dieser Auswahl gibt es keine Quittung.</Trans>}>
      <p>
        <a href={pages.receipts}>
          <Trans>Alle Quittungen ansehen</Trans>
        </a>
      </p>
    </EmptyState>
  )
