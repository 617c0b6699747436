import { Trans } from '@lingui/react/macro'
import type { TotpEnrolment } from '@portal/domain/accounts/factors'
import { useMutation } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { LazyPart } from '../../ui/basics/lazy-part.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { beginAuthenticator } from './factor-queries.ts'
import { useFocusBack } from '../focus.ts'
import type { OnCodes } from './fresh-codes.tsx'

// The only part that draws a QR code.
const authenticatorForm = async () => ({
  default: (await import('./authenticator-form.tsx')).AuthenticatorForm,
})
const AuthenticatorForm = lazy(authenticatorForm)

export function AddAuthenticator({ onCodes }: { onCodes: OnCodes }) {
  const [enrolment, setEnrolment] = useState<TotpEnrolment | null>(null)
  const frame = useFocusBack<HTMLDivElement>(enrolment !== null)
  const begin = useMutation({
    ...beginAuthenticator(),
    // What shows the secret this once comes before it is made.
    onMutate: authenticatorForm,
    onSuccess: (made) => setEnrolment(made),
  })
  if (enrolment)
    return (
      <LazyPart>
        <AuthenticatorForm
          enrolment={enrolment}
          onCodes={onCodes}
          onClose={() => setEnrolment(null)}
        />
      </LazyPart>
    )
  return (
    <>
      <div ref={frame}>
        <Button icon="plus" isPending={begin.isPending} onClick={() => begin.mutate()}>
          <Trans>Authenticator-App hinzufügen</Trans>
        </Button>
      </div>
      <Refusal error={begin.error} />
    </>
  )
}
