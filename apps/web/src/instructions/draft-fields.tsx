import { useLingui } from '@lingui/react/macro'
import { InstructionKind } from '@portal/domain/instructions/contract'
import { say } from '../platform/i18n.ts'
import { RadioGroup } from '../ui/choice.tsx'
import { DateField } from '../ui/date-field.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import type { DraftFormState } from './draft-form.ts'
import styles from './instruction.module.css'
import { instructionKindClause, instructionKindHelp, instructionKindWords } from './words.ts'

/** What every instruction needs: its kind, a title, its text, and by when. */
export function EssentialFields({ form }: { form: DraftFormState }) {
  const { t } = useLingui()
  return (
    <>
      <KindField form={form} />
      <TextField
        label={t`Titel`}
        description={t`Eine Zeile, an der Sie die Weisung wiedererkennen. Bitte ohne Namen von Patienten.`}
        maxLength={200}
        {...form.field('title')}
      />
      <div className={styles.large}>
        <TextArea
          label={t`Wortlaut der Weisung`}
          description={t`Was soll geschehen, womit, in welchem System? Schreiben Sie so, dass es auch jemand versteht, der Ihre Praxis nicht kennt. Nennen Sie Akten möglichst nur mit ihrer Nummer.`}
          maxLength={20_000}
          {...form.field('text')}
        />
      </div>
      <DateField label={t`Gewünscht bis`} optional {...form.field('wishedDate')} />
    </>
  )
}

function KindField({ form }: { form: DraftFormState }) {
  const { t } = useLingui()
  return (
    <RadioGroup
      label={t`Worum geht es?`}
      options={InstructionKind.options.map((value) => ({
        value,
        label: (
          <>
            {say(instructionKindWords[value])}{' '}
            <span className={styles.clause}>{instructionKindClause[value]}</span>
          </>
        ),
        description: say(instructionKindHelp[value]),
      }))}
      {...form.field('kind')}
    />
  )
}
