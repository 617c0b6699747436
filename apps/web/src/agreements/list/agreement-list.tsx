import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { type Agreement, AgreementFilter } from '@portal/domain/agreements/contract'
import type { ComponentProps } from 'react'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { formatShortDate } from '../../platform/language/format.ts'
import { ClientFilter } from '../../clients/client-filter.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Offered } from '../offers/offered.tsx'
import { AgreementStatusBadge } from '../status-badge.tsx'
import { Exact } from '../../ui/basics/exact.tsx'
import { Badge } from '../../ui/basics/badge.tsx'
import { LinkButton } from '../../ui/basics/button.tsx'
import { LoadMore } from '../../ui/data/load-more.tsx'
import { Filter } from '../../ui/form/filter.tsx'
import { say } from '../../platform/language/i18n.ts'
import { answerWords, filterWords } from '../words.ts'

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
    key: 'answer',
    header: msg`Auftraggeber sagt`,
    cell: ({ answer, way }) =>
      way === 'concluded' ? (
        <Trans>im Portal unterschrieben</Trans>
      ) : (
        <Badge tone={answer === 'contested' ? 'alarm' : 'plain'}>
          {say(answerWords[answer ?? 'none'])}
        </Badge>
      ),
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
  mayRecord,
  filter,
  more,
  go,
}: {
  agreements: Agreement[]
  side: Side
  mayRecord: boolean
  filter: { clientId: string | null; standing: AgreementFilter | null }
  more: ComponentProps<typeof LoadMore>
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
      >
        {mayRecord && (
          <LinkButton
            href={withQuery(pages.agreements.scan, { clientId: filter.clientId })}
            look="primary"
            icon="plus"
          >
            <Trans>Vertrag erfassen</Trans>
          </LinkButton>
        )}
        {mayRecord && (
          <LinkButton href={pages.agreements.recordMany}>
            <Trans>Für mehrere erfassen</Trans>
          </LinkButton>
        )}
        {mayRecord && (
          <LinkButton href={withQuery(pages.offers.new, { client: filter.clientId })}>
            <Trans>Verträge anbieten</Trans>
          </LinkButton>
        )}
        {side === 'provider' && (
          <LinkButton
            href={withQuery(pages.offers.list, { clientId: filter.clientId })}
            look="quiet"
          >
            <Trans>Angebotene Verträge</Trans>
          </LinkButton>
        )}
      </PageHeader>
      {side === 'client' && <Offered />}
      <Section>
        {side === 'provider' && (
          <ClientFilter
            value={filter.clientId}
            onChange={(clientId) => go(withQuery(pages.agreements.list, { ...filter, clientId }))}
          />
        )}
        {side === 'provider' && (
          <Filter
            label={t`Welche Verträge`}
            views={[null, ...AgreementFilter.options].map((standing) => ({
              href: withQuery(pages.agreements.list, { ...filter, standing }),
              label: standing ? say(filterWords[standing]) : t`Alle`,
              isCurrent: standing === filter.standing,
            }))}
          />
        )}
        {agreements.length > 0 ? (
          <DataTable
            caption={t`Verträge zur Auftragsverarbeitung`}
            columns={columns}
            rows={agreements}
            rowKey={({ id }) => id}
          />
        ) : filter.standing ? (
          <EmptyState title={<Trans>So steht gerade kein Vertrag.</Trans>}>
            <p>
              <a href={withQuery(pages.agreements.list, { clientId: filter.clientId })}>
                <Trans>Alle Verträge zeigen</Trans>
              </a>
            </p>
          </EmptyState>
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
        <LoadMore {...more} />
      </Section>
    </Page>
  )
}
