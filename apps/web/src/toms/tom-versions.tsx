import { Trans, useLingui } from '@lingui/react/macro'
import { msg } from '@lingui/core/macro'
import { at, pages } from '@portal/domain/addresses'
import type { TomVersion } from '@portal/domain/toms/contract'
import { formatShortDate } from '../platform/language/format.ts'
import { Badge } from '../ui/basics/badge.tsx'
import { type Column, DataTable } from '../ui/data/data-table.tsx'
import { Section } from '../ui/page/page.tsx'

type Row = TomVersion & { isShown: boolean; isCurrent: boolean }

const columns: Column<Row>[] = [
  {
    key: 'version',
    header: msg`Fassung`,
    isRowHeader: true,
    cell: ({ version, isShown }) => (
      <a href={at(pages.toms.version, { version })} aria-current={isShown ? 'page' : undefined}>
        <Trans>Fassung {version}</Trans>
      </a>
    ),
  },
  {
    key: 'from',
    header: msg`gilt ab`,
    cell: ({ validFrom, isCurrent }) => (
      <>
        <time dateTime={validFrom}>{formatShortDate(validFrom)}</time>{' '}
        {isCurrent && (
          <Badge tone="good">
            <Trans>gilt heute</Trans>
          </Badge>
        )}
      </>
    ),
  },
  {
    key: 'reason',
    header: msg`Anlass`,
    cell: ({ changeReason }) => <span lang="de">{changeReason}</span>,
  },
  { key: 'author', header: msg`verfasst von`, cell: ({ author }) => author },
]

/** §16: every version stays readable. */
export function TomVersions({
  versions,
  shown,
  current,
}: {
  versions: TomVersion[]
  shown: number
  current: number
}) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Alle Fassungen</Trans>} clause="§ 16">
      <DataTable
        caption={t`Fassungen der Schutzmaßnahmen`}
        columns={columns}
        rows={versions.map((each) => ({
          ...each,
          isShown: each.version === shown,
          isCurrent: each.version === current,
        }))}
        rowKey={({ version }) => String(version)}
      />
    </Section>
  )
}
