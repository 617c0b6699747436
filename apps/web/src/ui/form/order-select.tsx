import { useId } from 'react'
import styles from './field.module.css'
import { Icon } from '../basics/icon.tsx'

/** One of a few, never none, such as the order of a list; small, to stand above it. */
export function OrderSelect<T extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: string }[]
}) {
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
          value={value}
          onChange={({ target }) => {
            const chosen = options.find((option) => option.value === target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
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
