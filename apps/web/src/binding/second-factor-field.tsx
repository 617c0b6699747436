import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Way } from '../accounts/second-factor/ways.ts'
import { Banner } from '../ui/basics/banner.tsx'
import { RadioGroup } from '../ui/form/choice.tsx'
import { OneTimeCode } from '../accounts/second-factor/one-time-code.tsx'
import styles from './binding.module.css'

/** How a binding act is confirmed: with a passkey or a code, whichever the person has. Takes `useSecondFactor().field`. */
export function SecondFactorField({
  ways,
  way,
  onWay,
  code,
  onCode,
  errorMessage,
  description,
}: {
  ways: readonly Way[]
  way: Way | null
  onWay: (way: Way) => void
  code: string
  onCode: (code: string) => void
  errorMessage?: string | undefined
  /** What to know about the code. */
  description?: ReactNode
}) {
  const { t } = useLingui()
  const frame = useRef<HTMLDivElement>(null)
  // A code that was refused has to be typed anew; everything else stays as it is.
  useEffect(() => {
    if (!errorMessage) return
    frame.current?.querySelector<HTMLInputElement>('[inputmode]')?.focus()
  }, [errorMessage])
  const asks = t`Ihr Gerät fragt gleich nach Fingerabdruck, Gesicht oder PIN.`
  const options = [
    { value: 'passkey' as const, label: t`Passkey`, description: asks },
    { value: 'totp' as const, label: t`Code aus der Authenticator-App` },
  ]
  return (
    <div ref={frame} className={styles.factor}>
      {ways.length > 1 && (
        <RadioGroup
          label={t`Womit möchten Sie bestätigen?`}
          value={way}
          onChange={onWay}
          options={options}
        />
      )}
      {ways.length === 1 && way === 'passkey' && (
        <p>
          <Trans>Sie bestätigen mit Ihrem Passkey.</Trans> {asks}
        </p>
      )}
      {way === 'totp' && (
        <OneTimeCode
          name="code"
          value={code}
          onChange={onCode}
          errorMessage={errorMessage}
          {...(description !== undefined && { description })}
        />
      )}
      {way === null && (
        <Banner tone="caution">
          <Trans>
            Ihr Zugang kennt nur Passkeys, dieser Browser aber nicht. Bitte bestätigen Sie auf dem
            Gerät, auf dem Ihr Passkey liegt.
          </Trans>
        </Banner>
      )}
    </div>
  )
}
