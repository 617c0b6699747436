import { useLingui } from '@lingui/react/macro'
import { instructionKinds } from '@portal/domain/instructions/kinds'
import { say } from '../../platform/language/i18n.ts'
import { DateField } from '../../ui/form/date-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import type { DraftFields } from './draft-form.ts'
import { emptyIsNull } from './empty-is-null.ts'
import styles from '../instruction.module.css'
import { occasionWords } from '../words.ts'

const { occasion } = instructionKinds.support.details.schema.shape

/** What an error report (§8.5) and a request for support (§6.8, §10.1) need besides their text. */
export function DetailsFields({ form }: { form: DraftFields }) {
  if (form.values.kind === 'error_report') return <ErrorFields form={form} />
  if (form.values.kind === 'support') return <SupportFields form={form} />
  return null
}

function ErrorFields({ form }: { form: DraftFields }) {
  const { t } = useLingui()
  return (
    <div className={styles.short}>
      <DateField label={t`Wann ist es aufgefallen?`} {...form.field('foundOn')} />
      <TextArea
        label={t`Wo zeigt sich der Fehler?`}
        description={t`Etwa in einem System, einer Liste oder einem Ausdruck. Bitte ohne Namen von Patienten.`}
        maxLength={500}
        {...emptyIsNull(form.field('where'))}
      />
    </div>
  )
}

function SupportFields({ form }: { form: DraftFields }) {
  const { t } = useLingui()
  return (
    <>
      <Select
        label={t`Wobei wird Unterstützung gebraucht?`}
        options={occasion.options.map((value) => ({
          value,
          label: say(occasionWords[value]),
        }))}
        {...form.field('occasion')}
      />
      <TextField
        label={t`Wer fragt an?`}
        description={t`Etwa die Aufsichtsbehörde. Patienten bitte nicht mit Namen nennen.`}
        optional
        maxLength={200}
        {...emptyIsNull(form.field('askedBy'))}
      />
      <div className={styles.pair}>
        <TextField
          label={t`Aktenzeichen`}
          optional
          maxLength={200}
          {...emptyIsNull(form.field('reference'))}
        />
        <DateField label={t`Antwort fällig am`} optional {...form.field('respondBy')} />
      </div>
    </>
  )
}
