import { useLingui } from '@lingui/react/macro'
import type { Channel } from '@portal/domain/instructions/contract'
import { useQuery } from '@tanstack/react-query'
import { authorisedPersonsQuery } from '../../people/queries.ts'
import type { FormOf } from '../../platform/form/form.ts'
import { DateTimeField } from '../../ui/form/date-time-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'
import type { CorrectionForm } from './entry-contract.ts'

/** Whom it is from, since when it is there, and whether the register knows the person. */
export function EntryFields({
  form,
  clientId,
  channel,
}: {
  form: Pick<FormOf<typeof CorrectionForm>, 'values' | 'set' | 'field'>
  clientId: string | null
  channel: Channel | null
}) {
  const { t } = useLingui()
  const isOral = channel === 'oral'
  return (
    <>
      <TextField
        label={isOral ? t`Wer hat sie mitgeteilt?` : t`Von wem ist sie?`}
        description={t`Name und Funktion, so wie Sie die Person kennen.`}
        maxLength={200}
        {...form.field('toldBy')}
      />
      {clientId && <RegisterEntry form={form} clientId={clientId} />}
      <DateTimeField
        label={isOral ? t`Wann wurde sie mitgeteilt?` : t`Wann ist sie eingegangen?`}
        description={t`Nach deutscher Zeit. Von da an zählt die Weisung, nicht vom Eintragen an.`}
        {...form.field('toldAt')}
      />
      <div className={styles.short}>
        <TextArea
          label={isOral ? t`Anmerkung zum Gespräch` : t`Anmerkung zum Eingang`}
          description={
            isOral
              ? t`Etwa: am Telefon, Rückruf unter der bekannten Nummer.`
              : t`Etwa: Unterschrift mit der im Vertrag verglichen.`
          }
          optional
          maxLength={2_000}
          {...emptyIsNull(form.field('note'))}
        />
      </div>
    </>
  )
}

/** §9: the entry of whom it is from; nobody has to have one. */
function RegisterEntry({
  form,
  clientId,
}: {
  form: Pick<FormOf<typeof CorrectionForm>, 'field'>
  clientId: string
}) {
  const { t } = useLingui()
  const { data: persons = [] } = useQuery(authorisedPersonsQuery(clientId))
  const { value, onChange, ...field } = form.field('authorisationId')
  return (
    <Select
      label={t`Eintrag im Verzeichnis nach § 9`}
      description={t`Wer dort nicht steht, darf nicht anweisen. Fragen Sie dann beim Auftraggeber nach, bevor Sie etwas ausführen.`}
      options={[
        { value: '', label: t`kein Eintrag gefunden` },
        ...persons.map(({ id, name, function: role }) => ({
          value: id,
          label: `${name}, ${role}`,
        })),
      ]}
      {...field}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen || null)}
    />
  )
}
