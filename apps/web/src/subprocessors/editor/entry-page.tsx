import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { useMutation, useSuspenseQueries } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { recordSubprocessor, subprocessorQuery, subprocessorVersionsQuery } from '../queries.ts'
import { ChangeEntry } from './change-entry.tsx'
import { ChangeContact } from './change-contact.tsx'
import { EntryFields } from './entry-fields.tsx'
import { detailsOf, emptyEntry, EntryForm } from './entry-form.ts'

/** A new entry of the register: it works for nobody until an agreement names it. */
export function NewSubprocessorPage({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
  const record = useMutation(recordSubprocessor)
  const form = useForm(EntryForm, emptyEntry(), 'subprocessor')
  return (
    <Page>
      <PageHeader
        title={t`Unterauftragnehmer eintragen`}
        clause="§ 7.2"
        back={
          <a href={pages.subprocessors.list}>
            <Trans>Alle Unterauftragnehmer</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Ein Eintrag im Verzeichnis. Für einen Auftraggeber tätig wird die Firma erst durch
              dessen Vertrag; Zertifikate ergänzen Sie danach.
            </Trans>
          </p>
        }
      />
      <Section>
        <Form
          {...form.onSubmit(async (input) => {
            const { id } = await record.mutateAsync(detailsOf(input))
            announce(t`Der Unterauftragnehmer ist eingetragen.`)
            go(at(pages.subprocessors.one, { id }))
          })}
        >
          <EntryFields field={form.field} own={null} />
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary" isPending={form.isPending}>
              <Trans>Eintragen</Trans>
            </Button>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}

/** What is different, or was recorded wrongly; once it works for a client, whom to turn to. */
export function ChangeSubprocessorPage({
  id,
  record,
  go,
}: {
  id: string
  /** The number of the one that was wrong; null for what holds today. */
  record: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [{ data: subprocessor }, { data: versions }] = useSuspenseQueries({
    queries: [subprocessorQuery(id), subprocessorVersionsQuery(id)],
  })
  const wanted = record === null ? subprocessor.sequence : Number(record)
  const base = versions.find(
    ({ sequence, supersededBy }) => sequence === wanted && supersededBy === null,
  )
  const done = () => {
    announce(t`Der Eintrag ist gespeichert.`)
    go(at(pages.subprocessors.one, { id }))
  }
  return (
    <Page>
      <PageHeader
        title={subprocessor.name}
        clause="§ 7.2"
        back={
          <a href={at(pages.subprocessors.one, { id })}>
            <Trans>Zu den Angaben</Trans>
          </a>
        }
      />
      <Section>
        {subprocessor.isEngaged && (
          <Banner title={<Trans>Diese Firma arbeitet schon für Auftraggeber</Trans>}>
            <p>
              <Trans>
                Änderungen nach Vertragsschluss werden angekündigt und kommen mit dem
                Änderungsverfahren (§ 7.2). Hier können Sie die Ansprechperson ändern und auf der
                Seite der Firma Zertifikate ergänzen.
              </Trans>
            </p>
          </Banner>
        )}
        {!base ? (
          <Banner title={<Trans>Dieser Eintrag ist schon berichtigt.</Trans>} />
        ) : subprocessor.isEngaged ? (
          <ChangeContact subprocessor={subprocessor} onDone={done} />
        ) : (
          <ChangeEntry
            subprocessor={subprocessor}
            base={base}
            isCorrection={record !== null}
            onDone={done}
          />
        )}
      </Section>
    </Page>
  )
}
