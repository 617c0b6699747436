import { Trans, useLingui } from '@lingui/react/macro'
import { lazy } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { LazyPart } from '../../ui/basics/lazy-part.tsx'
import type { Advance } from '../entry/advance.ts'
import type { LinkKind } from '../entry/entrance.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { WhatNow } from '../entry/what-now.tsx'

// Each is seen once in a life or so.
const InvitationStep = lazy(async () => ({
  default: (await import('./invitation-step.tsx')).InvitationStep,
}))
const NewPasswordStep = lazy(async () => ({
  default: (await import('./new-password-step.tsx')).NewPasswordStep,
}))
const FactorResetStep = lazy(async () => ({
  default: (await import('./factor-reset-step.tsx')).FactorResetStep,
}))
const AddressStep = lazy(async () => ({
  default: (await import('./address-step.tsx')).AddressStep,
}))

type Ways = { onNext: Advance; onEmail: (email: string) => void; onNewPassword: () => void }

/** Where a mailed link leads. */
export function LinkStep({
  kind,
  token,
  ...ways
}: Ways & { kind: LinkKind; token: string | null }) {
  if (token === null) return <MissingToken kind={kind} />
  return <LazyPart>{stepOf(kind, token, ways)}</LazyPart>
}

function stepOf(kind: LinkKind, token: string, { onNext, onEmail, onNewPassword }: Ways) {
  switch (kind) {
    case 'invitation':
      return <InvitationStep token={token} onNext={onNext} onEmail={onEmail} />
    case 'password':
      return <NewPasswordStep token={token} onDone={onNewPassword} />
    case 'factor':
      return <FactorResetStep token={token} onNext={onNext} />
    case 'address':
      return <AddressStep token={token} />
  }
}

/** After a reload, or with a link cut off by a mail program. */
function MissingToken({ kind }: { kind: LinkKind }) {
  const { t } = useLingui()
  return (
    <>
      <StepHeader title={t`Bitte öffnen Sie den Link noch einmal`} />
      <Banner tone="caution">
        <Trans>
          Dieser Seite fehlt der Schlüssel aus Ihrer E-Mail. Zu Ihrer Sicherheit wird er nirgends
          aufbewahrt, auch nicht beim Neuladen. Öffnen Sie den Link aus der E-Mail noch einmal, und
          zwar vollständig.
        </Trans>
      </Banner>
      <WhatNow kind={kind} />
    </>
  )
}
