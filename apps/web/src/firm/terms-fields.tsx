import { Trans, useLingui } from '@lingui/react/macro'
import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { sayDataCategory, sayDataSubject } from '../agreements/words.ts'
import { Checkbox, CheckboxGroup } from '../ui/form/choice.tsx'
import { Select } from '../ui/form/select.tsx'
import { TextArea, TextField } from '../ui/form/text-field.tsx'
import styles from './firm.module.css'
import type { FirmFormOf } from './firm-fields.tsx'

/** What a new agreement begins with; in each it can be another. */
export function TermsFields({ form: { field, values, set } }: { form: FirmFormOf }) {
  const { t } = useLingui()
  const units = [
    { value: 'weeks' as const, label: t`Wochen` },
    { value: 'months' as const, label: t`Monate` },
  ]
  return (
    <>
      <h2>
        <Trans>Womit ein neuer Vertrag beginnt</Trans>
      </h2>
      <p>
        <Trans>
          Geschlossene Verträge bleiben, wie sie sind. In jedem neuen lässt sich davon abweichen.
        </Trans>
      </p>
      <TextArea label={t`Leistungen (§ 1)`} description={t`Je Zeile eine`} {...field('services')} />
      <div className={styles.pair}>
        <TextField label={t`Kündigungsfrist (§ 2)`} {...field('noticeCount')} />
        <Select label={t`Wochen oder Monate (§ 2)`} options={units} {...field('noticeUnit')} />
      </div>
      <TextArea label={t`Zweck (§ 3.1)`} maxLength={2_000} {...field('purpose')} />
      <CheckboxGroup
        label={t`Datenarten (§ 3.1)`}
        optional
        options={NamedDataCategory.options.map((value) => ({
          value,
          label: sayDataCategory(value),
        }))}
        {...field('categories')}
      />
      <TextField
        label={t`Weitere Datenarten`}
        description={t`Durch Komma getrennt`}
        optional
        {...field('ownCategories')}
      />
      <CheckboxGroup
        label={t`Wessen Daten (§ 3.3)`}
        optional
        options={NamedDataSubject.options.map((value) => ({
          value,
          label: sayDataSubject(value),
        }))}
        {...field('subjects')}
      />
      <TextField
        label={t`Weitere Betroffene`}
        description={t`Durch Komma getrennt`}
        optional
        {...field('ownSubjects')}
      />
      <TextField
        label={t`Vertrag über die Leistungen (§§ 3.1, 3.3, 12)`}
        optional
        {...field('serviceAgreement')}
      />
      <Checkbox
        isSelected={values.professionalSecrecy ?? false}
        onChange={(professionalSecrecy) => set({ professionalSecrecy })}
      >
        <Trans>Die Auftraggeber unterliegen einem Berufsgeheimnis nach § 203 StGB (§ 6.4)</Trans>
      </Checkbox>
      <div className={styles.pair}>
        <TextField label={t`Widerspruchsfrist (§ 7.2)`} {...field('objectionCount')} />
        <Select label={t`Wochen oder Monate (§ 7.2)`} options={units} {...field('objectionUnit')} />
      </div>
      <TextArea
        label={t`Haftung (§ 13)`}
        description={t`Leer: nach dem Gesetz.`}
        maxLength={4_000}
        optional
        {...field('liability')}
      />
      <TextField
        label={t`Vertragsstrafe (§ 15) in vollen Euro`}
        description={t`Leer: keine.`}
        optional
        {...field('penaltyEuro')}
      />
    </>
  )
}
