import { Trans, useLingui } from '@lingui/react/macro'
import { FactorName, type PasskeyCreation } from '@portal/domain/accounts/passkeys'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from '../../platform/form/form.ts'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import styles from '../account.module.css'
import { deviceName } from '../second-factor/device-name.ts'
import { addPasskey, beginPasskey } from './factor-queries.ts'
import { FormButtons } from '../form-buttons.tsx'
import type { OnCodes } from './fresh-codes.tsx'

export function PasskeyForm({
  first,
  onCodes,
  onClose,
}: {
  /** For the first attempt, at hand so that the browser asks right after the click; each further one gets its own. */
  first: PasskeyCreation
  onCodes: OnCodes
  onClose: () => void
}) {
  const { t } = useLingui()
  const [unused, setUnused] = useState<PasskeyCreation | null>(first)
  const begin = useMutation(beginPasskey())
  const add = useMutation(addPasskey())
  const form = useForm(FactorName, { name: deviceName() })
  return (
    <div className={styles.panel}>
      <Form
        {...form.onSubmit(async ({ name }) => {
          setUnused(null)
          const creation = unused ?? (await begin.mutateAsync())
          const { recoveryCodes } = await add.mutateAsync({ name, creation })
          announce(t`Der Passkey „${name}“ ist hinzugefügt.`)
          onClose()
          if (recoveryCodes) onCodes(recoveryCodes)
        })}
      >
        <TextField
          label={t`Name des Passkeys`}
          description={t`Am besten nach dem Gerät, auf dem er liegt. Danach fragt Ihr Browser nach Fingerabdruck, Gesicht oder PIN.`}
          autoComplete="off"
          autoFocus
          {...form.field('name')}
        />
        <Refusal error={form.refusal} />
        <FormButtons isPending={form.isPending} onCancel={onClose}>
          <Trans>Passkey erstellen</Trans>
        </FormButtons>
      </Form>
    </div>
  )
}
