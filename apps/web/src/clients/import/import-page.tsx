import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { Page } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { ChooseFile } from './choose-file.tsx'
import { EarlierFiles } from './earlier-files.tsx'
import { TakingIn } from './taking-in.tsx'

/** The provider takes many clients in from a CSV file: checked first, then all of it or nothing. */
export function ImportPage({
  importId,
  go,
}: {
  /** Of a file that is on its way in, or was taken. */
  importId: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader
        title={t`Auftraggeber aus Datei einlesen`}
        back={
          <a href={pages.clients.list}>
            <Trans>Alle Auftraggeber</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Erst geprüft, dann alles oder nichts. Wer schon da ist, wird nicht doppelt angelegt.
            </Trans>
          </p>
        }
      />
      {importId === null ? (
        <>
          <ChooseFile go={go} />
          <EarlierFiles />
        </>
      ) : (
        <TakingIn id={importId} />
      )}
    </Page>
  )
}
