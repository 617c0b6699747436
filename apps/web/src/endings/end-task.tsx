import { Trans, useLingui } from '@lingui/react/macro'
import { EndTask } from '@portal/domain/endings/contract'
import type { ReactNode } from 'react'
import { useForm } from '../platform/form/form.ts'
import { TextArea } from '../ui/form/text-field.tsx'
import { EndingDialog, EndingForm } from './ending-dialog.tsx'

type End = (reason: string) => Promise<unknown>

/** Ends what stands red, with a reason that whoever it concerns reads and that the log keeps. */
export const EndTaskButton = ({
  title,
  children,
  end,
}: {
  title: string
  /** What ends with it, and who reads the reason. */
  children: ReactNode
  end: End
}) => (
  <EndingDialog opener={<Trans>Mit Begründung beenden</Trans>} title={title}>
    {(close) => (
      <>
        {children}
        <Reason end={end} close={close} />
      </>
    )}
  </EndingDialog>
)

function Reason({ end, close }: { end: End; close: () => void }) {
  const { t } = useLingui()
  const form = useForm(EndTask, { reason: '' })
  return (
    <EndingForm
      form={form}
      send={({ reason }) => end(reason)}
      yes={<Trans>Beenden</Trans>}
      said={t`Beendet; die Begründung steht im Nachweisprotokoll.`}
      close={close}
    >
      <TextArea
        label={t`Begründung`}
        description={t`Was Sie geprüft oder geklärt haben. Sie steht unveränderlich im Nachweisprotokoll.`}
        maxLength={2_000}
        {...form.field('reason')}
      />
    </EndingForm>
  )
}
