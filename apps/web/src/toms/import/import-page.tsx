import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { mostMeasures } from '@portal/domain/toms/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { LinkButton } from '../../ui/basics/button.tsx'
import { CsvFile } from '../../ui/csv/csv-file.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { tomDraftQuery } from '../queries.ts'
import { Preview } from './preview.tsx'
import { previewMeasures, templateAddress } from './queries.ts'

/** The measures of a CSV file: checked first, then all of them in the draft or none. */
export function TomImportPage({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: draft } = useSuspenseQuery(tomDraftQuery())
  return (
    <Page>
      <PageHeader
        title={t`Maßnahmen aus Datei einlesen`}
        clause="§ 4"
        back={
          <a href={pages.toms.draft}>
            <Trans>Zum Entwurf</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Erst geprüft, dann alle oder keine. Sie kommen in den Entwurf; dort lassen sie sich
              ändern, bevor ein Auftraggeber sie sieht.
            </Trans>
          </p>
        }
      />
      <Section title={<Trans>Datei vorbereiten</Trans>}>
        <p>
          <Trans>
            Die Vorlage öffnet sich in Excel oder LibreOffice: eine Zeile je Maßnahme. Die
            Überschrift aus Anhang III steht mit ihrer Nummer (1 bis 17) oder ihrem Wortlaut da und
            darf leer bleiben. Nötig ist nur die Maßnahme; Systeme trennen Sie durch Komma.
            Speichern Sie sie als CSV.
          </Trans>
        </p>
        <div>
          <LinkButton href={templateAddress} download icon="download">
            <Trans>Vorlage herunterladen</Trans>
          </LinkButton>
        </div>
      </Section>
      <CsvFile
        description={t`Höchstens 2 MB und ${mostMeasures} Maßnahmen; UTF-8 oder Windows-1252, mit Semikolon, Komma oder Tabulator.`}
        check={async (file, onProgress) => (await previewMeasures(file, onProgress)).preview}
        renderChecked={({ file, reading, checkAgain }) => (
          <Preview
            file={file}
            preview={reading}
            draft={draft}
            onChanged={checkAgain}
            onTaken={() => go(pages.toms.draft)}
          />
        )}
      />
    </Page>
  )
}
