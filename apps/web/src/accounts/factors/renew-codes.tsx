import { Trans } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { renewCodes } from './factor-queries.ts'
import type { OnCodes } from './fresh-codes.tsx'

export function RenewCodes({ isFirst, onCodes }: { isFirst: boolean; onCodes: OnCodes }) {
  const [isAsked, setAsked] = useState(false)
  const renew = useMutation({ ...renewCodes(), onSuccess: ({ codes }) => onCodes(codes) })
  return (
    <>
      <Button onClick={() => setAsked(true)}>
        {isFirst ? <Trans>Codes erzeugen</Trans> : <Trans>Neue Codes erzeugen</Trans>}
      </Button>
      <ConfirmDialog
        title={
          isFirst ? (
            <Trans>Wiederherstellungscodes erzeugen?</Trans>
          ) : (
            <Trans>Neue Wiederherstellungscodes erzeugen?</Trans>
          )
        }
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        confirmLabel={isFirst ? <Trans>Codes erzeugen</Trans> : <Trans>Neue Codes erzeugen</Trans>}
        onConfirm={() => renew.mutate()}
        isPending={renew.isPending}
        error={renew.error}
      >
        <p>
          {!isFirst && <Trans>Die bisherigen gelten dann nicht mehr.</Trans>}{' '}
          <Trans>
            Sie sehen die Codes nur einmal. Halten Sie Papier, einen Drucker oder Ihren
            Passwortspeicher bereit.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
