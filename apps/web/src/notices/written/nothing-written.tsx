import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import type { NoticeFilter } from '../queries.ts'

/** Why the provider's list is empty. */
export function NothingWritten({
  filter: { kind, open, status, clientId },
}: {
  filter: NoticeFilter
}) {
  if (kind || clientId)
    return (
      <EmptyState title={<Trans>Dazu gibt es keine Mitteilung.</Trans>}>
        <p>
          <a href={pages.notices.list}>
            <Trans>Alle Mitteilungen zeigen</Trans>
          </a>
        </p>
      </EmptyState>
    )
  if (open)
    return (
      <EmptyState title={<Trans>Jede Mitteilung ist von allen Auftraggebern bestätigt.</Trans>} />
    )
  if (status === 'draft')
    return (
      <EmptyState title={<Trans>Es liegt kein Entwurf bereit.</Trans>}>
        <p>
          <Trans>Ein Entwurf ist für Auftraggeber unsichtbar, bis Sie ihn veröffentlichen.</Trans>
        </p>
      </EmptyState>
    )
  return (
    <EmptyState title={<Trans>Sie haben noch nichts mitgeteilt.</Trans>}>
      <p>
        <Trans>
          Was der Vertrag verlangt, etwa die Meldung eines Vorfalls nach § 10.1, schreiben Sie hier
          und sehen danach, wer es gelesen hat.
        </Trans>
      </p>
    </EmptyState>
  )
}
