import { Trans } from '@lingui/react/macro'
import { germanClockAt, momentOfGermanClock } from '../../platform/clock/german-time.ts'
import { Field, type FieldWords } from './field.tsx'
import styles from './field.module.css'

/** A moment (UTC), entered and shown by the German clock wherever the person is. */
export const DateTimeField = ({
  value,
  onChange,
  name,
  description = <Trans>Nach deutscher Zeit.</Trans>,
  ...words
}: FieldWords & {
  name?: string
  value: string | null
  onChange: (value: string | null) => void
}) => (
  <Field description={description} {...words}>
    {(control) => (
      <input
        {...control}
        type="datetime-local"
        name={name}
        className={styles.dateTime}
        value={value ? germanClockAt(value) : ''}
        onChange={({ target }) => onChange(target.value ? momentOfGermanClock(target.value) : null)}
      />
    )}
  </Field>
)
