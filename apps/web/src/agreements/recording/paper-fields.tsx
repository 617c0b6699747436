import { useLingui } from '@lingui/react/macro'
import { SigningAuthority } from '@portal/domain/agreements/terms'
import type { FormOf } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { DateField } from '../../ui/form/date-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import { authorityWords } from '../words.ts'
import type { PaperForm } from './paper-form.ts'

type Fields = { form: FormOf<typeof PaperForm> }

/** Who signed, where, when, and by what they speak for their side. */
export function PartyFields({ form }: Fields) {
  const { t } = useLingui()
  const authorities = SigningAuthority.options.map((value) => ({
    value,
    label: say(authorityWords[value]),
  }))
  return (
    <>
      <Section title={t`Auftraggeber, wie im Vertrag`}>
        <TextField label={t`Name`} {...form.field('controllerName')} />
        <TextField label={t`Straße und Hausnummer`} {...form.field('controllerStreet')} />
        <TextField label={t`Postleitzahl`} {...form.field('controllerPostalCode')} />
        <TextField label={t`Ort`} {...form.field('controllerCity')} />
        <TextField label={t`Unterschrieben von`} {...form.field('controllerSignedBy')} />
        <Select
          label={t`Unterschrieben als`}
          options={authorities}
          {...form.field('controllerAuthority')}
        />
        <TextField
          label={t`Was im Vertrag dazu steht`}
          optional
          {...form.field('controllerAuthorityNote')}
        />
        <TextField label={t`Ort der Unterschrift`} {...form.field('controllerSignedAt')} />
        <DateField label={t`Tag der Unterschrift`} {...form.field('controllerSignedOn')} />
      </Section>
      <Section title={t`Auftragnehmer`}>
        <TextField label={t`Für Sie unterschrieben von`} {...form.field('processorSignedBy')} />
        <Select
          label={t`Für Sie unterschrieben als`}
          options={authorities}
          {...form.field('processorAuthority')}
        />
        <TextField
          label={t`Was zu Ihrer Seite im Vertrag steht`}
          optional
          {...form.field('processorAuthorityNote')}
        />
        <TextField label={t`Ort Ihrer Unterschrift`} {...form.field('processorSignedAt')} />
        <DateField label={t`Tag Ihrer Unterschrift`} {...form.field('processorSignedOn')} />
        <TextField
          label={t`Nummer auf dem Papier`}
          optional
          maxLength={100}
          {...form.field('reference')}
        />
      </Section>
    </>
  )
}

/** §9: whom the paper names. */
export function NamedPersonsField({ form }: Fields) {
  const { t } = useLingui()
  return (
    <TextArea
      label={t`Weisungsberechtigte Personen`}
      description={t`Jede in einer eigenen Zeile: Name; Funktion; Telefon; E-Mail. Ihren Eintrag im Verzeichnis legen Sie danach an, er stützt sich auf diesen Vertrag.`}
      optional
      {...form.field('persons')}
    />
  )
}
