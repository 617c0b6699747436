import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { faultOf } from '../../platform/http/fault-of.ts'
import { useForm } from '../../platform/form/form.ts'
import { RadioGroup } from '../../ui/form/choice.tsx'
import { Form } from '../../ui/form/form.tsx'
import { OneTimeCode } from '../second-factor/one-time-code.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { Proof, type ProofKind, prove } from './proof.ts'

export function ProofForm({
  kinds,
  settle,
}: {
  /** The ways open to this person, the best first. */
  kinds: readonly ProofKind[]
  settle: (isDone: boolean) => void
}) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const form = useForm(Proof, {
    kind: kinds[0] ?? 'recovery-code',
    password: '',
    code: '',
    recoveryCode: '',
  })
  const { kind } = form.values
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => frame.current?.querySelector('input')?.focus(), [])
  const { refusal } = form
  const isPasswordWrong = faultOf(refusal)?.code === 'credentials-rejected'
  useEffect(() => {
    if (faultOf(refusal)?.code !== 'credentials-rejected') return
    const input = frame.current?.querySelector<HTMLInputElement>('[name=password]')
    input?.focus()
    input?.select()
  }, [refusal])

  const words: Record<ProofKind, { label: string; description?: string }> = {
    passkey: {
      label: t`Passkey`,
      description: t`Ihr Gerät fragt gleich nach Fingerabdruck, Gesicht oder PIN.`,
    },
    totp: { label: t`Passwort und Code aus der Authenticator-App` },
    'recovery-code': {
      label: t`Passwort und Wiederherstellungscode`,
      description: t`Er wird dabei verbraucht.`,
    },
  }
  const password = form.field('password')
  const wrong = isPasswordWrong ? t`Dieses Passwort stimmt nicht.` : undefined

  return (
    <div ref={frame}>
      <Form
        {...form.onSubmit(async (proof) => {
          // The session gets a new cookie: what is still under way with the old one would look signed out.
          await queries.cancelQueries()
          await prove(proof)
          settle(true)
        })}
      >
        {kinds.length > 1 && (
          <RadioGroup
            label={t`Womit?`}
            options={kinds.map((value) => ({ value, ...words[value] }))}
            {...form.field('kind')}
          />
        )}
        {kind !== 'passkey' && (
          <PasswordField
            label={t`Passwort`}
            autoComplete="current-password"
            {...password}
            errorMessage={password.errorMessage ?? wrong}
          />
        )}
        {kind === 'totp' && <OneTimeCode {...form.field('code')} />}
        {kind === 'recovery-code' && (
          <TextField
            label={t`Wiederherstellungscode`}
            autoComplete="off"
            {...form.field('recoveryCode')}
          />
        )}
        <Refusal error={isPasswordWrong ? null : refusal} />
        <FormButtons isPending={form.isPending} onCancel={() => settle(false)}>
          {kind === 'passkey' ? <Trans>Mit Passkey ausweisen</Trans> : <Trans>Weiter</Trans>}
        </FormButtons>
      </Form>
    </div>
  )
}
