import { Trans } from '@lingui/react/macro'
import { entryPages } from '@portal/domain/entry-addresses'
import { faultOf } from '../../platform/http/fault-of.ts'
import type { LinkKind } from './entrance.ts'
import { StepRefusal } from './step-refusal.tsx'

/** How to get on with a mailed link that is of no use any more. */
export function WhatNow({ kind }: { kind: LinkKind }) {
  switch (kind) {
    case 'invitation':
      return (
        <p>
          <Trans>
            Haben Sie Ihr Passwort schon gewählt? Dann{' '}
            <a href={entryPages.signIn}>melden Sie sich an</a>; dort geht es weiter. Sonst bitten
            Sie die Person, die Sie eingeladen hat, um eine neue Einladung.
          </Trans>
        </p>
      )
    case 'password':
      return (
        <p>
          <Trans>
            <a href={entryPages.passwordForgotten}>Fordern Sie einen neuen Link an</a>, oder{' '}
            <a href={entryPages.signIn}>melden Sie sich an</a>, wenn Ihr neues Passwort schon gilt.
          </Trans>
        </p>
      )
    case 'factor':
      return (
        <p>
          <Trans>
            Bitten Sie Ihre Leitung oder Ihren Auftragnehmer um einen neuen Link, oder{' '}
            <a href={entryPages.signIn}>melden Sie sich an</a>, wenn Sie schon einen neuen zweiten
            Faktor haben.
          </Trans>
        </p>
      )
    case 'address':
      return (
        <p>
          <Trans>
            Ihre bisherige Adresse gilt weiter. <a href={entryPages.signIn}>Melden Sie sich an</a>{' '}
            und ändern Sie die Adresse in Ihrem Konto noch einmal.
          </Trans>
        </p>
      )
  }
}

/** As `StepRefusal`, for an act that needs the token of a mailed link. */
export function LinkRefusal({ kind, error }: { kind: LinkKind; error: Error | null }) {
  const fault = faultOf(error)
  return (
    <>
      <StepRefusal error={error} />
      {fault?.code === 'token-rejected' && fault.link !== 'superseded' && <WhatNow kind={kind} />}
    </>
  )
}
