import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Client } from '@portal/domain/clients/contract'
import type { FormOf } from '../../../platform/form/form.ts'
import { Button, ButtonRow, LinkButton } from '../../../ui/basics/button.tsx'
import { Refusal } from '../../../ui/basics/refusal.tsx'
import { RadioGroup } from '../../../ui/form/choice.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { ChosenField } from '../../chosen-field.tsx'
import { AnnexFields } from '../../terms/annex-fields.tsx'
import { PeopleFields, SubjectFields } from '../../terms/terms-fields.tsx'
import { termsPartOf } from '../../terms/terms-form.ts'
import { AuthorityField, BeginField, ProcessorFields, SignedOnField } from '../paper-fields.tsx'
import { partyPartOf } from '../paper-form.ts'
import type { CommonForm } from './common-form.ts'

/** Whose papers they are, and what stands in all of them. */
export function CommonStep({
  form,
  clients,
  onReady,
}: {
  form: FormOf<typeof CommonForm>
  /** Those who may be chosen. */
  clients: Client[]
  onReady: (common: CommonForm) => void
}) {
  const { t } = useLingui()
  const party = partyPartOf(form)
  return (
    <Form {...form.onSubmit(async (common) => onReady(common), { isKept: true })}>
      <Section title={t`Wessen Verträge`}>
        <RadioGroup
          label={t`Für wen Sie erfassen`}
          options={[
            { value: 'all', label: t`Für alle, die noch keinen Vertrag haben` },
            { value: 'some', label: t`Für einzelne, die ich auswähle` },
          ]}
          {...form.field('whom')}
        />
        {form.values.whom === 'some' && (
          <ChosenField clients={clients} {...form.field('clientIds')} />
        )}
      </Section>
      <Section title={t`Vorschlag für die Unterschriften`}>
        <p>
          <Trans>
            Steht auf einem Papier etwas anderes, ändern Sie es im nächsten Schritt bei diesem
            Auftraggeber.
          </Trans>
        </p>
        <AuthorityField form={party} optional />
        <SignedOnField form={party} optional />
        <ProcessorFields form={party} optional />
      </Section>
      <SubjectFields form={termsPartOf(form)} begin={<BeginField form={party} optional />} />
      <PeopleFields form={termsPartOf(form)} />
      <AnnexFields form={termsPartOf(form)} />
      <Section>
        <Refusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" icon="arrow" isPending={form.isPending}>
            <Trans>Weiter zu den Papieren</Trans>
          </Button>
          <LinkButton href={pages.agreements.list}>
            <Trans>Abbrechen</Trans>
          </LinkButton>
        </ButtonRow>
      </Section>
    </Form>
  )
}
