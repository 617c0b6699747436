import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { maxFileSize, UploadDocument } from '@portal/domain/documents/contract'
import { AppError } from '@portal/domain/fault'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { withQuery } from '../platform/navigation/with-query.ts'
import { ClientField } from '../clients/client-field.tsx'
import { explain } from '../platform/language/explain.ts'
import { faultOf } from '../platform/http/fault-of.ts'
import { useForm } from '../platform/form/form.ts'
import { say } from '../platform/language/i18n.ts'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { RadioGroup } from '../ui/form/choice.tsx'
import { FileField } from '../ui/form/file-field.tsx'
import { Form } from '../ui/form/form.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { UploadProgress } from '../ui/form/upload-progress.tsx'
import { uploadDocument } from './queries.ts'
import { documentKindWords } from './words.ts'

const UploadForm = UploadDocument.extend({ file: z.file() })

/** The provider keeps a certificate, report or protocol for a client. */
export function UploadPage({
  clientId,
  go,
}: {
  clientId: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [share, setShare] = useState<number | null>(null)
  const [refusedFile, setRefusedFile] = useState<File | null>(null)
  const send = useMutation(uploadDocument(setShare))
  const form = useForm(UploadForm, { clientId, kind: null, title: '', file: null }, 'document')
  // A kept draft brings back the words; a file cannot be kept and is chosen anew.
  const file = form.values.file instanceof File ? form.values.file : null
  const isFileRefused = faultOf(form.refusal)?.code === 'file-refused'

  async function act(input: z.output<typeof UploadForm>) {
    try {
      if (input.file.size > maxFileSize)
        throw new AppError({ code: 'file-refused', reason: 'too-large' })
      const { title, clientName } = await send.mutateAsync(input)
      announce(t`„${title}“ ist jetzt für ${clientName} hinterlegt.`)
      go(withQuery(pages.documents.list, { clientId: input.clientId }))
    } catch (error) {
      if (faultOf(error)?.code === 'file-refused') setRefusedFile(input.file)
      throw error
    } finally {
      setShare(null)
    }
  }

  return (
    <Page>
      <PageHeader
        title={t`Dokument hochladen`}
        back={
          <a href={pages.documents.list}>
            <Trans>Dokumente</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Der Auftraggeber sieht es sofort. Es lässt sich danach nicht mehr ändern oder
              ersetzen.
            </Trans>
          </p>
        }
      />
      <Section>
        <Form {...form.onSubmit(act)}>
          <ClientField {...form.field('clientId')} />
          <RadioGroup
            label={t`Art des Dokuments`}
            options={UploadDocument.shape.kind.options.map((kind) => ({
              value: kind,
              label: say(documentKindWords[kind]),
            }))}
            {...form.field('kind')}
          />
          <TextField
            label={t`Titel`}
            description={t`So steht es in der Liste des Auftraggebers, zum Beispiel „ISO/IEC 27001 der STRATO GmbH“.`}
            maxLength={200}
            {...form.field('title')}
          />
          <FileField
            label={t`Datei`}
            description={t`Eine PDF-Datei von höchstens 20 MB, ohne Passwort, Skripte und eingebettete Dateien.`}
            accept="application/pdf,.pdf"
            {...form.field('file')}
            value={file}
            {...(isFileRefused && file === refusedFile && { errorMessage: explain(form.refusal) })}
          />
          <Refusal error={isFileRefused ? null : form.refusal} />
          {share !== null && <UploadProgress share={share} />}
          <ButtonRow>
            <Button type="submit" look="primary" isPending={form.isPending}>
              <Trans>Hochladen</Trans>
            </Button>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
