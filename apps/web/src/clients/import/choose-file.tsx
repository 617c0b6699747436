import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { maxImportLines } from '@portal/domain/clients/import'
import { formatNumber } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { LinkButton } from '../../ui/basics/button.tsx'
import { CsvFile } from '../../ui/csv/csv-file.tsx'
import { Section } from '../../ui/page/page.tsx'
import { previewImport, templateAddress } from './queries.ts'
import { Preview } from './preview.tsx'

/** A file is chosen and checked; what it would do stands below it before anything happens. */
export function ChooseFile({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
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
      <CsvFile
        description={t`Höchstens 2 MB und ${formatNumber(maxImportLines)} Auftraggeber; UTF-8 oder Windows-1252, mit Semikolon, Komma oder Tabulator.`}
        check={async (file, onProgress) => (await previewImport(file, onProgress)).preview}
        renderChecked={({ file, reading, checkAgain }) => (
          <Preview
            file={file}
            preview={reading}
            onChanged={checkAgain}
            onStarted={(id) => go(withQuery(pages.clients.import, { vorgang: id }))}
          />
        )}
      />
    </>
  )
}
