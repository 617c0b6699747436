import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Notice } from '@portal/domain/notices/contract'
import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import type { countReach } from './count-reach.ts'
import { publishNotice } from '../queries.ts'

/** Says in figures what is about to happen and that it cannot be taken back. */
export function PublishDialog({
  notice,
  reach: { clients, people },
  isOpen,
  onClose,
  onRefused,
}: {
  notice: Notice
  reach: ReturnType<typeof countReach>
  isOpen: boolean
  onClose: () => void
  onRefused: (error: Error) => void
}) {
  const { t } = useLingui()
  const publish = useMutation({
    ...publishNotice(notice),
    onSuccess: ({ number }) => announce(t`Veröffentlicht als ${number}`),
    onError: onRefused,
  })
  return (
    <ConfirmDialog
      title={t`Mitteilung veröffentlichen?`}
      isOpen={isOpen}
      onClose={onClose}
      confirmLabel={plural(clients, {
        one: 'An einen Auftraggeber veröffentlichen',
        other: 'An # Auftraggeber veröffentlichen',
      })}
      isPending={publish.isPending}
      onConfirm={() => publish.mutate()}
    >
      <p>
        <strong>{notice.title}</strong>
      </p>
      <p>
        {plural(clients, {
          one: 'Die Mitteilung geht an einen Auftraggeber.',
          other: 'Die Mitteilung geht an # Auftraggeber.',
        })}{' '}
        {plural(people, {
          one: 'Eine Person erhält eine E-Mail ohne Inhalt, nur mit Nummer und Link.',
          other: '# Personen erhalten eine E-Mail ohne Inhalt, nur mit Nummer und Link.',
        })}
      </p>
      <p>
        <Trans>
          Danach lassen sich Text und Empfänger nicht mehr ändern. Eine Korrektur ist eine neue
          Mitteilung.
        </Trans>
      </p>
    </ConfirmDialog>
  )
}
