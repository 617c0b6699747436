import { Trans, useLingui } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { cancelReset, renewReset } from '../acts.ts'
import { keepCode, ResetCode } from './reset-code.tsx'

export type UnderWay = { id: string; needsApproval: boolean; startedBy: string }

/** Where a reset stands, and the way out of it. */
export const ResetUnderWay = ({
  reset,
  name,
  isProvider,
}: {
  reset: UnderWay
  name: string
  isProvider: boolean
}) => (
  <>
    {reset.needsApproval ? (
      <Banner tone="caution" title={<Trans>Wartet auf eine zweite Person.</Trans>}>
        <p>
          <Trans>
            {reset.startedBy} hat die Zurücksetzung begonnen. Erst wenn eine andere Person beim
            Auftragnehmer zustimmt, bekommt {name} den Link.
          </Trans>
        </p>
        {isProvider && (
          <a href={at(pages.staff.approval, { id: reset.id })}>
            <Trans>Ansehen und entscheiden</Trans>
          </a>
        )}
      </Banner>
    ) : (
      <>
        <ResetCode id={reset.id} name={name} />
        <Banner title={<Trans>Die E-Mail mit dem Link ist geschrieben.</Trans>}>
          <p>
            <Trans>
              {reset.startedBy} hat die Zurücksetzung begonnen. {name} öffnet den Link aus der
              E-Mail, gibt das Passwort und den vorgelesenen Code ein und richtet einen neuen
              zweiten Faktor ein. Bis dahin gilt der alte.
            </Trans>
          </p>
        </Banner>
      </>
    )}
    <ButtonRow>
      {!reset.needsApproval && <RenewReset id={reset.id} name={name} />}
      <CancelReset id={reset.id} name={name} />
    </ButtonRow>
  </>
)

export function RenewReset({ id, name }: { id: string; name: string }) {
  const { t } = useLingui()
  const keep = keepCode(useQueryClient())
  const renew = useMutation({
    ...renewReset(id),
    onSuccess: (sent) => {
      keep(sent)
      announce(
        t`Die E-Mail mit einem neuen Link an ${name} ist geschrieben, dazu gehört ein neuer Code zum Vorlesen.`,
      )
    },
  })
  return (
    <>
      <Button isPending={renew.isPending} onClick={() => renew.mutate()}>
        <Trans>Link erneut senden</Trans>
      </Button>
      <Refusal error={renew.error} />
    </>
  )
}

export function CancelReset({ id, name }: { id: string; name: string }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const cancel = useMutation({
    ...cancelReset(id),
    onSuccess: () => {
      setOpen(false)
      announce(t`Die Zurücksetzung ist abgebrochen.`)
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>Zurücksetzung abbrechen</Trans>
      </Button>
      <ConfirmDialog
        title={<Trans>Diese Zurücksetzung abbrechen?</Trans>}
        look="danger"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => cancel.mutate()}
        isPending={cancel.isPending}
        error={cancel.error}
        confirmLabel={<Trans>Zurücksetzung abbrechen</Trans>}
      >
        <p>
          <Trans>
            Der bisherige zweite Faktor von {name} gilt weiter. Der Link aus der E-Mail gilt nicht
            mehr.
          </Trans>
        </p>
      </ConfirmDialog>
    </>
  )
}
