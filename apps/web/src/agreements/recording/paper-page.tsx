import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { AgreementDetail, AgreementTerms } from '@portal/domain/agreements/contract'
import type { Client } from '@portal/domain/clients/contract'
import type { Provider } from '@portal/domain/provider/contract'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { PlainReview } from '../../binding/about.tsx'
import { germanToday } from '../../platform/clock/german-time.ts'
import { useForm } from '../../platform/form/form.ts'
import { announce } from '../../ui/basics/live-region.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { Facts } from '../facts.tsx'
import { PdfViewer } from '../pdf/pdf-viewer.tsx'
import { AnnexFields } from '../terms/annex-fields.tsx'
import { annexesQuery } from '../terms/annexes.ts'
import { PeopleFields, SubjectFields } from '../terms/terms-fields.tsx'
import { termsPartOf } from '../terms/terms-form.ts'
import { keepAsDefaults, type Shared } from './last-terms.ts'
import { BeginField, NamedPersonsField, PartyFields } from './paper-fields.tsx'
import { PaperForm, partyPartOf } from './paper-form.ts'
import { asTyped, formOf, paperOf, sharedOf } from './paper-of.ts'

type Paper = ReturnType<typeof paperOf>

/** What stands in a paper, typed beside its scan, looked over, and recorded. */
export function PaperPage({
  title,
  documentId,
  number,
  parties,
  terms,
  defaults,
  draft,
  home,
  effect,
  send,
  go,
}: {
  title: string
  documentId: string
  clientId: string
  number: string | null
  parties: { client: Client; provider: Provider }
  terms: Partial<AgreementTerms>
  /** What was recorded last, where it may be taken over. */
  defaults: Shared | null
  draft: string
  home: string
  effect: ReactNode
  send: (paper: Paper) => Promise<AgreementDetail>
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const { data: annexes } = useSuspenseQuery(annexesQuery())
  const listed = terms.subprocessors?.map(({ name }) => name)
  const today = germanToday()
  const form = useForm(
    PaperForm,
    {
      ...formOf(terms, parties),
      subprocessorIds: annexes.subprocessors
        .filter(({ name, activeUntil }) =>
          listed ? listed.includes(name) : activeUntil === null || activeUntil >= today,
        )
        .map(({ id }) => id),
    },
    draft,
  )
  const [ready, setReady] = useState<Paper | null>(null)
  const record = useMutation({
    mutationFn: send,
    onSuccess: (agreement) => {
      keepAsDefaults(sharedOf(formOf(agreement.terms, parties)))
      form.forget()
      announce(t`Vertrag ${agreement.number} ist erfasst.`)
      go(at(pages.agreements.one, { id: agreement.id }))
    },
    onError: (error) => {
      setReady(null)
      form.refuse(asTyped(error))
    },
  })
  const { client } = parties

  if (ready)
    return (
      <PlainReview
        clause="§ 16"
        back={<BackTo href={home} number={number} />}
        of={[
          [t`Auftraggeber`, client.name],
          [t`Vertrag`, number ?? t`bekommt eine Nummer`],
        ]}
        effect={effect}
        title={title}
        isPending={record.isPending}
        act={<Trans>Vertrag erfassen</Trans>}
        onConfirm={() => record.mutate(ready)}
        onChange={() => setReady(null)}
      >
        <Facts
          terms={{
            ...ready.terms,
            measures: [],
            subprocessors: annexes.subprocessors
              .filter(({ id }) => ready.subprocessorIds.includes(id))
              .map(({ name, address, service }) => ({
                name,
                service,
                country: address.country,
                postalCode: address.postalCode,
                city: address.city,
                certificates: [],
              })),
          }}
        />
      </PlainReview>
    )
  return (
    <Page>
      <PageHeader
        title={title}
        clause="§ 16"
        back={<BackTo href={home} number={number} />}
        lead={<p>{client.name}</p>}
      />
      <Section title={t`Der unterschriebene Vertrag`}>
        <PdfViewer href={`/api/v1/documents/${documentId}/content?view=inline`} />
      </Section>
      {defaults && (
        <Section>
          <ButtonRow>
            <Button onClick={() => form.set(defaults)}>
              <Trans>Vorgaben aus der letzten Erfassung übernehmen</Trans>
            </Button>
          </ButtonRow>
        </Section>
      )}
      <Form
        {...form.onSubmit(async (input) => setReady(paperOf(input, documentId, parties)), {
          isKept: true,
        })}
      >
        <PartyFields form={partyPartOf(form)} />
        <SubjectFields form={termsPartOf(form)} begin={<BeginField form={partyPartOf(form)} />} />
        <PeopleFields form={termsPartOf(form)}>
          <NamedPersonsField form={partyPartOf(form)} />
        </PeopleFields>
        <AnnexFields form={termsPartOf(form)} />
        <Section>
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary" icon="arrow">
              <Trans>Weiter zum Prüfen</Trans>
            </Button>
            <LinkButton href={home}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Section>
      </Form>
    </Page>
  )
}

/** The agreement it is about, or the list where there is none yet. */
const BackTo = ({ href, number }: { href: string; number: string | null }) =>
  number === null ? (
    <a href={href}>
      <Trans>Alle Verträge</Trans>
    </a>
  ) : (
    <a href={href} translate="no">
      {number}
    </a>
  )
