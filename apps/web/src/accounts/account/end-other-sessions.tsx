import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { endOtherSessions } from './queries.ts'

export function EndOtherSessions() {
  const { t } = useLingui()
  const [isAsked, setAsked] = useState(false)
  const end = useMutation({
    ...endOtherSessions(),
    onSuccess: () => {
      announce(t`Alle anderen Sitzungen sind beendet.`)
      setAsked(false)
    },
  })
  return (
    <div>
      <Button onClick={() => setAsked(true)}>
        <Trans>Alle anderen beenden</Trans>
      </Button>
      <ConfirmDialog
        title={<Trans>Alle anderen Sitzungen beenden?</Trans>}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        confirmLabel={<Trans>Alle anderen beenden</Trans>}
        onConfirm={() => end.mutate()}
        isPending={end.isPending}
        error={end.error}
      >
        <p>
          <Trans>
            Auf allen anderen Geräten müssen Sie sich neu anmelden. Was dort gerade eingegeben und
            nicht gespeichert ist, kann verloren gehen.
          </Trans>
        </p>
      </ConfirmDialog>
    </div>
  )
}
