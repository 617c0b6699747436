import { Trans, useLingui } from '@lingui/react/macro'
import { ClientId } from '@portal/domain/accounts/contract'
import { at, pages } from '@portal/domain/addresses'
import { maxFileSize } from '@portal/domain/documents/contract'
import { AppError } from '@portal/domain/fault'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ClientField } from '../../clients/client-field.tsx'
import { useForm } from '../../platform/form/form.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { UploadProgress } from '../../ui/form/upload-progress.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { keepScan } from './queries.ts'
import { ScanField } from './scan-field.tsx'

const ScanForm = z.object({ clientId: ClientId, file: z.file() })

/** The first step of recording a paper: whose it is, and its scan; `agreementId`: the agreement that a later paper amends. */
export function ScanPage({
  clientId,
  agreementId,
  go,
}: {
  clientId: string | null
  agreementId: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [share, setShare] = useState<number | null>(null)
  const form = useForm(ScanForm, { clientId, file: null })
  const scan = useMutation({
    mutationFn: (input: z.output<typeof ScanForm>) =>
      keepScan({ ...input, title: t`Unterschriebener Vertrag` }, setShare),
  })

  async function keep(input: z.output<typeof ScanForm>) {
    try {
      if (input.file.size > maxFileSize)
        throw new AppError({ code: 'file-refused', reason: 'too-large' })
      const { id } = await scan.mutateAsync(input)
      go(withQuery(at(pages.agreements.record, { documentId: id }), { vertrag: agreementId }))
    } catch (error) {
      if (faultOf(error)?.code !== 'file-refused') throw error
      form.refuse(error, 'file')
    } finally {
      setShare(null)
    }
  }

  return (
    <Page>
      <PageHeader
        title={t`Unterschriebenen Vertrag erfassen`}
        clause={<Trans>Art. 28 DSGVO</Trans>}
        back={
          <a href={pages.agreements.list}>
            <Trans>Alle Verträge</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Zuerst die eingescannte Datei oder Fotos davon, dann die Angaben daraus. Der
              Auftraggeber sieht die Datei sofort: Prüfen Sie, dass sie zu ihm gehört.
            </Trans>
          </p>
        }
      />
      <Section>
        <Form {...form.onSubmit(keep)}>
          <ClientField {...form.field('clientId')} />
          <ScanField {...form.field('file')} />
          <Refusal error={form.refusal} />
          {share !== null && <UploadProgress share={share} />}
          <ButtonRow>
            <Button type="submit" look="primary" icon="arrow" isPending={form.isPending}>
              <Trans>Weiter zu den Angaben</Trans>
            </Button>
            <LinkButton href={pages.agreements.list}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
