import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { draftOf, keepDraft } from '../../platform/form/drafts.ts'
import { formatSize } from '../../platform/language/format.ts'
import { Button } from '../../ui/basics/button.tsx'
import { FilesField } from '../../ui/form/file-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { useFocusKept } from '../../ui/data/use-focus-kept.ts'
import styles from './check.module.css'
import { keptIn } from './kept-text.ts'
import { useDroppedFiles } from './use-dropped-files.ts'

const draft = 'nachweise prüfen'
const pastedBefore = (kept: object | null) =>
  kept && 'pasted' in kept && typeof kept.pasted === 'string' ? kept.pasted : ''

/** What the log is compared with besides: a head that was kept, receipts and other sealed papers. None must be there. */
export function CheckForm({
  isRunning,
  start,
}: {
  isRunning: boolean
  start: (kept: string | null, files: File[]) => void
}) {
  const { t } = useLingui()
  const [pasted, setPasted] = useState(() => pastedBefore(draftOf(draft)))
  const paste = (text: string) => {
    setPasted(text)
    keepDraft(draft, { pasted: text })
  }
  const [files, choose] = useState<File[]>([])
  const [isRefused, refuse] = useState(false)
  const add = (more: File[]) => choose((chosen) => [...chosen, ...more])
  useDroppedFiles(add)
  const kept = keptIn(pasted)
  const isUnclear = pasted.trim() !== '' && kept === null
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        refuse(isUnclear)
        if (!isUnclear && !isRunning) start(kept, files)
      }}
    >
      <TextField
        label={t`Ein Stand, den Sie aufbewahrt haben`}
        description={t`Nummer und Prüfsumme, wie sie am Ende unserer E-Mails stehen, oder der ganze unterschriebene Stand.`}
        optional
        value={pasted}
        onChange={(text) => {
          refuse(false)
          paste(text)
        }}
        errorMessage={
          isRefused
            ? t`Darin stehen nicht Nummer und Prüfsumme (64 Zeichen aus 0–9 und a–f). Bitte kopieren Sie beides aus der E-Mail.`
            : undefined
        }
      />
      <div {...useFocusKept<HTMLDivElement>()} className={styles.chosen}>
        <FilesField
          label={t`Gesiegelte PDF des Portals, Quittungen (.jws) oder heruntergeladene Stände (.jws)`}
          description={t`Sie können Dateien auch auf diese Seite ziehen. Sie bleiben in Ihrem Browser.`}
          optional
          accept=".pdf,.jws,.json,.txt"
          onChoose={add}
        />
        {files.length > 0 && (
          <ul className={styles.files} aria-label={t`Dateien, die mit geprüft werden`}>
            {files.map((file, index) => (
              <li key={index}>
                <span className={styles.name}>
                  {file.name} <small>{formatSize(file.size)}</small>
                </span>
                <span data-remove>
                  <Button
                    look="quiet"
                    icon="close"
                    onClick={() => choose(files.filter((each) => each !== file))}
                  >
                    <Trans>Entfernen</Trans>
                    <Hidden>: {file.name}</Hidden>
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div data-print="no">
        <Button type="submit" look="primary" icon="seal" isPending={isRunning}>
          <Trans>Jetzt prüfen</Trans>
        </Button>
      </div>
    </Form>
  )
}
