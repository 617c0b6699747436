import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import type { Agreement } from '@portal/domain/agreements/contract'
import { withQuery } from '../platform/navigation/with-query.ts'
import { formatShortDate } from '../platform/language/format.ts'
import { ClientFilter } from '../clients/client-filter.tsx'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { MomentDay } from '../ui/basics/moment.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { AgreementStatusBadge } from './status-badge.tsx'
import { Exact } from '../ui/basics/exact.tsx'

const columns: Column<Agreement>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ id, clientName }) => <a href={at(pages.agreements.one, { id })}>{clientName}</a>,
  },
  { key: 'number', header: msg`Nummer`, cell: ({ number }) => <Exact>{number}</Exact> },
  {
    key: 'status',
    header: msg`Stand`,
    cell: ({ status }) => <AgreementStatusBadge status={status} />,
  },
  {
    key: 'from',
    header: msg`gilt seit`,
    cell: ({ validFrom }) => <time dateTime={validFrom}>{formatShortDate(validFrom)}</time>,
  },
  {
    key: 'until',
    header: msg`gilt bis`,
    cell: ({ validUntil }) =>
      validUntil ? (
        <time dateTime={validUntil}>{formatShortDate(validUntil)}</time>
      ) : (
        <Trans>unbefristet</Trans>
      ),
  },
  {
    key: 'signed',
    header: msg`unterschrieben`,
    cell: ({ signedAt }) => <MomentDay at={signedAt} />,
  },
]

export function AgreementList({
  agreements,
  side,
  clientId,
  go,
}: {
  agreements: Agreement[]
  side: Side
  clientId: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader
        title={t`Verträge`}
        clause={<Trans>Art. 28 DSGVO</Trans>}
        lead={
          side === 'provider' && (
            <p>
              <Trans>Was mit jedem Auftraggeber zur Auftragsverarbeitung vereinbart ist.</Trans>
            </p>
          )
        }
      />
      <Section>
        {side === 'provider' && (
          <ClientFilter
            value={clientId}
            onChange={(id) => go(withQuery(pages.agreements.list, { clientId: id }))}
          />
        )}
        {agreements.length > 0 ? (
          <DataTable
            caption={t`Verträge zur Auftragsverarbeitung`}
            columns={columns}
            rows={agreements}
            rowKey={({ id }) => id}
          />
        ) : (
          <EmptyState title={<Trans>Hier ist noch kein Vertrag hinterlegt.</Trans>}>
            <p>
              <Trans>
                Sobald der Vertrag zur Auftragsverarbeitung von beiden Seiten unterschrieben ist,
                steht er hier mit allen Angaben und als PDF-Datei.
              </Trans>
            </p>
          </EmptyState>
        )}
      </Section>
    </Page>
  )
}
