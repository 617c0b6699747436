import { useLingui } from '@lingui/react/macro'
import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { SigningAuthority } from '@portal/domain/agreements/terms'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { FormOf } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { CheckboxGroup, RadioGroup } from '../../ui/form/choice.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import { authorityWords, sayDataCategory, sayDataSubject } from '../words.ts'
import type { PaperForm } from './paper-form.ts'
import { annexesQuery } from './queries.ts'

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

/** What, for how long, with whose data. */
export function SubjectFields({ form }: Fields) {
  const { t } = useLingui()
  const units = [
    { value: 'weeks' as const, label: t`Wochen` },
    { value: 'months' as const, label: t`Monate` },
  ]
  return (
    <>
      <Section title={t`Leistungen und Dauer`} clause="§ 1">
        <TextArea
          label={t`Leistungen`}
          description={t`Jede in einer eigenen Zeile.`}
          {...form.field('services')}
        />
        <DateField label={t`Beginn`} {...form.field('startsOn')} />
        <DateField
          label={t`Ende`}
          description={t`Frei lassen, wenn der Vertrag unbefristet ist.`}
          optional
          {...form.field('endsOn')}
        />
        <TextField
          label={t`Kündigungsfrist`}
          description={t`Wie viele Wochen oder Monate, als Zahl.`}
          {...form.field('noticeCount')}
        />
        <RadioGroup
          label={t`Einheit der Kündigungsfrist`}
          options={units}
          {...form.field('noticeUnit')}
        />
      </Section>
      <Section title={t`Welche Daten, wozu`} clause="§ 3.1">
        <TextField
          label={t`Leistungsvereinbarung, auf die der Vertrag verweist`}
          optional
          {...form.field('serviceAgreement')}
        />
        <TextArea label={t`Art und Zweck der Verarbeitung`} {...form.field('purpose')} />
        <CheckboxGroup
          label={t`Datenarten`}
          options={NamedDataCategory.options.map((value) => ({
            value,
            label: sayDataCategory(value),
          }))}
          {...form.field('dataCategories')}
        />
        <TextArea
          label={t`Eigene Datenarten`}
          description={t`Jede in einer eigenen Zeile.`}
          optional
          {...form.field('ownCategories')}
        />
        <CheckboxGroup
          label={t`Betroffene Personen`}
          options={NamedDataSubject.options.map((value) => ({
            value,
            label: sayDataSubject(value),
          }))}
          {...form.field('dataSubjects')}
        />
        <TextArea
          label={t`Eigene Gruppen betroffener Personen`}
          description={t`Jede in einer eigenen Zeile.`}
          optional
          {...form.field('ownSubjects')}
        />
      </Section>
    </>
  )
}

/** Who is to be asked, who instructs, and what becomes of subprocessors. */
export function PeopleFields({ form }: Fields) {
  const { t } = useLingui()
  return (
    <>
      <Section title={t`Datenschutz und Berufsgeheimnis`} clause="§ 6.3">
        <TextField label={t`Ansprechperson bei Ihnen`} {...form.field('contactName')} />
        <RadioGroup
          label={t`Diese Person ist`}
          options={[
            { value: 'contact', label: t`Ansprechperson` },
            { value: 'dpo', label: t`Datenschutzbeauftragte Person` },
          ]}
          {...form.field('contactRole')}
        />
        <RadioGroup
          label={t`Berufsgeheimnis (§ 203 StGB)`}
          options={[
            { value: 'yes', label: t`vereinbart` },
            { value: 'no', label: t`nicht vereinbart` },
          ]}
          {...form.field('secrecy')}
        />
      </Section>
      <Section title={t`Weisungen`} clause="§ 9">
        <TextArea
          label={t`Weisungsberechtigte Personen`}
          description={t`Jede in einer eigenen Zeile: Name; Funktion; Telefon; E-Mail. Ihren Eintrag im Verzeichnis legen Sie danach an, er stützt sich auf diesen Vertrag.`}
          optional
          {...form.field('persons')}
        />
        <TextArea
          label={t`Wer Weisungen annimmt`}
          description={t`Jede Person in einer eigenen Zeile.`}
          {...form.field('recipients')}
        />
        <TextArea
          label={t`Wege für Weisungen`}
          description={t`Jeder Weg in einer eigenen Zeile.`}
          {...form.field('channels')}
        />
      </Section>
    </>
  )
}

/** The annexes, and what was agreed otherwise. */
export function AnnexFields({ form }: Fields) {
  const { t } = useLingui()
  const { data } = useSuspenseQuery(annexesQuery())
  return (
    <>
      <Section title={t`Unterauftragnehmer`} clause="§ 7.2">
        <CheckboxGroup
          label={t`Im Vertrag aufgeführt`}
          description={t`Lassen Sie nur angekreuzt, wer für diesen Auftraggeber wirklich arbeitet.`}
          options={data.subprocessors.map(({ id, name, service }) => ({
            value: id,
            label: name,
            description: service,
          }))}
          {...form.field('subprocessorIds')}
        />
        <RadioGroup
          label={t`Wechsel eines Unterauftragnehmers`}
          options={[
            { value: 'objection', label: t`mit Widerspruchsfrist` },
            { value: 'consent', label: t`nur mit Zustimmung des Auftraggebers` },
          ]}
          {...form.field('replacement')}
        />
        <TextField
          label={t`Widerspruchsfrist`}
          description={t`Wie viele Wochen oder Monate, als Zahl.`}
          {...form.field('objectionCount')}
        />
        <RadioGroup
          label={t`Einheit der Widerspruchsfrist`}
          options={[
            { value: 'weeks', label: t`Wochen` },
            { value: 'months', label: t`Monate` },
          ]}
          {...form.field('objectionUnit')}
        />
      </Section>
      <Section title={t`Schutzmaßnahmen`} clause="§ 4">
        <Select
          label={t`Anlage zum Vertrag`}
          options={[
            { value: '', label: t`keine der Fassungen im Portal` },
            ...data.versions.map(({ version }) => ({
              value: String(version),
              label: t`Fassung ${version}`,
            })),
          ]}
          {...form.field('tomVersion')}
        />
      </Section>
      <Section title={t`Haftung und Sonstiges`} clause="§ 13">
        <TextArea label={t`Haftung`} optional {...form.field('liability')} />
        <TextField
          label={t`Vertragsstrafe in Euro`}
          description={t`Frei lassen, wenn keine vereinbart ist.`}
          optional
          {...form.field('penalty')}
        />
        <TextArea label={t`Sonstige Vereinbarungen`} optional {...form.field('special')} />
        <TextArea
          label={t`Abweichende Vereinbarungen`}
          description={t`Jede in einer eigenen Zeile: Nummer der Klausel, Doppelpunkt, Wortlaut. Zum Beispiel „2: Der Vertrag kann mit einer Frist von 3 Monaten gekündigt werden.“`}
          optional
          {...form.field('deviations')}
        />
      </Section>
    </>
  )
}
