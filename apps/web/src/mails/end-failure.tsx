import { Trans, useLingui } from '@lingui/react/macro'
import { EndFailedMail } from '@portal/domain/endings/contract'
import type { Mail } from '@portal/domain/mails/contract'
import { useMutation } from '@tanstack/react-query'
import { EndingDialog, EndingForm } from '../endings/ending-dialog.tsx'
import { useForm } from '../platform/form/form.ts'
import { Checkbox } from '../ui/form/choice.tsx'
import { TextArea } from '../ui/form/text-field.tsx'
import { endFailedMail } from './queries.ts'

/** Ends that a mail could not be delivered: somebody has seen to it on another way. */
export function EndFailure({ mail }: { mail: Mail }) {
  const { t } = useLingui()
  const end = useMutation(endFailedMail(mail.id))
  const form = useForm(EndFailedMail, { reason: '', others: false })
  return (
    <EndingDialog
      opener={<Trans>Mit Begründung beenden</Trans>}
      title={t`Unzustellbare E-Mail beenden`}
    >
      {(close) => (
        <>
          <p>
            <Trans>
              Die E-Mail an {mail.recipient.name || mail.recipient.email} wird damit nicht
              zugestellt. Beenden Sie das, wenn die Person auf anderem Weg Bescheid weiß oder keinen
              mehr braucht.
            </Trans>
          </p>
          <EndingForm
            form={form}
            send={(input) => end.mutateAsync(input)}
            yes={<Trans>Beenden</Trans>}
            said={t`Beendet; die Begründung steht im Nachweisprotokoll.`}
            close={close}
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
          </EndingForm>
        </>
      )}
    </EndingDialog>
  )
}
