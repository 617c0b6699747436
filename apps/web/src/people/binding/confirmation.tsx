import { useLingui } from '@lingui/react/macro'
import type { ConfirmedAct, SecondFactor } from '@portal/domain/accounts/factors'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { challengeOfInput } from '../../binding/challenge.ts'
import { useSecondFactor } from '../../binding/use-second-factor.ts'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { SecondFactorField } from '../../binding/second-factor-field.tsx'

/** The end of a binding act: a fresh second factor for exactly the input that was reviewed above it. */
export function Confirmation<T>({
  act,
  subject,
  input,
  onConfirm,
  onDone,
  onRefused,
  label,
  backTo,
  backLabel,
}: {
  act: ConfirmedAct
  /** The id of what it is done to. */
  subject: string
  /** As the contract's parse gives it, without the second factor. */
  input: object
  onConfirm: (secondFactor: SecondFactor) => Promise<T>
  onDone: (answer: T) => void
  /** For a refusal that is better said where its cause is. */
  onRefused?: (error: Error) => void
  /** Names the act. */
  label: ReactNode
  backTo: string
  backLabel: ReactNode
}) {
  const { t } = useLingui()
  const confirm = useMutation({
    mutationFn: async (give: () => Promise<SecondFactor>) => onConfirm(await give()),
    onSuccess: onDone,
    ...(onRefused && { onError: onRefused }),
  })
  const factor = useSecondFactor(confirm.error)
  return (
    <Form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!confirm.isPending)
          confirm.mutate(() => factor.give(() => challengeOfInput(act, subject, input)))
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
        <LinkButton href={backTo}>{backLabel}</LinkButton>
      </ButtonRow>
    </Form>
  )
}
