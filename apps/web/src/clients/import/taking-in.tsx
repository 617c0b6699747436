import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { ImportResult } from '@portal/domain/clients/import'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { formatNumber } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../clients.module.css'
import { importQuery } from './queries.ts'

/** A file on its way in, and what came of it; the address can be left and found again. */
export function TakingIn({ id }: { id: string }) {
  const { data } = useSuspenseQuery(importQuery(id))
  const { status, result, fileName } = data
  const cache = useQueryClient()
  useEffect(() => {
    if (status === 'done') void cache.invalidateQueries({ queryKey: ['clients'] })
  }, [cache, status])
  if (status === 'failed')
    return (
      <Section>
        <Banner tone="alarm" title={<Trans>Es ist nichts übernommen.</Trans>}>
          <p>
            <Trans>
              Beim Übernehmen von {fileName} hat sich im Portal etwas geändert, oder es ist etwas
              schiefgegangen. Prüfen Sie die Datei noch einmal.
            </Trans>
          </p>
          <LinkButton href={pages.clients.import}>
            <Trans>Datei noch einmal prüfen</Trans>
          </LinkButton>
        </Banner>
      </Section>
    )
  if (result) return <Report fileName={fileName} result={result} />
  return <UnderWay progress={data.progress} lines={data.lines} />
}

function UnderWay({ progress, lines }: { progress: number; lines: number }) {
  const { t } = useLingui()
  return (
    <Section title={<Trans>Wird übernommen</Trans>}>
      <div className={styles.progress}>
        <progress value={progress} max={lines} aria-label={t`Fortschritt der Übernahme`} />
        <p role="status">
          <Trans>
            {formatNumber(progress)} von {formatNumber(lines)} Zeilen
          </Trans>
        </p>
      </div>
      <p>
        <Trans>
          Sie können diese Seite verlassen; es geht ohne Sie weiter. Bricht es ab, ist nichts
          übernommen.
        </Trans>
      </p>
    </Section>
  )
}

const columns: Column<ImportResult['taken'][number]>[] = [
  {
    key: 'name',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ id, name, number }) => (
      <>
        <a href={at(pages.clients.one, { id })}>{name}</a>
        <span className={styles.below}>{number}</span>
      </>
    ),
  },
  { key: 'line', header: msg`Zeile`, cell: ({ line }) => formatNumber(line) },
  {
    key: 'what',
    header: msg`Was geschehen ist`,
    cell: ({ what }) => (what === 'created' ? <Trans>angelegt</Trans> : <Trans>geändert</Trans>),
  },
]

function Report({ fileName, result }: { fileName: string; result: ImportResult }) {
  const { t } = useLingui()
  const { created, updated, unchanged, skipped, taken } = result
  const more = created + updated - taken.length
  return (
    <Section title={<Trans>Übernommen</Trans>}>
      <DefinitionList
        rows={[
          [t`Datei`, fileName],
          [t`Angelegt`, formatNumber(created)],
          [t`Geändert`, updated > 0 && formatNumber(updated)],
          [t`Schon da und unverändert`, unchanged > 0 && formatNumber(unchanged)],
          [t`Anders, aber so gelassen`, skipped > 0 && formatNumber(skipped)],
        ]}
      />
      <ButtonRow>
        <LinkButton href={withQuery(pages.clients.list, { sort: 'newest' })} look="primary">
          <Trans>Zu den Auftraggebern</Trans>
        </LinkButton>
        <LinkButton href={pages.clients.import}>
          <Trans>Weitere Datei einlesen</Trans>
        </LinkButton>
      </ButtonRow>
      {taken.length > 0 && (
        <DataTable
          caption={t`Was aus den Zeilen geworden ist`}
          columns={columns}
          rows={taken}
          rowKey={({ id }) => id}
        />
      )}
      {more > 0 && (
        <p>
          <Trans>und {formatNumber(more)} weitere</Trans>
        </p>
      )}
    </Section>
  )
}
