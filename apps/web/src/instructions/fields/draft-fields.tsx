import { useLingui } from '@lingui/react/macro'
import { clauseOf, InstructionKind } from '@portal/domain/instructions/kinds'
import { say } from '../../platform/language/i18n.ts'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { DateField } from '../../ui/form/date-field.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { DetailsFields } from '../details/details.tsx'
import type { DraftFields } from './draft-form.ts'
import styles from '../instruction.module.css'
import { PatientDataWarning } from './patient-data-warning.tsx'
import { instructionKindHelp, instructionKindWords } from '../words.ts'

/** What every instruction needs: its kind, a title, its text, and by when. */
export function EssentialFields({
  form,
  isKindFixed = false,
  isWrittenDown = false,
}: {
  form: DraftFields
  /** An instruction that was given stays of its kind. */
  isKindFixed?: boolean
  /** By the provider, who needs no explanation of the kinds. */
  isWrittenDown?: boolean
}) {
  const { t } = useLingui()
  return (
    <>
      {!isKindFixed && <KindField form={form} hasHelp={!isWrittenDown} />}
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
      <PatientDataWarning texts={[form.values.title, form.values.text]} />
      <DetailsFields kind={form.values.kind} form={form} />
      <DateField label={t`Gewünscht bis`} optional {...form.field('wishedDate')} />
    </>
  )
}

function KindField({ form, hasHelp }: { form: DraftFields; hasHelp: boolean }) {
  const { t } = useLingui()
  return (
    <RadioGroup
      label={t`Worum geht es?`}
      options={InstructionKind.options.map((value) => ({
        value,
        label: (
          <>
            {say(instructionKindWords[value])}{' '}
            <span className={styles.clause}>{clauseOf(value)}</span>
          </>
        ),
        description: hasHelp && say(instructionKindHelp[value]),
      }))}
      {...form.field('kind')}
    />
  )
}
