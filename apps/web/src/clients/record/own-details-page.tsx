import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { changeOwnDetails, clientQuery } from '../queries.ts'
import { AddressFields, DpoFields } from './client-fields.tsx'
import { OwnDetailsForm, ownDetailsOf, ownValues } from './client-form.ts'
import { HistorySection } from './history-section.tsx'
import { useSeen } from './use-seen.ts'

/** §6.3: a client's manager keeps address, phone and data protection officer itself; the provider is told. */
export function OwnDetailsPage({ id, go }: { id: string | null; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <Page>
      <PageHeader
        title={t`Angaben Ihrer Praxis`}
        clause="§ 6.3"
        back={
          <a href={pages.practice.one}>
            <Trans>Zugänge</Trans>
          </a>
        }
        lead={
          <p>
            <Trans>
              Ihr Auftragnehmer bekommt Bescheid, wenn Sie etwas ändern. Name und Nummer ändert er;
              schreiben Sie ihm.
            </Trans>
          </p>
        }
      />
      {id === null ? (
        <Section>
          <EmptyState title={<Trans>Für diesen Zugang ist kein Auftraggeber gewählt.</Trans>} />
        </Section>
      ) : (
        <>
          <OwnDetails id={id} go={go} />
          <HistorySection id={id} />
        </>
      )}
    </Page>
  )
}

function OwnDetails({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  const { data: client } = useSuspenseQuery(clientQuery(id))
  const change = useMutation(changeOwnDetails(id))
  const form = useForm(OwnDetailsForm, ownValues(client))
  const seen = useSeen(client, ownValues, form)
  if (client.archivedAt)
    return (
      <Section>
        <Banner>
          <Trans>
            Ihr Auftragnehmer hat {client.name} archiviert. Alles bleibt lesbar, ändern lässt sich
            nichts mehr.
          </Trans>
        </Banner>
      </Section>
    )
  return (
    <Section title={client.name}>
      <Form
        {...form.onSubmit(async (input) => {
          await seen.send((version) =>
            change.mutateAsync({ version, body: seen.changed(ownDetailsOf(input)) }),
          )
          announce(t`Gespeichert. Ihr Auftragnehmer bekommt Bescheid.`)
          go(pages.practice.one)
        })}
      >
        <AddressFields field={form.field} />
        <DpoFields field={form.field} />
        <Refusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>Speichern</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}
