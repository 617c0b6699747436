import { Trans, useLingui } from '@lingui/react/macro'
import { maxFileSize } from '@portal/domain/documents/contract'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { line } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { useState } from 'react'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { FileField } from '../../ui/form/file-field.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { UploadProgress } from '../../ui/form/upload-progress.tsx'
import { Section } from '../../ui/page/page.tsx'
import { uploadCertificate } from '../queries.ts'
import { useChange } from './use-change.ts'

const tooLarge = { error: 'is too large', params: { rule: 'too-large' } }
const CertificateForm = z.strictObject({
  certificate: line(200),
  from: CalendarDate.nullable(),
  until: CalendarDate.nullable(),
  file: z
    .file()
    .refine(({ size }) => size <= maxFileSize, tooLarge)
    .nullable(),
})
const blank = { certificate: '', from: null, until: null, file: null }

/** A further certificate, with its paper where there is one; it may come at any time. */
export function AddCertificate({ subprocessor }: { subprocessor: Subprocessor }) {
  const { t } = useLingui()
  const change = useChange(subprocessor)
  const form = useForm(CertificateForm, blank)
  const [progress, setProgress] = useState<number | null>(null)
  // Kept by the server already, where what came after it failed.
  const [sent, setSent] = useState<{ file: File; id: string } | null>(null)

  async function keep(file: File): Promise<string> {
    if (sent?.file === file) return sent.id
    try {
      const { id } = await uploadCertificate(subprocessor.id, file, setProgress)
      setSent({ file, id })
      return id
    } finally {
      setProgress(null)
    }
  }

  return (
    <Section title={<Trans>Zertifikat ergänzen</Trans>}>
      <Form
        key={subprocessor.certificates.length}
        {...form.onSubmit(async ({ certificate, from, until, file }) => {
          const fileId = file ? await keep(file) : null
          const added = { name: certificate, validFrom: from, validUntil: until, fileId }
          await change({ certificates: [...subprocessor.certificates, added] })
          form.set(blank)
          announce(t`Das Zertifikat ist eingetragen.`)
        })}
      >
        <TextField label={t`Zertifikat`} {...form.field('certificate')} />
        <DateField label={t`Gültig ab (freiwillig)`} {...form.field('from')} />
        <DateField label={t`Gültig bis (freiwillig)`} {...form.field('until')} />
        <FileField
          label={t`Datei (freiwillig)`}
          description={t`Ein PDF mit höchstens 20 MB; Ihre Auftraggeber können es herunterladen.`}
          accept="application/pdf,.pdf"
          {...form.field('file')}
        />
        {progress !== null && <UploadProgress share={progress} />}
        <Refusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" isPending={form.isPending}>
            <Trans>Zertifikat eintragen</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
