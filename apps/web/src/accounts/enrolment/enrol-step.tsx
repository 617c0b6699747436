import { Trans, useLingui } from '@lingui/react/macro'
import type { TotpEnrolment } from '@portal/domain/accounts/factors'
import { useState } from 'react'
import { isPasskeyPossible } from '../second-factor/passkeys.ts'
import { Button } from '../../ui/basics/button.tsx'
import type { Advance } from '../entry/advance.ts'
import { EnrolApp } from './enrol-app.tsx'
import { EnrolPasskey } from './enrol-passkey.tsx'
import { beginTotp } from '../second-factor/factor-calls.ts'
import styles from '../entry/sign-in.module.css'
import { StepHeader } from '../entry/step-header.tsx'
import { StepRefusal } from '../entry/step-refusal.tsx'
import { useAct } from '../entry/use-act.ts'

/** Binds the first second factor, or after a reset the one that replaces all others. */
export function EnrolStep({ onNext }: { onNext: Advance }) {
  const { t } = useLingui()
  const [way, setWay] = useState<'app' | 'passkey' | null>(null)
  // Kept for who looks at the other way and comes back: the app has this secret by then.
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null)
  const app = useAct()
  const back = () => setWay(null)
  if (way === 'app' && enrolment)
    return <EnrolApp enrolment={enrolment} onNext={onNext} onBack={back} />
  if (way === 'passkey') return <EnrolPasskey onNext={onNext} onBack={back} />
  return (
    <>
      <StepHeader title={t`Zweiten Faktor einrichten`}>
        <p>
          <Trans>
            Wer hier anweist oder zustimmt, bindet den Auftraggeber. Deshalb genügt ein Passwort
            allein nicht. Womit möchten Sie sich zusätzlich ausweisen? Beides lässt sich später
            ergänzen.
          </Trans>
        </p>
      </StepHeader>
      <div className={styles.ways}>
        <section className={styles.way}>
          <h2>
            <Trans>Passkey</Trans>
          </h2>
          <p>
            <Trans>
              Sie bestätigen mit Fingerabdruck, Gesicht oder PIN dieses Geräts und tippen nie einen
              Code ab. Gut, wenn Sie meist dasselbe Gerät benutzen und es nur Ihnen gehört.
            </Trans>
          </p>
          {isPasskeyPossible() ? (
            <Button icon="passkey" onClick={() => setWay('passkey')}>
              <Trans>Passkey erstellen</Trans>
            </Button>
          ) : (
            <p className={styles.impossible}>
              <Trans>Dieser Browser kennt keine Passkeys.</Trans>
            </p>
          )}
        </section>
        <section className={styles.way}>
          <h2>
            <Trans>Authenticator-App</Trans>
          </h2>
          <p>
            <Trans>
              Eine App auf Ihrem Telefon zeigt alle 30 Sekunden einen neuen Code, den Sie hier
              eingeben. Geht an jedem Rechner, auch an einem gemeinsamen am Empfang.
            </Trans>
          </p>
          <Button
            isPending={app.isPending}
            onClick={() =>
              app.act(async () => {
                setEnrolment(enrolment ?? (await beginTotp()))
                setWay('app')
              })
            }
          >
            <Trans>App einrichten</Trans>
          </Button>
          <StepRefusal error={app.refusal} />
        </section>
      </div>
    </>
  )
}
