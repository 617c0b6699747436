import { Trans } from '@lingui/react/macro'
import type { AccountResets } from '@portal/domain/accounts/factors'
import { lazy, useState } from 'react'
import { isPasskeyPossible } from '../second-factor/passkeys.ts'
import { Button } from '../../ui/basics/button.tsx'
import { LazyPart } from '../../ui/basics/lazy-part.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import type { Advance } from '../entry/advance.ts'
import { CodeStep } from './code-step.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { PasskeyStep } from './passkey-step.tsx'
import styles from '../entry/sign-in.module.css'
import { useAct } from '../entry/use-act.ts'

const ResetsNotice = lazy(async () => ({
  default: (await import('./resets-notice.tsx')).ResetsNotice,
}))
const RecoveryCodeStep = lazy(async () => ({
  default: (await import('./recovery-code-step.tsx')).RecoveryCodeStep,
}))

/** After the password: what the person usually has, and quietly what else would do. */
export function SecondStep({
  has,
  resets = null,
  onNext,
  onBack,
}: {
  has: 'totp' | 'passkey'
  resets?: AccountResets | null
  onNext: Advance
  onBack: () => void
}) {
  const [isRecovering, setRecovering] = useState(false)
  const passkey = useAct()
  if (isRecovering)
    return (
      <LazyPart>
        <RecoveryCodeStep onNext={onNext} onBack={() => setRecovering(false)} />
      </LazyPart>
    )
  return (
    <>
      {resets && (
        <LazyPart>
          <ResetsNotice {...resets} />
        </LazyPart>
      )}
      {has === 'totp' ? (
        <CodeStep onNext={onNext} onBack={onBack} />
      ) : (
        <PasskeyStep passkey={passkey} onNext={onNext} onBack={onBack} />
      )}
      <section className={styles.other}>
        <h2 className={styles.otherTitle}>
          {has === 'totp' ? (
            <Trans>Telefon nicht zur Hand?</Trans>
          ) : (
            <Trans>Gerät nicht zur Hand?</Trans>
          )}
        </h2>
        <ul className={styles.alternatives}>
          {has === 'totp' && isPasskeyPossible() && (
            <li>
              <PasskeyButton passkey={passkey} onNext={onNext} look="quiet">
                <Trans>Passkey verwenden</Trans>
              </PasskeyButton>
            </li>
          )}
          <li>
            <Button look="quiet" onClick={() => setRecovering(true)}>
              <Trans>Wiederherstellungscode verwenden</Trans>
            </Button>
          </li>
        </ul>
        {has === 'totp' && <Refusal error={passkey.refusal} />}
      </section>
    </>
  )
}
