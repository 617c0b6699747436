import { Field, type FieldWords } from './field.tsx'
import styles from './field.module.css'

/** A code of so many digits: one field, typed or pasted with or without spaces. */
export const DigitsField = ({
  length,
  value,
  onChange,
  name,
  autoComplete,
  autoFocus = false,
  ...words
}: FieldWords & {
  length: number
  name?: string
  value: string | null
  onChange: (value: string) => void
  autoComplete: 'one-time-code' | 'off'
  autoFocus?: boolean
}) => (
  <Field {...words}>
    {(control) => (
      <input
        {...control}
        name={name}
        className={styles.code}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value.replaceAll(/\D/gu, '').slice(0, length))}
        inputMode="numeric"
        autoComplete={autoComplete}
        autoCapitalize="off"
        spellCheck={false}
        // Asked for alone, after the person chose to go on.
        autoFocus={autoFocus}
      />
    )}
  </Field>
)
