import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { type FactorKind, removeFactor } from './factor-queries.ts'

export function RemoveFactor({ kind, id, name }: { kind: FactorKind; id: string; name: string }) {
  const { t } = useLingui()
  const [isAsked, setAsked] = useState(false)
  const remove = useMutation({
    ...removeFactor(kind, id),
    onSuccess: () => announce(t`${name} ist entfernt.`),
  })
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        <span>
          <Trans>Entfernen</Trans>
          <Hidden>: {name}</Hidden>
        </span>
      </Button>
      <ConfirmDialog
        title={<Trans>„{name}“ entfernen?</Trans>}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        confirmLabel={<Trans>Entfernen</Trans>}
        look="danger"
        onConfirm={() => remove.mutate()}
        isPending={remove.isPending}
        error={remove.error}
      >
        <p>
          {kind === 'totp' ? (
            <Trans>
              Die Codes dieser App gelten dann nicht mehr. Löschen Sie den Eintrag danach auch in
              der App.
            </Trans>
          ) : (
            <Trans>
              Mit diesem Passkey kommen Sie dann nicht mehr herein. Löschen Sie ihn danach auch auf
              dem Gerät.
            </Trans>
          )}
        </p>
      </ConfirmDialog>
    </>
  )
}
