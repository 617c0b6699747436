import { Trans } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { pages } from '@portal/domain/addresses'
import { LinkButton } from '../../ui/basics/button.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { addressOf, isNarrowed, type ListFilter, widened } from '../list-filter.ts'

/** Why the list is empty: because of the filter, because all is done, or because nothing was ever ordered. */
export function ListEmpty({
  side,
  filter,
  mayDraft,
  isToBeContinued,
}: {
  side: Side
  filter: ListFilter
  mayDraft: boolean
  /** A search looked through so many for one page; the next ones are to be asked for. */
  isToBeContinued: boolean
}) {
  if (isToBeContinued)
    return (
      <EmptyState title={<Trans>Nichts gefunden, aber noch nicht alles durchgesehen.</Trans>} />
    )
  if (isNarrowed(filter)) return <NothingMatches filter={filter} />
  if (side === 'provider') return <NothingForProvider view={filter.view} />
  if (filter.view === 'open')
    return (
      <EmptyState title={<Trans>Keine Weisung ist offen.</Trans>}>
        <p>
          <Trans>Was Sie erteilt haben, ist erledigt, abgelehnt oder widerrufen.</Trans>
        </p>
      </EmptyState>
    )
  if (filter.view === 'ended')
    return (
      <EmptyState title={<Trans>Noch keine Weisung ist abgeschlossen.</Trans>}>
        <p>
          <Trans>
            Erledigte, abgelehnte und widerrufene Weisungen bleiben hier mit ihrer Quittung stehen.
          </Trans>
        </p>
      </EmptyState>
    )
  return <WhatAnInstructionIs mayDraft={mayDraft} />
}

const NothingMatches = ({ filter }: { filter: ListFilter }) => (
  <EmptyState title={<Trans>Keine Weisung passt zu dieser Auswahl.</Trans>}>
    <p>
      <a href={addressOf(widened(filter))}>
        <Trans>Auswahl aufheben</Trans>
      </a>
    </p>
  </EmptyState>
)

const NothingForProvider = ({ view }: { view: ListFilter['view'] }) => (
  <EmptyState
    title={
      view === 'open' ? (
        <Trans>Keine Weisung ist offen.</Trans>
      ) : (
        <Trans>Hier steht noch keine Weisung.</Trans>
      )
    }
  >
    <p>
      <Trans>
        Sobald ein Auftraggeber eine Weisung erteilt, erscheint sie hier, und Sie erhalten eine
        E-Mail. Entwürfe der Auftraggeber sehen Sie nicht.
      </Trans>
    </p>
  </EmptyState>
)

const WhatAnInstructionIs = ({ mayDraft }: { mayDraft: boolean }) => (
  <EmptyState title={<Trans>Sie haben noch keine Weisung erteilt.</Trans>}>
    <p>
      <Trans>
        Mit einer Weisung bestimmen Sie, was Ihr Auftragnehmer mit den Daten Ihrer Praxis tun soll:
        etwas löschen, berichtigen, herausgeben. Ihr Vertrag verlangt dafür die Schriftform oder ein
        dokumentiertes elektronisches Format (§ 8.3). Dieses Portal ist eines.
      </Trans>
    </p>
    <p>
      <Trans>
        Sie schreiben, was geschehen soll, prüfen den Wortlaut und bestätigen ihn mit einem Code.
        Danach haben Sie eine Quittung und sehen hier, was daraus wird.
      </Trans>
    </p>
    {mayDraft ? (
      <LinkButton href={pages.instructions.new} look="primary" icon="plus">
        <Trans>Erste Weisung schreiben</Trans>
      </LinkButton>
    ) : (
      <p>
        <Trans>Ihr Zugang erlaubt das Lesen, nicht das Schreiben von Weisungen.</Trans>
      </p>
    )}
  </EmptyState>
)
