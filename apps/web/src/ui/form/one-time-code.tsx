import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Field } from './field.tsx'
import styles from './field.module.css'

/** The six digits of an authenticator app: one field, typed or pasted with or without spaces. */
export function OneTimeCode({
  value,
  onChange,
  name,
  errorMessage,
  description,
  autoFocus = false,
}: {
  name?: string
  value: string | null
  onChange: (value: string) => void
  errorMessage?: string | undefined
  description?: ReactNode
  autoFocus?: boolean
}) {
  const { t } = useLingui()
  return (
    <Field
      label={t`Code aus Ihrer Authenticator-App`}
      description={description ?? t`Sechs Ziffern, alle 30 Sekunden neue.`}
      errorMessage={errorMessage}
    >
      {(control) => (
        <input
          {...control}
          name={name}
          className={styles.code}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value.replaceAll(/\D/gu, '').slice(0, 6))}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoCapitalize="off"
          spellCheck={false}
          // Asked for alone, after the person chose to go on.
          autoFocus={autoFocus}
        />
      )}
    </Field>
  )
}
