import { Trans, useLingui } from '@lingui/react/macro'
import { isPasskeyPossible } from '../second-factor/passkeys.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import type { Advance } from '../entry/advance.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { StepHeader } from '../entry/step-header.tsx'
import { StepRefusal } from '../entry/step-refusal.tsx'
import type { useAct } from '../entry/use-act.ts'

/** The second step of somebody who has passkeys and no authenticator app. */
export function PasskeyStep({
  passkey,
  onNext,
  onBack,
}: {
  passkey: ReturnType<typeof useAct>
  onNext: Advance
  onBack: () => void
}) {
  const { t } = useLingui()
  return (
    <>
      <StepHeader title={t`Zweiter Schritt`}>
        <p>
          <Trans>
            Bestätigen Sie mit Ihrem Passkey, dass Sie es sind: mit Fingerabdruck, Gesicht oder PIN.
          </Trans>
        </p>
      </StepHeader>
      {!isPasskeyPossible() && (
        <Banner tone="caution">
          <Trans>
            Dieser Browser kennt keine Passkeys. Melden Sie sich auf dem Gerät an, auf dem Ihr
            Passkey liegt, oder verwenden Sie einen Wiederherstellungscode.
          </Trans>
        </Banner>
      )}
      <StepRefusal error={passkey.refusal} />
      <ButtonRow>
        {isPasskeyPossible() && (
          <PasskeyButton passkey={passkey} onNext={onNext} look="primary">
            <Trans>Mit Passkey bestätigen</Trans>
          </PasskeyButton>
        )}
        <Button look="quiet" onClick={onBack}>
          <Trans>Zurück zum Passwort</Trans>
        </Button>
      </ButtonRow>
    </>
  )
}
