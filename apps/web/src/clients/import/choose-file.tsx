import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { type ClientImport, maxImportLines, maxImportSize } from '@portal/domain/clients/import'
import { useState } from 'react'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { formatNumber } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { FileField } from '../../ui/form/file-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { UploadProgress } from '../../ui/form/upload-progress.tsx'
import { Section } from '../../ui/page/page.tsx'
import { previewImport, templateAddress } from './queries.ts'
import { Preview } from './preview.tsx'

const tooLarge = { error: 'is too large', params: { rule: 'import-too-large' } }
const FileForm = z.strictObject({
  file: z.file().refine(({ size }) => size <= maxImportSize, tooLarge),
})

type Checked = { file: File; preview: NonNullable<ClientImport['preview']> }

/** A file is chosen and checked; what it would do stands below it before anything happens. */
export function ChooseFile({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
  const form = useForm(FileForm, { file: null })
  const [share, setShare] = useState<number | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [tries, setTries] = useState(0)
  const check = async (file: File) => {
    try {
      const { preview } = await previewImport(file, setShare)
      if (preview) setChecked({ file, preview })
      // A file that was mended since has to be chosen anew: a browser does not read it a second time.
      if (preview && preview.mistakes.length > 0) {
        form.set({ file: null })
        setTries((before) => before + 1)
      }
    } finally {
      setShare(null)
    }
  }
  return (
    <>
      <Section title={<Trans>Datei vorbereiten</Trans>}>
        <p>
          <Trans>
            Die Vorlage öffnet sich in Excel oder LibreOffice: eine Zeile je Auftraggeber. Nötig
            sind Name, Anschrift und eine Ansprechperson mit E-Mail-Adresse; alles andere darf leer
            bleiben. Speichern Sie sie als CSV.
          </Trans>
        </p>
        <div>
          <LinkButton href={templateAddress} download icon="download">
            <Trans>Vorlage herunterladen</Trans>
          </LinkButton>
        </div>
      </Section>
      <Section title={<Trans>Datei prüfen</Trans>}>
        <Form {...form.onSubmit(async ({ file }) => check(await inMemory(file)))}>
          <FileField
            key={tries}
            label={t`CSV-Datei`}
            description={t`Höchstens 2 MB und ${formatNumber(maxImportLines)} Auftraggeber; UTF-8 oder Windows-1252, mit Semikolon, Komma oder Tabulator.`}
            accept=".csv,text/csv"
            {...form.field('file')}
            onChange={(file) => {
              setChecked(null)
              form.field('file').onChange(file)
            }}
          />
          <Refusal error={form.refusal} />
          {share !== null && <UploadProgress share={share} />}
          <ButtonRow>
            <Button
              type="submit"
              look={checked ? 'secondary' : 'primary'}
              isPending={form.isPending}
            >
              <Trans>Prüfen</Trans>
            </Button>
          </ButtonRow>
        </Form>
      </Section>
      {checked && (
        <Preview
          key={`${tries} ${checked.file.lastModified}`}
          {...checked}
          onChanged={() => void check(checked.file).catch(form.refuse)}
          onStarted={(id) => go(withQuery(pages.clients.import, { vorgang: id }))}
        />
      )}
    </>
  )
}

/** What was checked is what is taken, whatever becomes of the file on the disk meanwhile. */
const inMemory = async (file: File) =>
  new File([await file.arrayBuffer()], file.name, {
    type: file.type,
    lastModified: file.lastModified,
  })
