import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { changeClient, clientQuery } from '../queries.ts'
import {
  AddressFields,
  ContactFields,
  DpoFields,
  NameFields,
  RegionField,
} from './client-fields.tsx'
import { ChangeClientForm, contactOf, fieldsOf, valuesOf } from './client-form.ts'
import { KnownAlready } from './known-already.tsx'
import { useSeen } from './use-seen.ts'
import { useTwin } from './use-twin.ts'

/** What the provider knows of a client, changed; name and number too. */
export function ChangeClientPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: client } = useSuspenseQuery(clientQuery(id))
  const change = useMutation(changeClient(id))
  const form = useForm(ChangeClientForm, valuesOf(client))
  const twin = useTwin(form.values)
  const seen = useSeen(client, valuesOf, form)
  const home = at(pages.clients.one, { id })
  return (
    <Page>
      <PageHeader
        title={t`Angaben ändern`}
        back={<a href={home}>{client.name}</a>}
        lead={
          <Trans>Jede Änderung steht im Verlauf und in den Nachweisen des Auftraggebers.</Trans>
        }
      />
      <Section>
        {client.archivedAt ? (
          <Banner tone="caution">
            <Trans>Dieser Auftraggeber ist archiviert. Holen Sie ihn zuerst aus dem Archiv.</Trans>
          </Banner>
        ) : (
          <Form
            {...form.onSubmit(async (input) => {
              const { number } = input
              const contact = contactOf(input)
              await seen.send((version) => {
                const all = { number, ...fieldsOf(input), ...(contact && { contact }) }
                return change.mutateAsync({
                  version,
                  body: { ...seen.changed(all), despiteTwin: twin.isOther },
                })
              })
              announce(t`Die Angaben sind gespeichert.`)
              go(home)
            })}
          >
            <NameFields field={form.field} isNew={false} />
            <AddressFields field={form.field}>
              <RegionField field={form.field} />
            </AddressFields>
            <ContactFields field={form.field} optional={client.contact === null} />
            <DpoFields field={form.field} />
            <KnownAlready error={form.refusal} {...twin} />
            <ButtonRow>
              <Button type="submit" look="primary" isPending={form.isPending}>
                <Trans>Speichern</Trans>
              </Button>
            </ButtonRow>
          </Form>
        )}
      </Section>
    </Page>
  )
}
