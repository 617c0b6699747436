import { useLingui } from '@lingui/react/macro'
import { TextArea } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'

/** A few words of one's own that may be left out. */
export function RemarkField({
  label,
  ...field
}: {
  label?: string
  name: string
  value: string | null
  onChange: (value: string | null) => void
  maxLength: number
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  return (
    <div className={styles.short}>
      <TextArea label={label ?? t`Anmerkung`} optional {...emptyIsNull(field)} />
    </div>
  )
}
