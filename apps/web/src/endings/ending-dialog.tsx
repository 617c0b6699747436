import { Trans } from '@lingui/react/macro'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Button, ButtonRow } from '../ui/basics/button.tsx'
import { Dialog } from '../ui/basics/dialog.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import { Form } from '../ui/form/form.tsx'

/** A button and the dialog that it opens; what stands in it may close it. */
export function EndingDialog({
  opener,
  title,
  children,
}: {
  opener: ReactNode
  title: string
  children: (close: () => void) => ReactNode
}) {
  const [isOpen, open] = useState(false)
  const close = () => open(false)
  return (
    <>
      <div data-print="no">
        <Button onClick={() => open(true)}>{opener}</Button>
      </div>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        {children(close)}
      </Dialog>
    </>
  )
}

/** The form in such a dialog: once it is taken, the dialog closes and says so. */
export function EndingForm<Input>({
  form,
  send,
  yes,
  said,
  close,
  children,
}: {
  /** As `useForm` makes it. */
  form: {
    onSubmit: (
      act: (input: Input) => Promise<unknown>,
    ) => Omit<ComponentProps<typeof Form>, 'children'>
    refusal: Error | null
    isPending: boolean
  }
  send: (input: Input) => Promise<unknown>
  yes: ReactNode
  said: string
  close: () => void
  /** The fields. */
  children: ReactNode
}) {
  return (
    <Form
      {...form.onSubmit(async (input) => {
        await send(input)
        close()
        announce(said)
      })}
    >
      {children}
      <Refusal error={form.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" isPending={form.isPending}>
          {yes}
        </Button>
        <Button onClick={close}>
          <Trans>Abbrechen</Trans>
        </Button>
      </ButtonRow>
    </Form>
  )
}
