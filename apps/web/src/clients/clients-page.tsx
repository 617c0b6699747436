import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Client } from '@portal/domain/clients/contract'
import type { Figure } from '@portal/domain/figure'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { formatFigure } from '../platform/language/format.ts'
import { withQuery } from '../platform/navigation/with-query.ts'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Hidden } from '../ui/basics/hidden.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { SearchField } from '../ui/form/search-field.tsx'
import styles from './clients.module.css'
import { clientsQuery } from './queries.ts'

const figureLink = (figure: Figure, href: string, what: ReactNode) =>
  figure.count === 0 ? (
    <span className={styles.soft}>0</span>
  ) : (
    <a className={styles.figure} href={href}>
      {formatFigure(figure)} <Hidden>{what}</Hidden>
    </a>
  )

const columns: Column<Client>[] = [
  {
    key: 'name',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ id, name, address }) => (
      <>
        <a href={at(pages.clients.one, { id })}>{name}</a>
        <span className={styles.below}>{address.city}</span>
      </>
    ),
  },
  {
    key: 'instructions',
    header: msg`Offene Weisungen`,
    align: 'end',
    cell: ({ id, open }) =>
      open &&
      figureLink(
        open.instructions,
        withQuery(pages.instructions.list, { clientId: id }),
        <Trans>offene Weisungen</Trans>,
      ),
  },
  {
    key: 'notices',
    header: msg`Ungelesene Mitteilungen`,
    align: 'end',
    cell: ({ id, open }) =>
      open &&
      figureLink(
        open.unreadNotices,
        withQuery(pages.notices.list, { clientId: id }),
        <Trans>ungelesene Mitteilungen</Trans>,
      ),
  },
  {
    key: 'people',
    header: msg`Zugänge`,
    align: 'end',
    cell: ({ open }) => open && formatFigure(open.people),
  },
]

/** Every client A to Z, with what is open there. */
export function ClientsPage() {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientsQuery())
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLocaleLowerCase('de')
  const shown = clients.filter(({ name, address, privacyContact }) =>
    `${name} ${address.city} ${privacyContact.name}`.toLocaleLowerCase('de').includes(wanted),
  )
  if (clients.length === 0)
    return (
      <Page>
        <PageHeader title={t({ context: 'plural', message: 'Auftraggeber' })} />
        <Section>
          <EmptyState title={<Trans>Noch ist kein Auftraggeber angelegt.</Trans>}>
            <p>
              <Trans>Mit seinem ersten Vertrag erscheint ein Auftraggeber hier.</Trans>
            </p>
          </EmptyState>
        </Section>
      </Page>
    )
  return (
    <Page>
      <PageHeader title={t({ context: 'plural', message: 'Auftraggeber' })} />
      <Section>
        <div className={styles.search}>
          <SearchField
            label={t`Suche nach Name, Ort oder Ansprechperson`}
            value={search}
            onChange={setSearch}
          />
        </div>
        <p className={styles.soft} role="status">
          <Plural value={shown.length} one="# Auftraggeber" other="# Auftraggeber" />
        </p>
        {shown.length === 0 ? (
          <EmptyState title={<Trans>Kein Auftraggeber passt zu „{search}“.</Trans>} />
        ) : (
          <DataTable
            caption={t`Auftraggeber von A bis Z`}
            columns={columns}
            rows={shown}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
    </Page>
  )
}
