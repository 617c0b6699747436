import { useLingui } from '@lingui/react/macro'
import { SigningAuthority } from '@portal/domain/agreements/terms'
import { say } from '../../platform/language/i18n.ts'
import { DateField } from '../../ui/form/date-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import { authorityWords } from '../words.ts'
import type { PartyFields as Fields } from './paper-form.ts'

/** Where it is only a proposal for papers that say it themselves. */
type Proposed = { optional?: boolean }

const authorities = () =>
  SigningAuthority.options.map((value) => ({ value, label: say(authorityWords[value]) }))

/** Who signed, where, when, and by what they speak for their side. */
export function PartyFields({ form }: Fields) {
  const { t } = useLingui()
  return (
    <>
      <Section title={t`Auftraggeber, wie im Vertrag`}>
        <ControllerFields form={form} />
        <SignerField form={form} />
        <AuthorityField form={form} />
        <AuthorityNoteField form={form} />
        <SignedAtField form={form} />
        <SignedOnField form={form} />
      </Section>
      <Section title={t`Auftragnehmer`}>
        <ProcessorFields form={form} />
        <ReferenceField form={form} />
      </Section>
    </>
  )
}

/** Whose name and address the paper has. */
export function ControllerFields({ form }: Fields) {
  const { t } = useLingui()
  return (
    <>
      <TextField label={t`Name`} {...form.field('controllerName')} />
      <TextField label={t`Straße und Hausnummer`} {...form.field('controllerStreet')} />
      <TextField label={t`Postleitzahl`} {...form.field('controllerPostalCode')} />
      <TextField label={t`Ort`} {...form.field('controllerCity')} />
    </>
  )
}

export function SignerField({ form }: Fields) {
  const { t } = useLingui()
  return <TextField label={t`Unterschrieben von`} {...form.field('controllerSignedBy')} />
}

export function AuthorityField({ form, optional = false }: Fields & Proposed) {
  const { t } = useLingui()
  return (
    <Select
      label={t`Unterschrieben als`}
      options={authorities()}
      optional={optional}
      {...form.field('controllerAuthority')}
    />
  )
}

export function AuthorityNoteField({ form }: Fields) {
  const { t } = useLingui()
  return (
    <TextField
      label={t`Was im Vertrag dazu steht`}
      optional
      {...form.field('controllerAuthorityNote')}
    />
  )
}

export function SignedAtField({ form }: Fields) {
  const { t } = useLingui()
  return <TextField label={t`Ort der Unterschrift`} {...form.field('controllerSignedAt')} />
}

export function SignedOnField({ form, optional = false }: Fields & Proposed) {
  const { t } = useLingui()
  return (
    <DateField
      label={t`Tag der Unterschrift`}
      optional={optional}
      {...form.field('controllerSignedOn')}
    />
  )
}

/** Of the provider's own signature. */
export function ProcessorFields({ form, optional = false }: Fields & Proposed) {
  const { t } = useLingui()
  return (
    <>
      <TextField
        label={t`Für Sie unterschrieben von`}
        optional={optional}
        {...form.field('processorSignedBy')}
      />
      <Select
        label={t`Für Sie unterschrieben als`}
        options={authorities()}
        optional={optional}
        {...form.field('processorAuthority')}
      />
      <TextField
        label={t`Was zu Ihrer Seite im Vertrag steht`}
        optional
        {...form.field('processorAuthorityNote')}
      />
      <TextField
        label={t`Ort Ihrer Unterschrift`}
        optional={optional}
        {...form.field('processorSignedAt')}
      />
      <DateField
        label={t`Tag Ihrer Unterschrift`}
        optional={optional}
        {...form.field('processorSignedOn')}
      />
    </>
  )
}

export function ReferenceField({ form }: Fields) {
  const { t } = useLingui()
  return (
    <TextField
      label={t`Nummer auf dem Papier`}
      optional
      maxLength={100}
      {...form.field('reference')}
    />
  )
}

export function BeginField({ form, optional = false }: Fields & Proposed) {
  const { t } = useLingui()
  return <DateField label={t`Beginn`} optional={optional} {...form.field('startsOn')} />
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
