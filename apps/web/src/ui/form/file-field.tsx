import { formatSize } from '../../platform/language/format.ts'
import { Field, type FieldWords } from './field.tsx'
import styles from './upload.module.css'

/** The browser's own file choice, which also takes a file dropped on it. */
export const FileField = ({
  value,
  onChange,
  name,
  accept,
  isHandedOver = false,
  ...words
}: FieldWords & {
  name: string
  /** Media types and endings the choice is narrowed to. */
  accept: string
  /** What was chosen is sent at once and the choice is empty again, so that the same file can be chosen once it is mended. */
  isHandedOver?: boolean
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
          accept={accept}
          className={styles.file}
          onChange={({ target }) => {
            onChange(target.files?.[0] ?? null)
            if (isHandedOver) target.value = ''
          }}
        />
        {value && <span className={styles.size}>{formatSize(value.size)}</span>}
      </>
    )}
  </Field>
)

/** The same for several at once; what was chosen is handed over and the choice is empty again. */
export const FilesField = ({
  onChoose,
  accept,
  ...words
}: FieldWords & { accept: string; onChoose: (files: File[]) => void }) => (
  <Field {...words}>
    {(control) => (
      <input
        {...control}
        type="file"
        multiple
        accept={accept}
        className={styles.file}
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])])
          target.value = ''
        }}
      />
    )}
  </Field>
)
