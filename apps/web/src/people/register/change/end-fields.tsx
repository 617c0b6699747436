import { useLingui } from '@lingui/react/macro'
import type { AuthorisedPerson } from '@portal/domain/people/contract'
import type { FormOf } from '../../../platform/form/form.ts'
import { germanToday } from '../../../platform/clock/german-time.ts'
import { RadioGroup } from '../../../ui/form/choice.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import type { EndForm } from './end-form.ts'

/** When an entry is to end. */
export function EndFields({
  form,
  entry: { name, validFrom, validUntil },
}: {
  form: FormOf<typeof EndForm>
  entry: AuthorisedPerson
}) {
  const { t } = useLingui()
  const today = germanToday()
  return (
    <>
      <RadioGroup
        label={t`Wann soll die Berechtigung von ${name} enden?`}
        {...form.field('when')}
        options={[
          {
            value: 'now',
            label: t`Sofort`,
            description: t`Von dem Augenblick an, in dem Sie bestätigen.`,
          },
          {
            value: 'day',
            label: t`Nach einem bestimmten Tag`,
            description: t`An diesem Tag gilt sie noch bis Mitternacht.`,
          },
        ]}
      />
      {form.values.when === 'day' && (
        <DateField
          label={t`Letzter Tag`}
          {...form.field('lastDay')}
          min={validFrom > today ? validFrom : today}
          {...(validUntil && { max: validUntil })}
        />
      )}
    </>
  )
}
