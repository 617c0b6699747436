import { msg } from '@lingui/core/macro'
import { Plural, Trans } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Client } from '@portal/domain/clients/contract'
import { useState } from 'react'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import type { Column } from '../../ui/data/data-table.tsx'
import { Checkbox } from '../../ui/form/choice.tsx'
import type { ListFilter } from '../list-filter.ts'

/** As many as an address holds; for more there are the choices of the page it leads to. */
const mostChosen = 100

/** Clients that somebody ticks, to invite their managers; null: nobody is choosing. */
export function useChosen(clients: Client[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const column: Column<Client> = {
    key: 'choose',
    header: msg`Einladen`,
    cell: ({ id, name }) => (
      <Checkbox isSelected={chosen?.has(id) ?? false} onChange={(value) => toggle(id, value)}>
        <Trans>auswählen</Trans>
        <Hidden>: {name}</Hidden>
      </Checkbox>
    ),
  }
  const ids = clients.map(({ id }) => id).filter((id) => chosen?.has(id))
  return {
    ids,
    column: chosen && column,
    begin: () => setChosen(new Set()),
    all: () => setChosen(new Set(clients.slice(0, mostChosen).map(({ id }) => id))),
    end: () => setChosen(null),
  }
}

/** The way to the preview of invitations: of those that were ticked, or of all of the filter. */
export function ChoosingBar({
  filter,
  chosen: { ids, column, begin, all, end },
}: {
  filter: ListFilter
  chosen: ReturnType<typeof useChosen>
}) {
  if (!column)
    return (
      <div data-print="no">
        <ButtonRow>
          {filter.filter === 'nobody-logged-in' && filter.search === null && (
            <LinkButton href={withQuery(pages.clients.inviteMany, { welche: 'nobody-logged-in' })}>
              <Trans>Alle dieser Liste einladen</Trans>
            </LinkButton>
          )}
          {filter.filter === 'no-agreement' && (
            <LinkButton href={pages.agreements.recordMany}>
              <Trans>Verträge für mehrere erfassen</Trans>
            </LinkButton>
          )}
          <Button onClick={begin}>
            <Trans>Zum Einladen auswählen</Trans>
          </Button>
          <LinkButton href={pages.clients.invited}>
            <Trans>Wer noch nicht da ist</Trans>
          </LinkButton>
        </ButtonRow>
      </div>
    )
  const few = ids.slice(0, mostChosen)
  return (
    <div data-print="no">
      <ButtonRow>
        {few.length > 0 && (
          <LinkButton
            look="primary"
            href={withQuery(pages.clients.inviteMany, { auswahl: few.join('.') })}
          >
            <Plural
              value={few.length}
              one="Leitung eines Auftraggebers einladen"
              other="Leitungen von # Auftraggebern einladen"
            />
          </LinkButton>
        )}
        <Button onClick={all}>
          <Trans>Alle auf dieser Seite</Trans>
        </Button>
        <Button look="quiet" onClick={end}>
          <Trans>Auswahl beenden</Trans>
        </Button>
      </ButtonRow>
    </div>
  )
}
