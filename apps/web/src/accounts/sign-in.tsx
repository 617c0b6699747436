import type { Advance } from './advance.ts'
import type { TotpEnrolment } from '@portal/domain/accounts/contract'
import { lazy, Suspense, useState } from 'react'
import { CodeStep } from './code-step.tsx'
import { InvitationStep } from './invitation-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { signInApi } from './sign-in-api-later.ts'

// Needed once in a life, and the only part that draws a QR code.
const EnrolStep = lazy(async () => ({ default: (await import('./enrol-step.tsx')).EnrolStep }))

type Stage = { step: 'start' | 'totp' } | { step: 'enrol'; enrolment: TotpEnrolment }

/** The way in: password (or, the first time, an invitation), then the second factor. `onDone` only after both. */
export function SignIn({ invitation, onDone }: { invitation: string | null; onDone: () => void }) {
  const [stage, setStage] = useState<Stage>({ step: 'start' })
  const [email, setEmail] = useState('')

  const advance: Advance = async ({ next }) => {
    if (next === 'done') return onDone()
    if (next === 'totp') return setStage({ step: 'totp' })
    const { beginEnrolment } = await signInApi()
    setStage({ step: 'enrol', enrolment: await beginEnrolment() })
  }

  switch (stage.step) {
    case 'start':
      return invitation === null ? (
        <PasswordStep email={email} onEmail={setEmail} onNext={advance} />
      ) : (
        <InvitationStep token={invitation} onNext={advance} />
      )
    case 'totp':
      return <CodeStep onNext={advance} onBack={() => setStage({ step: 'start' })} />
    case 'enrol':
      return (
        <Suspense>
          <EnrolStep enrolment={stage.enrolment} onNext={advance} />
        </Suspense>
      )
  }
}
