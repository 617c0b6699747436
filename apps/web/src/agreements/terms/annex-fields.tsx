import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { CheckboxGroup, RadioGroup } from '../../ui/form/choice.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { Section } from '../../ui/page/page.tsx'
import { annexesQuery } from './annexes.ts'
import type { TermsFields } from './terms-form.ts'

/** The annexes, and what was agreed otherwise. */
export function AnnexFields({ form }: TermsFields) {
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
          description={t`Jede in einer eigenen Zeile: Nummer der Klausel, Doppelpunkt, Wortlaut. Zum Beispiel „8.4: Kontrollen werden zwei Wochen vorher angekündigt.“ Die Fristen der §§ 2 und 7.2 tragen Sie oben ein, sonst rechnet das Portal nicht mit ihnen.`}
          optional
          {...form.field('deviations')}
        />
      </Section>
    </>
  )
}
