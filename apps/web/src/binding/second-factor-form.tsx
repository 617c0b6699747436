import { useLingui } from '@lingui/react/macro'
import type { ConfirmationChallenge, SecondFactor } from '@portal/domain/accounts/factors'
import type { ReactNode } from 'react'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Form } from '../ui/form/form.tsx'
import { SecondFactorField } from './second-factor-field.tsx'
import { useSecondFactor } from './use-second-factor.ts'

/** The end of a binding act: a fresh second factor for exactly what was reviewed above it. */
export function SecondFactorForm({
  isPending,
  error,
  onConfirm,
  challenge,
  label,
  passkeyLabel = label,
  back,
}: {
  isPending: boolean
  error: Error | null
  onConfirm: (give: () => Promise<SecondFactor>) => void
  /** What a passkey confirms. */
  challenge: () => Promise<ConfirmationChallenge>
  /** Names the act. */
  label: ReactNode
  passkeyLabel?: ReactNode
  back: { href: string; label: ReactNode }
}) {
  const { t } = useLingui()
  const factor = useSecondFactor(error)
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onConfirm(() => factor.give(challenge))
      }}
    >
      <SecondFactorField
        {...factor.field}
        description={t`Jeder Code gilt nur einmal. Haben Sie sich gerade erst damit angemeldet, warten Sie, bis die App den nächsten zeigt; das dauert höchstens 30 Sekunden.`}
      />
      <Refusal error={factor.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" icon="seal" isPending={isPending}>
          {factor.field.way === 'passkey' ? passkeyLabel : label}
        </Button>
        <LinkButton href={back.href}>{back.label}</LinkButton>
      </ButtonRow>
    </Form>
  )
}
