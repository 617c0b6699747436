import { Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { isNarrowed, type ListFilter } from '../list-filter.ts'

/** Why the list is empty: nothing was ever entered, nothing is left to do, or nothing matches. */
export function ListEmpty({
  filter,
  mayManage,
  isToBeContinued,
}: {
  filter: ListFilter
  mayManage: boolean
  /** So many were looked through for one page; the next ones are to be asked for. */
  isToBeContinued: boolean
}) {
  if (isToBeContinued)
    return (
      <EmptyState title={<Trans>Nichts gefunden, aber noch nicht alles durchgesehen.</Trans>} />
    )
  if (!isNarrowed(filter)) return <NobodyYet mayManage={mayManage} />
  return (
    <EmptyState title={<Title filter={filter} />}>
      <p>
        <a href={pages.clients.list}>
          <Trans>Alle Auftraggeber ansehen</Trans>
        </a>
      </p>
    </EmptyState>
  )
}

function Title({ filter: { filter, search } }: { filter: ListFilter }) {
  if (search !== null) return <Trans>Kein Auftraggeber passt zu „{search}“.</Trans>
  if (filter === 'no-agreement') return <Trans>Mit jedem Auftraggeber gilt ein AVV.</Trans>
  if (filter === 'nobody-logged-in')
    return <Trans>Von jedem Auftraggeber war schon jemand im Portal.</Trans>
  if (filter === 'open') return <Trans>Bei keinem Auftraggeber ist etwas offen.</Trans>
  return <Trans>Kein Auftraggeber ist archiviert.</Trans>
}

const NobodyYet = ({ mayManage }: { mayManage: boolean }) => (
  <EmptyState title={<Trans>Noch ist kein Auftraggeber angelegt.</Trans>}>
    <p>
      <Trans>
        Legen Sie einen Auftraggeber mit dem Formular an, oder lesen Sie alle auf einmal aus einer
        CSV-Datei ein, etwa aus Excel.
      </Trans>
    </p>
    {mayManage && <AddClients />}
  </EmptyState>
)

/** The two ways in. */
export const AddClients = () => (
  <ButtonRow>
    <LinkButton href={pages.clients.new} look="primary" icon="plus">
      <Trans>Auftraggeber anlegen</Trans>
    </LinkButton>
    <LinkButton href={pages.clients.import}>
      <Trans>Aus Datei einlesen</Trans>
    </LinkButton>
  </ButtonRow>
)
