import { useLingui } from '@lingui/react/macro'
import type { ConfirmationChallenge, SecondFactor } from '@portal/domain/accounts/factors'
import type { ReactNode } from 'react'
import { useMutation } from '@tanstack/react-query'
import { useSecondFactor } from './use-second-factor.ts'
import { Button, ButtonRow, LinkButton } from '../ui/basics/button.tsx'
import { Form } from '../ui/form/form.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { SecondFactorField } from './second-factor-field.tsx'

/** The end of a binding act: a fresh second factor for exactly what was reviewed above it. */
export function SecondFactorForm<T>({
  challenge,
  onConfirm,
  onDone,
  onRefused,
  label,
  back,
}: {
  challenge: () => Promise<ConfirmationChallenge>
  onConfirm: (secondFactor: SecondFactor) => Promise<T>
  onDone: (answer: T) => void
  onRefused: (error: Error) => void
  /** Names the act. */
  label: ReactNode
  back: { href: string; label: ReactNode }
}) {
  const { t } = useLingui()
  const confirm = useMutation({
    mutationFn: async (give: () => Promise<SecondFactor>) => onConfirm(await give()),
    onSuccess: onDone,
    onError: onRefused,
  })
  const factor = useSecondFactor(confirm.error)
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!confirm.isPending) confirm.mutate(() => factor.give(challenge))
      }}
    >
      <SecondFactorField
        {...factor.field}
        description={t`Jeder Code gilt nur einmal. Haben Sie sich gerade erst damit angemeldet, warten Sie, bis die App den nächsten zeigt; das dauert höchstens 30 Sekunden.`}
      />
      <Refusal error={factor.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" icon="seal" isPending={confirm.isPending}>
          {label}
        </Button>
        <LinkButton href={back.href}>{back.label}</LinkButton>
      </ButtonRow>
    </Form>
  )
}
