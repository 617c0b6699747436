import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Checkbox } from './choice.tsx'
import type { FieldWords } from './field.tsx'
import { TextField } from './text-field.tsx'
import styles from './field.module.css'

/** A password that may be looked at while typing, so that it need not be typed twice. */
export function PasswordField(
  props: FieldWords & {
    name?: string
    value: string | null
    onChange: (value: string) => void
    autoComplete: 'current-password' | 'new-password'
  },
) {
  const { t } = useLingui()
  const [isShown, setShown] = useState(false)
  return (
    <div className={styles.field}>
      <TextField {...props} type={isShown ? 'text' : 'password'} />
      <Checkbox isSelected={isShown} onChange={setShown}>{t`Passwort anzeigen`}</Checkbox>
    </div>
  )
}
