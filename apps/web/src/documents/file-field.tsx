import { formatSize } from '../platform/format.ts'
import { Field, type FieldWords } from '../ui/field.tsx'
import styles from './upload.module.css'

/** The browser's own file choice, which also takes a file dropped on it. */
export const FileField = ({
  value,
  onChange,
  name,
  ...words
}: FieldWords & {
  name: string
  value: File | null
  onChange: (value: File | null) => void
}) => (
  <Field {...words}>
    {(control) => (
      <>
        <input
          {...control}
          type="file"
          name={name}
          accept="application/pdf,.pdf"
          className={styles.file}
          onChange={({ target }) => onChange(target.files?.[0] ?? null)}
        />
        {value && <span className={styles.size}>{formatSize(value.size)}</span>}
      </>
    )}
  </Field>
)
