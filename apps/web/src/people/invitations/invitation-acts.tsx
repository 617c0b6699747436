import { Trans, useLingui } from '@lingui/react/macro'
import type { Invitation, StaffInvitation } from '@portal/domain/people/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { renewInvitation, revokeInvitation } from '../acts.ts'
import type { Circle } from '../circle.ts'
import styles from '../people.module.css'

/** What may be done about an invitation nobody has accepted. */
export function InvitationActs({
  circle,
  invitation: { id, name, email: address },
}: {
  circle: Circle
  invitation: Invitation | StaffInvitation
}) {
  const { t } = useLingui()
  const email = readableAddress(address)
  const [isOpen, setOpen] = useState(false)
  const renew = useMutation({
    ...renewInvitation(circle),
    onSuccess: () => announce(t`Eine neue Einladung an ${email} ist geschrieben.`),
  })
  const revoke = useMutation({
    ...revokeInvitation(circle),
    onSuccess: () => announce(t`Die Einladung an ${email} ist widerrufen.`),
  })
  return (
    <>
      <div className={styles.acts}>
        <Button look="quiet" isPending={renew.isPending} onClick={() => renew.mutate(id)}>
          <span>
            <Trans>Erneut einladen</Trans>
            <Hidden>: {name}</Hidden>
          </span>
        </Button>
        <Button look="quiet" onClick={() => setOpen(true)}>
          <span>
            <Trans>Widerrufen</Trans>
            <Hidden>: {name}</Hidden>
          </span>
        </Button>
      </div>
      <Refusal error={renew.error} />
      <ConfirmDialog
        title={<Trans>Diese Einladung widerrufen?</Trans>}
        look="danger"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => revoke.mutate(id)}
        isPending={revoke.isPending}
        error={revoke.error}
        confirmLabel={<Trans>Einladung widerrufen</Trans>}
      >
        <p>
          <Trans>
            Der Link in der E-Mail an {name} ({email}) gilt danach nicht mehr. Sie können jederzeit
            neu einladen.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
