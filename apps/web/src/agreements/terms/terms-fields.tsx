import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import { DataFields } from './data-fields.tsx'
import type { TermsFields } from './terms-form.ts'

/** What, for how long, with whose data. */
export function SubjectFields({ form, begin }: TermsFields & { begin: ReactNode }) {
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
        {begin}
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
        <DataFields
          categories={form.field('dataCategories')}
          ownCategories={form.field('ownCategories')}
          subjects={form.field('dataSubjects')}
          ownSubjects={form.field('ownSubjects')}
        />
      </Section>
    </>
  )
}

/** Who is to be asked, who instructs, and what becomes of subprocessors. */
export function PeopleFields({ form, children }: TermsFields & { children?: ReactNode }) {
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
        {children}
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
