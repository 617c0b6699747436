import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { DigitsField } from '../../ui/form/digits-field.tsx'

/** The six digits of an authenticator app. */
export function OneTimeCode({
  description,
  ...field
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
    <DigitsField
      label={t`Code aus Ihrer Authenticator-App`}
      description={description ?? t`Sechs Ziffern, alle 30 Sekunden neue.`}
      length={6}
      autoComplete="one-time-code"
      {...field}
    />
  )
}
