import { Trans, useLingui } from '@lingui/react/macro'
import { NamedDataCategory } from '@portal/domain/agreements/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { sayDataCategory } from '../../agreements/words.ts'
import { germanToday } from '../../platform/clock/german-time.ts'
import type { FormOf } from '../../platform/form/form.ts'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { subprocessorsQuery } from '../queries.ts'
import type { EntryForm } from './entry-form.ts'

type Field = FormOf<typeof EntryForm>['field']

/** Everything the register says of a subprocessor; `own` is not offered as its own parent. */
export function EntryFields({ field, own }: { field: Field; own: string | null }) {
  const { t } = useLingui()
  const { data: register } = useSuspenseQuery(subprocessorsQuery(germanToday(), null, true))
  return (
    <>
      <TextField label={t`Firma`} maxLength={200} {...field('name')} />
      <TextField label={t`Straße und Hausnummer`} {...field('street')} />
      <TextField label={t`Postleitzahl`} {...field('postalCode')} />
      <TextField label={t`Ort`} {...field('city')} />
      <TextField label={t`Land`} {...field('country')} />
      <ContactFields field={field} />
      <h2>
        <Trans>Tätigkeit</Trans>
      </h2>
      <TextArea
        label={t`Aufgabe`}
        description={t`Was die Firma tut, und wo ihre Zuständigkeit endet.`}
        maxLength={2_000}
        {...field('service')}
      />
      <CheckboxGroup
        label={t`Datenarten (§ 3.1)`}
        options={NamedDataCategory.options.map((value) => ({
          value,
          label: sayDataCategory(value),
        }))}
        {...field('categories')}
      />
      <TextField
        label={t`Weitere Datenarten (freiwillig)`}
        description={t`Durch Komma getrennt`}
        {...field('ownCategories')}
      />
      <TextField
        label={t`Ort der Verarbeitung`}
        description={t`Mit jedem Land, zum Beispiel „Frankfurt, Deutschland“ oder „EU“.`}
        {...field('placeOfProcessing')}
      />
      <TextArea
        label={t`Grundlage der Übermittlung in Drittländer (§ 1)`}
        description={t`Nur nötig, wo Sitz oder Ort der Verarbeitung außerhalb von EU und EWR liegen: etwa ein Angemessenheitsbeschluss oder Standardvertragsklauseln.`}
        maxLength={1_000}
        {...field('thirdCountryBasis')}
      />
      <h2>
        <Trans>Verträge und Dauer</Trans>
      </h2>
      <DateField label={t`Vertrag nach Art. 28 Abs. 4 DSGVO seit`} {...field('contractSince')} />
      <DateField
        label={t`Zur Verschwiegenheit verpflichtet (§ 203 StGB) seit`}
        {...field('secrecySince')}
      />
      <Select
        label={t`Beauftragt von`}
        options={[
          { value: '', label: t`von Ihnen selbst` },
          ...register
            .filter(({ id }) => id !== own)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...field('parentId')}
      />
      <DateField label={t`Sie arbeiten zusammen seit`} {...field('activeFrom')} />
      <DateField label={t`bis (falls beendet)`} {...field('activeUntil')} />
    </>
  )
}

type ContactField = (name: 'contactName' | 'contactPosition' | 'contactEmail' | 'contactPhone') => {
  name: string
  value: string | null
  onChange: (value: string | null) => void
  errorMessage: string | undefined
}

/** Whom to turn to there. */
export function ContactFields({ field }: { field: ContactField }) {
  const { t } = useLingui()
  return (
    <>
      <h2>
        <Trans>Ansprechperson</Trans>
      </h2>
      <TextField label={t`Name der Ansprechperson`} {...field('contactName')} />
      <TextField label={t`Position`} {...field('contactPosition')} />
      <TextField label={t`E-Mail`} type="email" {...field('contactEmail')} />
      <TextField label={t`Telefon`} type="tel" {...field('contactPhone')} />
    </>
  )
}
