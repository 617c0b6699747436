import { Trans, useLingui } from '@lingui/react/macro'
import { RecordInstruction } from '@portal/domain/instructions/acts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { clientsQuery } from '../../clients/queries.ts'
import type { FormOf } from '../../platform/form/form.ts'
import { say } from '../../platform/language/i18n.ts'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { DateTimeField } from '../../ui/form/date-time-field.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'
import type { OralForm } from './oral-contract.ts'
import { channelWords } from '../words.ts'

/** Whose instruction it is, who told it, when and on which way. */
export function ToldFields({ form }: { form: FormOf<typeof OralForm> }) {
  const { t } = useLingui()
  const { data: clients } = useSuspenseQuery(clientsQuery())
  return (
    <>
      <Select
        label={t`Kunde`}
        options={clients.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field('clientId')}
      />
      <RadioGroup
        label={t`Wie kam sie zu Ihnen?`}
        options={RecordInstruction.shape.channel.options.map((value) => ({
          value,
          label: say(channelWords[value]),
        }))}
        {...form.field('channel')}
      />
      <TextField
        label={t`Wer hat sie mitgeteilt?`}
        description={t`Name und Funktion, so wie Sie die Person kennen.`}
        maxLength={200}
        {...form.field('toldBy')}
      />
      <div>
        <DateTimeField label={t`Wann?`} {...form.field('toldAt')} />
        <p className={styles.soft}>
          <Trans>Nach deutscher Zeit.</Trans>
        </p>
      </div>
      <div className={styles.short}>
        <TextArea
          label={t`Anmerkung zum Gespräch`}
          description={t`Etwa: am Telefon, Rückruf unter der bekannten Nummer.`}
          optional
          maxLength={2_000}
          {...emptyIsNull(form.field('note'))}
        />
      </div>
    </>
  )
}
