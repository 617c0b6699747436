import { Trans, useLingui } from '@lingui/react/macro'
import { TextArea } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../empty-is-null.ts'
import type { ExecuteForm } from './execute-contract.ts'
import styles from '../instruction.module.css'
import type { FormOf } from '../../platform/form/form.ts'

/** The deletion protocol (§11.2): what is gone, from where, how, and what the backups still hold. */
export function DeletionFields({ form }: { form: FormOf<ExecuteForm> }) {
  const { t } = useLingui()
  return (
    <fieldset className={styles.protocol}>
      <legend>
        <Trans>Löschprotokoll (§ 11.2)</Trans>
      </legend>
      <TextArea
        label={t`Welche Datensätze wurden gelöscht?`}
        description={t`So, dass man sie zuordnen kann, etwa mit Aktennummern. Nie ihr Inhalt.`}
        maxLength={5_000}
        {...emptyIsNull(form.field('dataSets'))}
      />
      <TextArea
        label={t`Aus welchen Systemen?`}
        maxLength={2_000}
        {...emptyIsNull(form.field('deletedFrom'))}
      />
      <TextArea
        label={t`Nummern der Datenträger`}
        optional
        maxLength={2_000}
        {...emptyIsNull(form.field('mediaIds'))}
      />
      <TextArea
        label={t`Welche Sicherungen enthalten sie noch, und bis wann?`}
        description={t`Auch wenn es keine gibt: Schreiben Sie es.`}
        maxLength={2_000}
        {...emptyIsNull(form.field('backups'))}
      />
      <TextArea
        label={t`Nach welchem Verfahren?`}
        description={t`Verfahren oder Norm, etwa Überschreiben oder DIN 66399.`}
        maxLength={2_000}
        {...emptyIsNull(form.field('method'))}
      />
      <TextArea
        label={t`Wie wurde die Löschung geprüft?`}
        maxLength={2_000}
        {...emptyIsNull(form.field('verification'))}
      />
    </fieldset>
  )
}
