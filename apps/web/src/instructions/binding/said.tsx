import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { emptyIsNull } from '../fields/empty-is-null.ts'
import styles from '../instruction.module.css'
import { Prose } from '../wording/wording.tsx'

/** What a person is about to say, in the frame of what is binding. */
export const Said = ({
  rows,
}: {
  rows: readonly (readonly [name: ReactNode, value: string | null | undefined])[]
}) => (
  <div className={styles.wording}>
    <p className={styles.wordingHead}>
      <Trans>Genau das bestätigen Sie</Trans>
    </p>
    <DefinitionList rows={rows.map(([name, value]) => [name, value && <Prose>{value}</Prose>])} />
  </div>
)

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
