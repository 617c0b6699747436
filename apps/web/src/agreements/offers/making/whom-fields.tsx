import { useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { RadioGroup } from '../../../ui/form/choice.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Section } from '../../../ui/page/page.tsx'
import type { FormOf } from '../../../platform/form/form.ts'
import { ChosenField } from '../../chosen-field.tsx'
import type { MakingForm } from './making-form.ts'

/** Whom it is offered to, and until when. */
export function WhomFields({
  form,
  clients,
}: {
  form: FormOf<typeof MakingForm>
  /** Those who may get one. */
  clients: Client[]
}) {
  const { t } = useLingui()
  return (
    <Section title={t`Wem`}>
      <RadioGroup
        label={t`Wem Sie den Vertrag anbieten`}
        options={[
          { value: 'some', label: t`Einzelnen, die ich auswähle` },
          {
            value: 'all',
            label: t`Allen, die noch keinen Vertrag haben`,
            description: t`Wer schon ein offenes Angebot hat, wird ausgelassen.`,
          },
        ]}
        {...form.field('whom')}
      />
      {form.values.whom === 'some' && (
        <ChosenField clients={clients} {...form.field('clientIds')} />
      )}
      <DateField
        label={t`Offen bis`}
        description={t`Der letzte Tag, an dem unterschrieben werden kann.`}
        {...form.field('openUntil')}
      />
      <TextField
        label={t`Tage, die der Auftraggeber an seine Unterschrift gebunden ist`}
        description={t`So lange können Sie gegenzeichnen: 3 bis 60 Tage, als Zahl. Danach erlischt die Unterschrift.`}
        {...form.field('bindingDays')}
      />
    </Section>
  )
}
