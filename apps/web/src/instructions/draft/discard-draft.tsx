import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { editName } from './draft-names.ts'
import { forgetDraft } from '../../platform/form/drafts.ts'
import { discardDraft } from '../queries.ts'

export function DiscardDraft({
  instruction,
  go,
}: {
  instruction: Instruction
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const discard = useMutation({
    ...discardDraft(instruction),
    onSuccess: () => {
      forgetDraft(editName(instruction.id))
      go(pages.instructions.list)
      announce(t`Der Entwurf ist verworfen.`)
    },
  })
  return (
    <>
      <Button look="danger" onClick={() => setOpen(true)}>
        <Trans>Entwurf verwerfen</Trans>
      </Button>
      <ConfirmDialog
        title={<Trans>Diesen Entwurf verwerfen?</Trans>}
        look="danger"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => discard.mutate()}
        isPending={discard.isPending}
        error={discard.error}
        confirmLabel={<Trans>Entwurf verwerfen</Trans>}
      >
        <p>
          <Trans>
            „{instruction.title}“ wird gelöscht, auch für Ihre Kolleginnen und Kollegen. Das lässt
            sich nicht zurücknehmen.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
