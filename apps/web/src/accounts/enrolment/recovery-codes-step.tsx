import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState } from 'react'
import { portalNow } from '../../platform/clock/portal-clock.ts'
import { RecoveryCodes } from '../second-factor/recovery-codes.tsx'
import { confirmRecoveryCode } from '../second-factor/factor-calls.ts'
import { StepHeader } from '../entry/step-header.tsx'

/** The ten codes, once. Nobody goes on before showing that they have them. */
export function RecoveryCodesStep({
  codes,
  email,
  onDone,
}: {
  codes: readonly string[]
  email: string
  onDone: () => void
}) {
  const { t } = useLingui()
  const [madeAt] = useState(() => portalNow())
  const isConfirmed = useRef(false)
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!isConfirmed.current) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])
  return (
    <>
      <StepHeader title={t`Wiederherstellungscodes aufbewahren`}>
        <p>
          <Trans>
            Geht Ihr Telefon oder Gerät verloren, kommen Sie mit einem dieser Codes trotzdem hinein.
            Sie sehen sie nur jetzt: Bitte drucken Sie sie aus, oder legen Sie sie in Ihren
            Passwortmanager.
          </Trans>
        </p>
      </StepHeader>
      <RecoveryCodes
        codes={codes}
        email={email}
        madeAt={madeAt}
        onConfirm={async (code) => {
          await confirmRecoveryCode(code)
          isConfirmed.current = true
          onDone()
        }}
        confirmLabel={t`Bestätigen und zum Portal`}
      />
    </>
  )
}
