import { Trans, useLingui } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { discardNotice } from '../queries.ts'

export function DiscardDialog({
  notice,
  isOpen,
  onClose,
  onRefused,
  onDiscarded,
}: {
  notice: Notice
  isOpen: boolean
  onClose: () => void
  onRefused: (error: Error) => void
  onDiscarded: () => void
}) {
  const { t } = useLingui()
  const discard = useMutation({
    ...discardNotice(notice),
    onSuccess: () => {
      announce(t`Der Entwurf ist verworfen.`)
      onDiscarded()
    },
    onError: onRefused,
  })
  return (
    <ConfirmDialog
      title={t`Entwurf verwerfen?`}
      isOpen={isOpen}
      onClose={onClose}
      confirmLabel={t`Entwurf verwerfen`}
      look="danger"
      isPending={discard.isPending}
      onConfirm={() => discard.mutate()}
    >
      <p>
        <Trans>„{notice.title}“ wird gelöscht und lässt sich nicht wiederherstellen.</Trans>
      </p>
    </ConfirmDialog>
  )
}
