import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { useMutation } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { createClient } from '../queries.ts'
import {
  AddressFields,
  ContactFields,
  DpoFields,
  NameFields,
  RegionField,
} from './client-fields.tsx'
import { blankClient, contactOf, fieldsOf, NewClientForm, placedInForm } from './client-form.ts'
import { KnownAlready } from './known-already.tsx'
import { useTwin } from './use-twin.ts'

/** The provider enters one client. */
export function NewClientPage({ go }: { go: (to: string) => void }) {
  const { t } = useLingui()
  const create = useMutation(createClient())
  const form = useForm(NewClientForm, blankClient(), 'client')
  const twin = useTwin(form.values)
  return (
    <Page>
      <PageHeader
        title={t`Auftraggeber anlegen`}
        back={
          <a href={pages.clients.list}>
            <Trans>Alle Auftraggeber</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Danach laden Sie dessen Leitung ein. Viele auf einmal{' '}
              <a href={pages.clients.import}>lesen Sie aus einer Datei ein</a>.
            </Trans>
          </p>
        }
      />
      <Section>
        <Form
          {...form.onSubmit(async (input) => {
            const { number, note } = input
            try {
              const { id, name } = await create.mutateAsync({
                ...fieldsOf(input),
                ...(number !== null && { number }),
                contact: contactOf(input) ?? { name: '', email: '' },
                note,
                despiteTwin: twin.isOther,
              })
              announce(t`${name} ist angelegt.`)
              go(at(pages.clients.one, { id }))
            } catch (refused) {
              throw placedInForm(refused)
            }
          })}
        >
          <NameFields field={form.field} isNew />
          <AddressFields field={form.field}>
            <RegionField field={form.field} />
          </AddressFields>
          <ContactFields field={form.field} optional={false} />
          <DpoFields field={form.field} />
          <TextArea
            label={t`Eigene Notiz`}
            description={t`Sieht nur Ihre Firma, nie der Auftraggeber.`}
            optional
            maxLength={4_000}
            {...form.field('note')}
          />
          <KnownAlready error={form.refusal} {...twin} />
          <ButtonRow>
            <Button type="submit" look="primary" isPending={form.isPending}>
              <Trans>Anlegen</Trans>
            </Button>
          </ButtonRow>
        </Form>
      </Section>
    </Page>
  )
}
