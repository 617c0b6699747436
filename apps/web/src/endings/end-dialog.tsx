import { Trans, useLingui } from '@lingui/react/macro'
import { EndTask } from '@portal/domain/endings/contract'
import { type ReactNode, useState } from 'react'
import { useForm } from '../platform/form/form.ts'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { Dialog } from '../ui/basics/dialog.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Form } from '../ui/form/form.tsx'
import { TextArea } from '../ui/form/text-field.tsx'

/** Ends what stands red, with a reason that whoever it concerns reads and that the log keeps. */
export function EndTaskButton({
  title,
  children,
  end,
}: {
  title: string
  /** What ends with it, and who reads the reason. */
  children: ReactNode
  end: (reason: string) => Promise<unknown>
}) {
  const [isOpen, open] = useState(false)
  return (
    <>
      <div data-print="no">
        <Button onClick={() => open(true)}>
          <Trans>Mit Begründung beenden</Trans>
        </Button>
      </div>
      <Dialog title={title} isOpen={isOpen} onClose={() => open(false)}>
        {children}
        <Reason end={end} onClose={() => open(false)} />
      </Dialog>
    </>
  )
}

function Reason({
  end,
  onClose,
}: {
  end: (reason: string) => Promise<unknown>
  onClose: () => void
}) {
  const { t } = useLingui()
  const form = useForm(EndTask, { reason: '' })
  return (
    <Form
      {...form.onSubmit(async ({ reason }) => {
        await end(reason)
        onClose()
        announce(t`Beendet; die Begründung steht im Nachweisprotokoll.`)
      })}
    >
      <TextArea
        label={t`Begründung`}
        description={t`Was Sie geprüft oder geklärt haben. Sie steht unveränderlich im Nachweisprotokoll.`}
        maxLength={2_000}
        {...form.field('reason')}
      />
      <Refusal error={form.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" isPending={form.isPending}>
          <Trans>Beenden</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Abbrechen</Trans>
        </Button>
      </ButtonRow>
    </Form>
  )
}
