import { Trans, useLingui } from '@lingui/react/macro'
import type { AccountResets } from '@portal/domain/accounts/factors'
import { entryPages } from '@portal/domain/entry-addresses'
import { lazy, useState } from 'react'
import { LazyPart } from '../../ui/basics/lazy-part.tsx'
import type { Advance } from '../entry/advance.ts'
import type { Entrance, LinkKind } from '../entry/entrance.ts'
import { PasswordStep } from './password-step.tsx'
import { StepHeader } from '../entry/step-header.tsx'
import { endBefore } from '../session-end.ts'

// Comes while the password is checked.
const secondStep = async () => ({ default: (await import('./second-step.tsx')).SecondStep })
const SecondStep = lazy(secondStep)
const codesStep = async () => ({
  default: (await import('../enrolment/recovery-codes-step.tsx')).RecoveryCodesStep,
})
const RecoveryCodesStep = lazy(codesStep)
// Needed once in a life, and the only part that draws a QR code. It makes the codes that are shown once: what shows them comes first.
const EnrolStep = lazy(async () => {
  await codesStep()
  return { default: (await import('../enrolment/enrol-step.tsx')).EnrolStep }
})
const LinkStep = lazy(async () => ({
  default: (await import('../links/link-step.tsx')).LinkStep,
}))
const ForgottenStep = lazy(async () => ({
  default: (await import('../links/forgotten-step.tsx')).ForgottenStep,
}))

const PasswordIsNew = lazy(async () => ({
  default: (await import('./password-is-new.tsx')).PasswordIsNew,
}))
const SessionEnded = lazy(async () => ({
  default: (await import('./session-ended.tsx')).SessionEnded,
}))

type Stage =
  | { step: 'password'; isPasswordNew?: boolean }
  | { step: 'forgotten' | 'enrol' | 'inside' }
  | { step: 'link'; kind: LinkKind; token: string | null }
  | { step: 'second'; has: 'totp' | 'passkey'; resets: AccountResets | null }
  | { step: 'codes'; codes: string[]; email: string }

function stageOf(entrance: Entrance): Stage {
  if ('token' in entrance) return { step: 'link', kind: entrance.way, token: entrance.token }
  return { step: entrance.way === 'forgotten' ? 'forgotten' : 'password' }
}

/** Every way in. `onDone` only after both factors, and after new recovery codes are known to be kept. */
export function SignIn({ entrance, onDone }: { entrance: Entrance; onDone: () => void }) {
  const [stage, setStage] = useState<Stage>(() => stageOf(entrance))
  const [email, setEmail] = useState('')
  const [end] = useState(endBefore)

  const finish = () => {
    setStage({ step: 'inside' })
    onDone()
  }
  const toLogin = (isPasswordNew: boolean) => {
    // A reload stays there: the link that led here is used up, or was never needed.
    history.replaceState(null, '', entryPages.signIn + location.search)
    setStage({ step: 'password', isPasswordNew })
  }
  const advance: Advance = ({ next, recoveryCodes, user, resets = null }) => {
    if (next === 'enrol') return setStage({ step: 'enrol' })
    if (next !== 'done') return setStage({ step: 'second', has: next, resets })
    if (!recoveryCodes?.length) return finish()
    setStage({ step: 'codes', codes: recoveryCodes, email: user?.email ?? email })
  }

  switch (stage.step) {
    case 'password':
      return (
        <PasswordStep
          email={email}
          onEmail={(given) => {
            void secondStep().catch(() => {})
            setEmail(given)
          }}
          onNext={advance}
          onForgotten={() => setStage({ step: 'forgotten' })}
        >
          <LazyPart>
            {stage.isPasswordNew ? <PasswordIsNew /> : end && <SessionEnded end={end} />}
          </LazyPart>
        </PasswordStep>
      )
    case 'forgotten':
      return (
        <LazyPart>
          <ForgottenStep email={email} onBack={() => toLogin(false)} />
        </LazyPart>
      )
    case 'link':
      return (
        <LazyPart>
          <LinkStep
            kind={stage.kind}
            token={stage.token}
            onNext={advance}
            onEmail={setEmail}
            onNewPassword={() => toLogin(true)}
          />
        </LazyPart>
      )
    case 'second':
      return (
        <LazyPart>
          <SecondStep
            has={stage.has}
            resets={stage.resets}
            onNext={advance}
            onBack={() => toLogin(false)}
          />
        </LazyPart>
      )
    case 'enrol':
      return (
        <LazyPart>
          <EnrolStep onNext={advance} />
        </LazyPart>
      )
    case 'codes':
      return (
        <LazyPart>
          <RecoveryCodesStep codes={stage.codes} email={stage.email} onDone={finish} />
        </LazyPart>
      )
    case 'inside':
      return <Inside />
  }
}

function Inside() {
  const { t } = useLingui()
  return (
    <StepHeader title={t`Sie sind angemeldet`}>
      <p>
        <Trans>Das Portal wird geladen …</Trans>
      </p>
    </StepHeader>
  )
}
