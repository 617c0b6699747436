import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { mostMeasures, type TomDraft } from '@portal/domain/toms/contract'
import { headingNames } from '@portal/domain/toms/heading-names'
import type { OnMeasures, TomImportPreview } from '@portal/domain/toms/import'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultOf } from '../../platform/http/fault-of.ts'
import { localeNow } from '../../platform/language/i18n.ts'
import { announce } from '../../ui/basics/live-region.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Day } from '../../ui/basics/moment.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { UploadProgress } from '../../ui/form/upload-progress.tsx'
import { Section } from '../../ui/page/page.tsx'
import { tomDraftQuery } from '../queries.ts'
import styles from './preview.module.css'
import { type Imported, importedQuery, importMeasures } from './queries.ts'

const columns: Column<TomImportPreview['measures'][number]>[] = [
  {
    key: 'text',
    header: msg`Maßnahme`,
    isRowHeader: true,
    cell: ({ text, systems, implementedSince }) => (
      <>
        <span lang="de" className={styles.text}>
          {text}
        </span>
        <span className={styles.below}>
          {systems.length > 0 && <span>{systems.join(', ')}</span>}
          {implementedSince && (
            <span>
              <Trans>
                umgesetzt seit <Day on={implementedSince} />
              </Trans>
            </span>
          )}
        </span>
      </>
    ),
  },
  {
    key: 'heading',
    header: msg`Überschrift (Anhang III)`,
    cell: ({ heading }) =>
      heading ? headingNames[heading][localeNow()] : <Trans>noch nicht eingeordnet</Trans>,
  },
]

/** The measures of a file as they would stand in the draft, and what becomes of those that stand there. */
export function Preview({
  file,
  preview: { measures },
  draft,
  onChanged,
  onTaken,
}: {
  file: File
  preview: TomImportPreview
  draft: TomDraft | null
  /** What was checked holds no more. */
  onChanged: () => void
  onTaken: () => void
}) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [choice, setChoice] = useState<OnMeasures | null>(null)
  const [wrong, setWrong] = useState<string | undefined>()
  const [share, setShare] = useState<number | null>(null)
  const before = draft?.measures ?? []
  const take = useMutation({
    mutationFn: () => importMeasures(file, before.length > 0 ? choice : null, draft, setShare),
    onSuccess: ({ draft: filled }) => {
      if (!filled) return
      const { updatedAt } = filled
      const imported: Imported = { before, updatedAt, taken: measures.length }
      client.setQueryData(importedQuery().queryKey, imported)
      client.setQueryData(tomDraftQuery().queryKey, filled)
      announce(t`Die Maßnahmen stehen im Entwurf.`)
      onTaken()
    },
    onError: (error) => {
      setShare(null)
      if (faultOf(error)?.code === 'invalid') onChanged()
    },
  })
  function start() {
    if (before.length > 0 && choice === null)
      return setWrong(t`Bitte wählen Sie, was mit ihnen geschieht.`)
    if (choice === 'append' && before.length + measures.length > mostMeasures)
      return setWrong(t`Zusammen wären es mehr als ${mostMeasures} Maßnahmen.`)
    take.mutate()
  }
  return (
    <Section title={<Trans>Was in der Datei steht</Trans>}>
      <DataTable
        caption={t`Maßnahmen in der Datei`}
        columns={columns}
        rows={measures}
        rowKey={({ key }) => key}
      />
      {before.length > 0 && (
        <RadioGroup<OnMeasures>
          label={t`Was soll mit den Maßnahmen geschehen, die schon im Entwurf stehen?`}
          description={t`${before.length} stehen dort. Der Schritt lässt sich danach rückgängig machen.`}
          value={choice}
          onChange={(value) => {
            setWrong(undefined)
            setChoice(value)
          }}
          errorMessage={wrong}
          options={[
            { value: 'append', label: t`Behalten: die aus der Datei kommen dahinter` },
            { value: 'replace', label: t`Ersetzen durch die aus der Datei` },
          ]}
        />
      )}
      <Refusal error={take.error} />
      {share !== null && <UploadProgress share={share} />}
      <ButtonRow>
        <Button look="primary" isPending={take.isPending} onClick={start}>
          <Plural
            value={measures.length}
            one="Eine Maßnahme in den Entwurf übernehmen"
            other="# Maßnahmen in den Entwurf übernehmen"
          />
        </Button>
      </ButtonRow>
    </Section>
  )
}
