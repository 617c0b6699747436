import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import type { DocumentFilter } from './document-filter.ts'

export const NoDocuments = ({ filter }: { filter: DocumentFilter }) =>
  filter.kind === null && filter.clientId === null ? (
    <EmptyState title={<Trans>Noch ist kein Dokument hinterlegt.</Trans>}>
      <p>
        <Trans>
          Hier stehen der unterschriebene Vertrag und was ihn belegt: Zertifikate der Rechenzentren,
          Prüfberichte, Protokolle über gelöschte Daten.
        </Trans>
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={<Trans>Unter dieser Auswahl ist kein Dokument hinterlegt.</Trans>}>
      <p>
        <a href={pages.documents.list}>
          <Trans>Alle Dokumente ansehen</Trans>
        </a>
      </p>
    </EmptyState>
  )
