import { Trans, useLingui } from '@lingui/react/macro'
import { DateField } from '../../ui/form/date-field.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import type { DraftFields } from '../fields/draft-form.ts'
import { PatientDataWarning } from '../fields/patient-data-warning.tsx'
import { ScopeFields } from '../fields/scope-fields.tsx'
import { TermFields } from '../fields/term-fields.tsx'
import styles from '../instruction.module.css'
import { Facts } from '../wording/facts.tsx'
import { Wording } from '../wording/wording.tsx'
import type { ChangeInput } from './change-contract.ts'

/** What a proposal says: what is to be different, and for what. */
export function ChangeFields({ form }: { form: DraftFields }) {
  const { t } = useLingui()
  return (
    <>
      <TextField
        label={t`Titel`}
        description={t`Eine Zeile, an der beide Seiten die Änderung wiedererkennen. Bitte ohne Namen von Patienten.`}
        maxLength={200}
        {...form.field('title')}
      />
      <div className={styles.large}>
        <TextArea
          label={t`Wortlaut der Änderung`}
          description={t`Was soll künftig anders sein als bisher vereinbart? Genau diesem Wortlaut stimmt die andere Seite zu.`}
          maxLength={20_000}
          {...form.field('text')}
        />
      </div>
      <PatientDataWarning texts={[form.values.title, form.values.text]} />
      <DateField label={t`Gewünscht bis`} optional {...form.field('wishedDate')} />
      <div>
        <ScopeFields form={form} />
        <TermFields form={form} />
      </div>
    </>
  )
}

/** Exactly what is proposed. */
export const ChangeReview = ({ input }: { input: ChangeInput }) => (
  <>
    <Wording
      head={<Trans>Genau dieser Wortlaut, Zeichen für Zeichen</Trans>}
      title={input.title}
      text={input.text}
    />
    <PatientDataWarning texts={[input.title, input.text]} />
    <Facts instruction={input} isWhole />
  </>
)
