import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { faultOf } from '../../platform/http/fault-of.ts'
import { Loading } from '../../ui/basics/loading.tsx'
import type { Advance } from '../entry/advance.ts'
import { InvitationFacts } from './invitation-facts.tsx'
import { IntroductionForm } from './introduction-form.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { OtherSession } from './other-session.tsx'
import { lookUpInvitation } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { useAnswer } from '../entry/use-answer.ts'
import { LinkRefusal } from '../entry/what-now.tsx'

/** Who invites whom to what, before anything is asked. */
export function InvitationStep({
  token,
  onNext,
  onEmail,
}: {
  token: string
  onNext: Advance
  onEmail: (email: string) => void
}) {
  const { t } = useLingui()
  const [question, ask] = useState({ token })
  const { data: invitation, refusal } = useAnswer(question, lookUpInvitation)
  const retry = () => ask({ token })
  if (!invitation && !refusal) return <Loading />
  if (!invitation)
    return (
      <>
        <StepHeader title={t`Ihre Einladung`} />
        <LinkRefusal kind="invitation" error={refusal} />
        {faultOf(refusal)?.code !== 'token-rejected' && (
          <ButtonRow>
            <Button onClick={retry}>
              <Trans>Noch einmal versuchen</Trans>
            </Button>
          </ButtonRow>
        )}
      </>
    )
  const { signedInAs, name, email } = invitation
  const goOn = (address: string, ...answer: Parameters<Advance>) => {
    onEmail(address)
    onNext(...answer)
  }
  return (
    <>
      <StepHeader
        title={invitation.name === null ? t`Willkommen im AVV-Portal` : t`Einladung zum AVV-Portal`}
      />
      {signedInAs ? (
        <OtherSession who={signedInAs} invited={invitation} onSignedOut={retry} />
      ) : (
        <>
          <InvitationFacts invitation={invitation} />
          {name === null || email === null ? (
            <IntroductionForm token={token} known={email} onNext={goOn} />
          ) : (
            <InvitationForm
              token={token}
              account={invitation.account}
              email={email}
              onOtherSession={retry}
              onNext={(answer) => goOn(email, answer)}
            />
          )}
        </>
      )}
    </>
  )
}
