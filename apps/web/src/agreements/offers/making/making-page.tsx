import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { ordinarilyBinding } from '@portal/domain/agreements/bound'
import {
  type OfferAgreements,
  type OfferBatchMade,
  ordinarilyOpen,
} from '@portal/domain/agreements/offers'
import { AppError } from '@portal/domain/fault'
import { later, span } from '@portal/domain/time'
import { useMutation, useSuspenseQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { clientsQuery } from '../../../clients/queries.ts'
import { germanDayAt, germanToday } from '../../../platform/clock/german-time.ts'
import { type Values, useForm } from '../../../platform/form/form.ts'
import { faultOf } from '../../../platform/http/fault-of.ts'
import { providerQuery } from '../../../provider/queries.ts'
import { Button, ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { PageHeader } from '../../../ui/page/page-header.tsx'
import { Page, Section } from '../../../ui/page/page.tsx'
import { AnnexFields } from '../../terms/annex-fields.tsx'
import { annexesQuery } from '../../terms/annexes.ts'
import { PeopleFields, SubjectFields } from '../../terms/terms-fields.tsx'
import { termsPartOf } from '../../terms/terms-form.ts'
import { valuesOf } from '../../terms/terms-of.ts'
import { offerAgreements, previewOffers } from '../queries.ts'
import { fieldOf, MakingForm, Typed } from './making-form.ts'
import { MakingReview } from './making-review.tsx'
import { WhomFields } from './whom-fields.tsx'

/** Offers an agreement to one client, to some, or to all that have none: whom, the terms, a look at the contract, and off. */
export function MakingPage({
  clientId,
  go,
}: {
  /** Whom it begins with. */
  clientId: string | null
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [{ data: clients }, { data: provider }, { data: annexes }] = useSuspenseQueries({
    queries: [clientsQuery(), providerQuery(), annexesQuery()],
  })
  const today = germanToday()
  const without = clients.filter(({ hasAgreement, id }) => !hasAgreement || id === clientId)
  const [newest] = annexes.versions
  const initial: Values<typeof MakingForm> = {
    ...valuesOf({ ...provider.terms, tomVersion: newest?.version ?? null }, provider),
    whom: 'some',
    clientIds: without.filter(({ id }) => id === clientId).map(({ id }) => id),
    openUntil: germanDayAt(later(`${today}T12:00:00.000Z`, ordinarilyOpen * span.day)),
    bindingDays: String(ordinarilyBinding),
    startsOn: null,
    subprocessorIds: annexes.subprocessors
      .filter(({ activeUntil }) => activeUntil === null || activeUntil >= today)
      .map(({ id }) => id),
  }
  const form = useForm(MakingForm, initial, `agreement offer ${clientId ?? ''}`)
  const [ready, setReady] = useState<{ input: OfferAgreements; preview: OfferBatchMade } | null>(
    null,
  )
  const offer = useMutation({
    mutationFn: offerAgreements,
    onSuccess: ({ id }) => {
      form.forget()
      if (id) go(at(pages.offers.batch, { batchId: id }))
    },
    onError: (error) => {
      setReady(null)
      form.refuse(asTyped(error))
    },
  })

  const preview = useMutation({ mutationFn: previewOffers })
  async function review(input: OfferAgreements) {
    if (input.clients === 'without-agreement' && without.length === 0)
      throw new AppError({ code: 'conflict', rule: 'nobody-to-offer' })
    try {
      const shown = await preview.mutateAsync(input)
      if (shown.leftOut.length === shown.clients)
        throw new AppError({ code: 'conflict', rule: 'nobody-to-offer' })
      setReady({ input, preview: shown })
    } catch (error) {
      throw asTyped(error)
    }
  }

  /** What was refused, at the fields it was typed in. */
  function asTyped(error: unknown): unknown {
    const fault = faultOf(error)
    const typed = Typed.safeParse(form.values).data
    if (fault?.code !== 'invalid' || !typed) return error
    const issues = fault.issues.map((issue) => ({
      ...issue,
      path: `/${fieldOf(issue.path, typed)}`,
    }))
    return new AppError({ ...fault, issues })
  }

  const back = (
    <a href={pages.offers.list}>
      <Trans>Alle Angebote</Trans>
    </a>
  )
  if (ready)
    return (
      <MakingReview
        back={back}
        {...ready}
        clients={without}
        provider={provider}
        subprocessors={annexes.subprocessors}
        isPending={offer.isPending}
        onConfirm={() => offer.mutate(ready.input)}
        onChange={() => setReady(null)}
      />
    )
  return (
    <Page>
      <PageHeader
        title={t`Verträge anbieten`}
        clause={<Trans>Art. 28 DSGVO</Trans>}
        back={back}
        lead={
          <p>
            <Trans>
              Der Auftraggeber ergänzt seine Angaben und unterschreibt im Portal, danach zeichnen
              Sie gegen. Was er ergänzt, schlagen Sie hier vor.
            </Trans>
          </p>
        }
      />
      <Form {...form.onSubmit(review, { isKept: true })}>
        <WhomFields form={form} clients={without} />
        <SubjectFields
          form={termsPartOf(form)}
          begin={
            <DateField
              label={t`Beginn`}
              description={t`Frei lassen, wenn der Vertrag beginnt, sobald beide Seiten unterschrieben haben.`}
              optional
              {...form.field('startsOn')}
            />
          }
        />
        <PeopleFields form={termsPartOf(form)} />
        <AnnexFields form={termsPartOf(form)} />
        <Section>
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary" icon="arrow" isPending={form.isPending}>
              <Trans>Weiter zum Prüfen</Trans>
            </Button>
            <LinkButton href={pages.offers.list}>
              <Trans>Abbrechen</Trans>
            </LinkButton>
          </ButtonRow>
        </Section>
      </Form>
    </Page>
  )
}
