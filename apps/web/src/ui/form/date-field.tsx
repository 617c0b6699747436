import { Field, type FieldWords } from './field.tsx'
import styles from './field.module.css'

/** A calendar date, `YYYY-MM-DD`, with the picker the person knows from their own device. */
export const DateField = ({
  value,
  onChange,
  name,
  min,
  max,
  ...words
}: FieldWords & {
  name?: string
  value: string | null
  onChange: (value: string | null) => void
  min?: string
  max?: string
}) => (
  <Field {...words}>
    {(control) => (
      <input
        {...control}
        type="date"
        name={name}
        className={styles.date}
        value={value ?? ''}
        min={min}
        max={max}
        onChange={(event) => onChange(event.target.value || null)}
      />
    )}
  </Field>
)
