import { Trans, useLingui } from '@lingui/react/macro'
import { EndFailedMail } from '@portal/domain/endings/contract'
import type { Mail } from '@portal/domain/mails/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from '../platform/form/form.ts'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { Dialog } from '../ui/basics/dialog.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Checkbox } from '../ui/form/choice.tsx'
import { Form } from '../ui/form/form.tsx'
import { TextArea } from '../ui/form/text-field.tsx'
import { endFailedMail } from './queries.ts'

/** Ends that a mail could not be delivered: somebody has seen to it on another way. */
export function EndFailure({ mail }: { mail: Mail }) {
  const { t } = useLingui()
  const [isOpen, open] = useState(false)
  const end = useMutation(endFailedMail(mail.id))
  const form = useForm(EndFailedMail, { reason: '', others: false })
  const close = () => open(false)
  return (
    <>
      <div data-print="no">
        <Button onClick={() => open(true)}>
          <Trans>Mit Begründung beenden</Trans>
        </Button>
      </div>
      <Dialog title={t`Unzustellbare E-Mail beenden`} isOpen={isOpen} onClose={close}>
        <p>
          <Trans>
            Die E-Mail an {mail.recipient.name || mail.recipient.email} wird damit nicht zugestellt.
            Beenden Sie das, wenn die Person auf anderem Weg Bescheid weiß oder keinen mehr braucht.
          </Trans>
        </p>
        <Form
          {...form.onSubmit(async (input) => {
            await end.mutateAsync(input)
            close()
            announce(t`Beendet; die Begründung steht im Nachweisprotokoll.`)
          })}
        >
          <TextArea
            label={t`Begründung`}
            description={t`Was Sie geklärt haben. Sie steht unveränderlich im Nachweisprotokoll.`}
            maxLength={2_000}
            {...form.field('reason')}
          />
          <Checkbox
            isSelected={form.values.others ?? false}
            onChange={(others) => form.set({ others })}
          >
            <Trans>auch alle anderen, die an diese Person nicht zustellbar waren</Trans>
          </Checkbox>
          <Refusal error={form.refusal} />
          <ButtonRow>
            <Button type="submit" look="primary" isPending={form.isPending}>
              <Trans>Beenden</Trans>
            </Button>
            <Button onClick={close}>
              <Trans>Abbrechen</Trans>
            </Button>
          </ButtonRow>
        </Form>
      </Dialog>
    </>
  )
}
