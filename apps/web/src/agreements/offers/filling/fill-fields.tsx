import { Trans, useLingui } from '@lingui/react/macro'
import type { FormOf } from '../../../platform/form/form.ts'
import { RadioGroup } from '../../../ui/form/choice.tsx'
import { TextArea, TextField } from '../../../ui/form/text-field.tsx'
import { Section } from '../../../ui/page/page.tsx'
import { DataFields } from '../../terms/data-fields.tsx'
import type { FillForm } from './fill-form.ts'
import { PersonFields } from './person-fields.tsx'

/** What only the client knows. */
export function FillFields({ form }: { form: FormOf<typeof FillForm> }) {
  const { t } = useLingui()
  return (
    <>
      <Section title={<Trans>Wer den Vertrag schließt</Trans>}>
        <TextField
          label={t`Name des Auftraggebers`}
          description={t`Vollständig, mit Rechtsform.`}
          maxLength={200}
          {...form.field('name')}
        />
        <TextField label={t`Straße und Hausnummer`} maxLength={150} {...form.field('street')} />
        <TextField label={t`Postleitzahl`} {...form.field('postalCode')} />
        <TextField label={t`Ort`} maxLength={100} {...form.field('city')} />
        <TextField label={t`Staat`} {...form.field('country')} />
      </Section>
      <Section title={<Trans>Welche Daten, wessen Daten</Trans>} clause="§ 3.1">
        <DataFields
          categories={form.field('dataCategories')}
          ownCategories={form.field('ownCategories')}
          subjects={form.field('dataSubjects')}
          ownSubjects={form.field('ownSubjects')}
        />
      </Section>
      <Section title={<Trans>Berufsgeheimnis</Trans>} clause="§ 6.4">
        <RadioGroup
          label={t`Unterliegen Sie einem Berufsgeheimnis (§ 203 StGB)?`}
          options={[
            { value: 'yes', label: t`Ja, wie Heilberufe` },
            { value: 'no', label: t`Nein` },
          ]}
          {...form.field('secrecy')}
        />
      </Section>
      <Section title={<Trans>Leistung und Haftung</Trans>} clause="§ 13">
        <TextField
          label={t`Leistungsvereinbarung, auf die der Vertrag verweist`}
          description={t`Welche und von wann (§§ 3.1, 3.3, 12). Frei lassen, wenn es keine gibt.`}
          maxLength={500}
          optional
          {...form.field('serviceAgreement')}
        />
        <TextArea
          label={t`Haftung`}
          description={t`Frei lassen, wenn nur das Gesetz gilt (Art. 82 DSGVO).`}
          maxLength={4_000}
          optional
          {...form.field('liability')}
        />
      </Section>
      <PersonFields form={form} />
    </>
  )
}
