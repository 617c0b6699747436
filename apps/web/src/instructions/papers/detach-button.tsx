import { Trans, useLingui } from '@lingui/react/macro'
import type { Attachment, Instruction } from '@portal/domain/instructions/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { detachFile } from './attachment-queries.ts'
import { instructionQuery } from '../queries.ts'

/** Takes a file off a draft; asked once more, for the portal keeps no copy of it. */
export function DetachButton({
  instruction,
  attachment,
  onOwn,
}: {
  instruction: Instruction
  attachment: Attachment
  onOwn: (answer: Instruction) => void
}) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const detach = useMutation({
    mutationFn: () => detachFile(instruction, attachment.id),
    onSuccess: (answer) => {
      client.setQueryData(instructionQuery(instruction.id).queryKey, answer)
      onOwn(answer)
      announce(t`„${attachment.name}“ ist entfernt.`)
    },
  })
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        <span>
          <Trans>Entfernen</Trans>
          <Hidden>: {attachment.name}</Hidden>
        </span>
      </Button>
      <ConfirmDialog
        title={<Trans>Diese Anlage entfernen?</Trans>}
        look="danger"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => detach.mutate()}
        isPending={detach.isPending}
        error={detach.error}
        confirmLabel={<Trans>Anlage entfernen</Trans>}
      >
        <p>
          <Trans>
            „{attachment.name}“ gehört dann nicht mehr zum Entwurf. Das Portal behält keine Kopie.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
