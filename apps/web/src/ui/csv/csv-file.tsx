import { Trans, useLingui } from '@lingui/react/macro'
import { type CsvReading, maxCsvSize } from '@portal/domain/csv'
import { Fragment, type ReactNode, useState } from 'react'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { inMemory } from '../../platform/form/in-memory.ts'
import { Button, ButtonRow } from '../basics/button.tsx'
import { Refusal } from '../basics/refusal.tsx'
import { FileField } from '../form/file-field.tsx'
import { Form } from '../form/form.tsx'
import { UploadProgress } from '../form/upload-progress.tsx'
import { Section } from '../page/page.tsx'
import { MistakeList } from './mistake-list.tsx'

const tooLarge = { error: 'is too large', params: { rule: 'csv-too-large' } }
const FileForm = z.strictObject({
  file: z.file().refine(({ size }) => size <= maxCsvSize, tooLarge),
})

type Checked<R extends CsvReading> = {
  file: File
  reading: R
  /** What was checked holds no more. */
  checkAgain: () => void
}

/** A file is chosen and checked; below it stands everything that is wrong with it, or what it would do. */
export function CsvFile<R extends CsvReading>({
  description,
  check,
  renderChecked,
}: {
  /** What the file may hold. */
  description: string
  check: (file: File, onProgress: (share: number) => void) => Promise<R | null>
  renderChecked: (checked: Checked<R>) => ReactNode
}) {
  const { t } = useLingui()
  const form = useForm(FileForm, { file: null })
  const [share, setShare] = useState<number | null>(null)
  const [checked, setChecked] = useState<{ file: File; reading: R } | null>(null)
  const [tries, setTries] = useState(0)
  // What was checked is what is taken, so it is never the file on the disk.
  const read = async (file: File) => {
    try {
      const reading = await check(file, setShare)
      if (reading) setChecked({ file, reading })
      // A file that was mended since has to be chosen anew: a browser does not read it a second time.
      if (reading && reading.mistakes.length > 0) {
        form.set({ file: null })
        setTries((before) => before + 1)
      }
    } finally {
      setShare(null)
    }
  }
  return (
    <>
      <Section title={<Trans>Datei prüfen</Trans>}>
        <Form {...form.onSubmit(async ({ file }) => read(await inMemory(file)))}>
          <FileField
            key={tries}
            label={t`CSV-Datei`}
            description={description}
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
      {checked &&
        (checked.reading.mistakes.length > 0 ? (
          <MistakeList reading={checked.reading} />
        ) : (
          <Fragment key={`${tries} ${checked.file.lastModified}`}>
            {renderChecked({
              ...checked,
              checkAgain: () => void read(checked.file).catch(form.refuse),
            })}
          </Fragment>
        ))}
    </>
  )
}
