import { useId } from 'react'
import styles from './field.module.css'

/** Narrows what the page already shows, while the person types. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div className={styles.field} data-print="no">
      <label className={styles.description} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="search"
        className={styles.control}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
}
