import { Trans, useLingui } from '@lingui/react/macro'
import { RecoveryCode } from '@portal/domain/accounts/factors'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'

const Typed = z.strictObject({ recoveryCode: RecoveryCode })

/** Shows that somebody has kept their recovery codes: one of them, typed. */
export function RecoveryCodeCheck({
  description,
  onConfirm,
  confirmLabel,
  onLater,
}: {
  description: ReactNode
  /** May throw a refusal. */
  onConfirm: (code: string) => Promise<unknown>
  confirmLabel?: string | undefined
  /** Where the person may go on without having typed one. */
  onLater?: (() => void) | undefined
}) {
  const { t } = useLingui()
  const form = useForm(Typed, { recoveryCode: '' })
  return (
    <Form {...form.onSubmit(({ recoveryCode }) => onConfirm(recoveryCode))}>
      <TextField
        label={t`Tippen Sie einen der Codes ab`}
        description={description}
        autoComplete="off"
        {...form.field('recoveryCode')}
      />
      <Refusal error={form.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" isPending={form.isPending}>
          {confirmLabel ?? <Trans>Codes sind aufbewahrt</Trans>}
        </Button>
        {onLater && (
          <Button look="quiet" onClick={onLater}>
            <Trans>Später bestätigen</Trans>
          </Button>
        )}
      </ButtonRow>
    </Form>
  )
}
