import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
import { agreementQuery } from '../agreements/queries.ts'
import { useAgreedOn } from '../agreements/agreed-on.ts'
import { authorisedPersonsQuery } from '../people/queries.ts'
import { germanToday } from '../platform/clock/german-time.ts'
import { formatCountry, formatDate } from '../platform/language/format.ts'
import { providerQuery } from '../provider/queries.ts'
import { subprocessorsQuery } from '../subprocessors/queries.ts'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Exact } from '../ui/basics/exact.tsx'
import { Loading } from '../ui/basics/loading.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { takeFirstLook } from './queries.ts'

const ofNobody = { agreementId: null, version: null, clientId: null, on: null }

/** What somebody who is here for the first time is shown of the agreement, in five facts; it declares nothing. */
export function FirstLook({ clientId, clientName }: { clientId: string; clientName: string }) {
  const { t } = useLingui()
  const agreed = useAgreedOn('client', ofNobody)
  const agreement = useQuery({
    ...agreementQuery(agreed.found?.id ?? ''),
    enabled: agreed.found !== null,
    throwOnError: true,
  })
  const [persons, subprocessors] = useQueries({
    queries: [
      { ...authorisedPersonsQuery(clientId), throwOnError: true },
      { ...subprocessorsQuery(germanToday(), null), throwOnError: true },
    ],
  })
  const provider = useQuery(providerQuery())
  const look = useMutation(takeFirstLook())
  const isLoading =
    agreed.isLoading || agreement.isLoading || persons.isLoading || subprocessors.isLoading
  if (isLoading || provider.isLoading) return <Loading />
  const { data } = agreement
  const nobody = t`noch niemand`
  return (
    <Page>
      <PageHeader
        title={t`Willkommen. Das ist Ihr Vertrag`}
        lead={
          <Trans>
            Für {clientName}, in fünf Punkten. Bitte sehen Sie nach, ob sie stimmen; erklärt oder
            unterschrieben wird hier nichts.
          </Trans>
        }
      />
      <Section>
        {data ? (
          <DefinitionList
            rows={[
              [
                t`Worum es geht`,
                <span key="services" lang="de">
                  {data.terms.services.join('; ')}
                </span>,
              ],
              [t`Mit wem`, provider.data?.name ?? data.terms.processor.name],
              [t`Seit wann`, sayBegin(data.terms)],
              [
                t`Wer Weisungen erteilen darf`,
                (persons.data ?? []).map(({ name }) => name).join(', ') || nobody,
              ],
              [
                t`Wer die Daten sonst berührt`,
                (subprocessors.data ?? [])
                  .map(({ name, country }) => `${name} (${formatCountry(country)})`)
                  .join(', ') || t`keine andere Firma`,
              ],
              [t`Nummer`, <Exact key="number">{data.number}</Exact>],
            ]}
          />
        ) : (
          <p>
            <Trans>
              Ihr Vertrag ist im Portal noch nicht erfasst. Sobald Ihr Auftragnehmer ihn einträgt,
              finden Sie ihn unter „Vertrag“ und erhalten eine E-Mail.
            </Trans>
          </p>
        )}
        <Refusal error={look.error} />
        <ButtonRow>
          <Button look="primary" isPending={look.isPending} onClick={() => look.mutate()}>
            <Trans>Gesehen, weiter zum Portal</Trans>
          </Button>
          {data && (
            <LinkButton look="quiet" href={at(pages.agreements.one, { id: data.id })}>
              <Trans>Den ganzen Vertrag lesen</Trans>
            </LinkButton>
          )}
        </ButtonRow>
        {provider.data && (
          <p>
            <Trans>
              Stimmt etwas nicht? Ihr Ansprechpartner ist {provider.data.contact.name},{' '}
              <a href={`mailto:${provider.data.contact.email}`}>{provider.data.contact.email}</a>.
            </Trans>
          </p>
        )}
      </Section>
    </Page>
  )

  function sayBegin({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) {
    return endsOn
      ? t`${formatDate(startsOn)} bis ${formatDate(endsOn)}`
      : t`${formatDate(startsOn)}, auf unbestimmte Zeit`
  }
}
