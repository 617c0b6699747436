import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import styles from './field.module.css'
import { Icon } from '../basics/icon.tsx'

/** Narrows a list to one of a few; the first choice takes the limit away again. */
export function FilterSelect<T extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: T | null
  onChange: (value: T | null) => void
  options: readonly { value: T; label: string }[]
}) {
  const { t } = useLingui()
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.description} htmlFor={id}>
        {label}
      </label>
      <span className={styles.selectFrame}>
        <select
          id={id}
          className={styles.select}
          value={value ?? ''}
          onChange={({ target }) =>
            onChange(options.find((option) => option.value === target.value)?.value ?? null)
          }
        >
          <option value="">{t`Alle`}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  )
}
