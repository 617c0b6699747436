import { Trans, useLingui } from '@lingui/react/macro'
import { entryPages } from '@portal/domain/entry-addresses'
import { type ReactNode, useState } from 'react'
import { useForm } from '../../platform/form/form.ts'
import { isPasskeyPossible } from '../second-factor/passkeys.ts'
import { Button } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { PasskeyButton } from './passkey-button.tsx'
import { signInApi } from '../entry/lazy-sign-in-api.ts'
import styles from '../entry/sign-in.module.css'
import { StepHeader } from '../entry/step-header.tsx'
import { useAct } from '../entry/use-act.ts'
import { usePasskeyOffer } from './use-passkey-offer.ts'

export function PasswordStep({
  email,
  onEmail,
  onNext,
  onForgotten,
  children,
}: {
  email: string
  onEmail: (email: string) => void
  onNext: Advance
  onForgotten: () => void
  /** What to know before signing in. */
  children?: ReactNode
}) {
  const { t } = useLingui()
  const form = useForm(async () => (await signInApi()).asked.credentials, { email, password: '' })
  const passkey = useAct()
  const [refused, setRefused] = useState<Error | null>(null)
  const isGiven = usePasskeyOffer(!passkey.isPending, onNext, setRefused)
  return (
    <>
      <StepHeader title={t`Anmelden`} />
      {children}
      <Form
        {...form.onSubmit(async (credentials) => {
          onEmail(credentials.email)
          onNext(await (await signInApi()).signIn(credentials))
        })}
      >
        <TextField
          label={t`E-Mail-Adresse`}
          type="email"
          autoComplete="username webauthn"
          autoFocus
          {...form.field('email')}
        />
        <PasswordField
          label={t`Passwort`}
          autoComplete="current-password"
          {...form.field('password')}
        />
        <Refusal error={form.refusal} />
        <div className={styles.submit}>
          <Button type="submit" look="primary" isPending={form.isPending || isGiven}>
            <Trans>Weiter</Trans>
          </Button>
          <a
            href={entryPages.passwordForgotten}
            onClick={(event) => {
              event.preventDefault()
              onEmail(form.values.email ?? '')
              onForgotten()
            }}
          >
            <Trans>Passwort vergessen?</Trans>
          </a>
        </div>
      </Form>
      {isPasskeyPossible() && (
        <section className={styles.other} aria-label={t`Ohne Passwort`}>
          <PasskeyButton
            passkey={{ ...passkey, isPending: passkey.isPending || isGiven }}
            onNext={onNext}
          >
            <Trans>Mit Passkey anmelden</Trans>
          </PasskeyButton>
          <Refusal error={passkey.refusal ?? refused} />
        </section>
      )}
    </>
  )
}
