import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { ImportPreview, OnDifference } from '@portal/domain/clients/import'
import { useState } from 'react'
import { formatNumber } from '../../platform/language/format.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { useMutation } from '@tanstack/react-query'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { UploadProgress } from '../../ui/form/upload-progress.tsx'
import { Section } from '../../ui/page/page.tsx'
import { fieldWordsOf } from './field-words.ts'
import { startImport } from './queries.ts'

const differenceColumns: Column<ImportPreview['differences'][number]>[] = [
  {
    key: 'client',
    header: msg`Auftraggeber`,
    isRowHeader: true,
    cell: ({ id, name, number }) => (
      <>
        <a href={at(pages.clients.one, { id })}>{name}</a> ({number})
      </>
    ),
  },
  { key: 'line', header: msg`Zeile`, cell: ({ line }) => formatNumber(line) },
  {
    key: 'fields',
    header: msg`Anders in der Datei`,
    cell: ({ fields }) => fieldWordsOf(fields),
  },
]

/** What a file would do. */
export function Preview({
  file,
  preview,
  onChanged,
  onStarted,
}: {
  file: File
  preview: ImportPreview
  /** What was checked holds no more. */
  onChanged: () => void
  onStarted: (id: string) => void
}) {
  const { t } = useLingui()
  const { created, unchanged, differing, differences } = preview
  const [choice, setChoice] = useState<OnDifference | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const start = useMutation({
    mutationFn: () => startImport(file, choice, setShare),
    onSuccess: ({ id }) => id && onStarted(id),
    onError: (error) => {
      setShare(null)
      if (faultOf(error)?.code === 'invalid') onChanged()
    },
  })
  const wanted = created + (choice === 'update' ? differing : 0)
  const hasWork = created > 0 || differing > 0
  return (
    <Section title={<Trans>Was geschehen würde</Trans>}>
      <DefinitionList
        rows={[
          [t`Datei`, preview.fileName],
          [t`Neu angelegt`, formatNumber(created)],
          [t`Schon da und unverändert`, formatNumber(unchanged)],
          [t`Schon da, aber anders`, formatNumber(differing)],
        ]}
      />
      {differing > 0 && (
        <>
          <DataTable
            caption={t`Auftraggeber, die in der Datei anders stehen`}
            columns={differenceColumns}
            rows={differences}
            rowKey={({ line }) => String(line)}
          />
          {differing > differences.length && (
            <p>
              <Trans>und {formatNumber(differing - differences.length)} weitere</Trans>
            </p>
          )}
          <RadioGroup<OnDifference>
            label={t`Was soll mit diesen geschehen?`}
            value={choice}
            onChange={(value) => {
              setMissing(false)
              setChoice(value)
            }}
            errorMessage={isMissing ? t`Bitte wählen Sie, was mit ihnen geschieht.` : undefined}
            options={[
              { value: 'skip', label: t`So lassen, wie sie im Portal stehen` },
              {
                value: 'update',
                label: t`Nach der Datei ändern`,
                description: t`Jede Änderung steht im Verlauf des Auftraggebers.`,
              },
            ]}
          />
        </>
      )}
      <Refusal error={start.error} />
      {share !== null && <UploadProgress share={share} />}
      {hasWork ? (
        <ButtonRow>
          <Button
            look="primary"
            isPending={start.isPending}
            onClick={() => {
              if (differing > 0 && choice === null) return setMissing(true)
              start.mutate()
            }}
          >
            <Plural
              value={wanted}
              _0="Übernehmen"
              one="Einen Auftraggeber übernehmen"
              other="# Auftraggeber übernehmen"
            />
          </Button>
        </ButtonRow>
      ) : (
        <Banner tone="good">
          <Trans>
            Alle Auftraggeber dieser Datei stehen schon so im Portal. Es ist nichts zu tun.
          </Trans>
        </Banner>
      )}
    </Section>
  )
}
