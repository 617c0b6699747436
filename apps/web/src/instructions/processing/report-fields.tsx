import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { isOfDeletion } from '@portal/domain/instructions/kinds'
import { Checkbox } from '../../ui/form/choice.tsx'
import { DateTimeField } from '../../ui/form/date-time-field.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'
import { DeletionFields } from './deletion-fields.tsx'
import type { ExecuteForm } from './execute-contract.ts'
import type { FormOf } from '../../platform/form/form.ts'

/** What an execution report has to say. Never the data themselves: it is kept for years. */
export function ReportFields({
  form,
  instruction,
}: {
  form: FormOf<ExecuteForm>
  instruction: Instruction
}) {
  const { t } = useLingui()
  return (
    <>
      <TextArea
        label={t`Was wurde getan?`}
        description={t`Schritt für Schritt, mit System und Verfahren. Nie die gelöschten Daten selbst.`}
        maxLength={20_000}
        {...form.field('report')}
      />
      <div className={styles.pair}>
        <DateTimeField label={t`Begonnen`} {...form.field('executedFrom')} />
        <DateTimeField label={t`Beendet`} {...form.field('executedUntil')} />
      </div>
      <div className={styles.short}>
        <TextArea
          label={t`Was ist das Ergebnis?`}
          description={t`Ein Satz, den der Auftraggeber zuerst liest.`}
          maxLength={5_000}
          {...form.field('result')}
        />
        <TextArea
          label={t`Belege`}
          description={t`Wo der Nachweis liegt: Protokoll, Ticket, Datei.`}
          optional
          maxLength={5_000}
          {...emptyIsNull(form.field('evidence'))}
        />
        <TextArea
          label={t`Welche Unterauftragnehmer wurden unterrichtet?`}
          optional
          maxLength={2_000}
          {...emptyIsNull(form.field('subprocessorsInformed'))}
        />
        <TextArea
          label={t`Was bleibt, und auf welcher Grundlage?`}
          description={t`Etwa Daten, die wegen einer gesetzlichen Pflicht aufbewahrt werden.`}
          optional
          maxLength={5_000}
          {...emptyIsNull(form.field('remaining'))}
        />
      </div>
      {!isOfDeletion(instruction.kind) && (
        <Checkbox
          isSelected={form.values.hasDeleted === true}
          onChange={(hasDeleted) => form.set({ hasDeleted })}
        >
          <Trans>Dabei wurden Daten gelöscht; ein Löschprotokoll gehört dazu.</Trans>
        </Checkbox>
      )}
      {form.values.hasDeleted && <DeletionFields form={form} />}
    </>
  )
}
