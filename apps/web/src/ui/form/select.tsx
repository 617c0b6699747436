import { useLingui } from '@lingui/react/macro'
import { Field, type FieldWords } from './field.tsx'
import { Icon } from '../basics/icon.tsx'
import styles from './field.module.css'

/** The browser's own select: on a phone nothing is easier to use. */
export function Select<T extends string>({
  value,
  onChange,
  options,
  name,
  ...words
}: FieldWords & {
  name?: string
  value: T | null
  onChange: (value: T | null) => void
  options: readonly { value: T; label: string }[]
}) {
  const { t } = useLingui()
  return (
    <Field {...words}>
      {(control) => (
        <span className={styles.selectFrame}>
          <select
            {...control}
            name={name}
            className={styles.select}
            value={value ?? ''}
            onChange={(event) =>
              onChange(options.find((option) => option.value === event.target.value)?.value ?? null)
            }
          >
            {options.every((option) => option.value !== '') && (
              <option value="">{t`Bitte wählen`}</option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="down" />
        </span>
      )}
    </Field>
  )
}
