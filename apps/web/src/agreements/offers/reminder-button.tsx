import { Trans, useLingui } from '@lingui/react/macro'
import type { Offer } from '@portal/domain/agreements/offers'
import { useMutation } from '@tanstack/react-query'
import { Button } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import styles from './offers.module.css'
import { remind } from './queries.ts'

/** Another mail to whoever may sign at the client; once a day at most, which the server keeps. */
export function ReminderButton({ offer }: { offer: Offer }) {
  const { t } = useLingui()
  const reminder = useMutation({
    mutationFn: () => remind(offer),
    onSuccess: () => announce(t`${offer.clientName} wird erinnert.`),
  })
  return (
    <div>
      <Button isPending={reminder.isPending} onClick={() => reminder.mutate()}>
        <span>
          <Trans>Erinnern</Trans>
          <Hidden>: {offer.clientName}</Hidden>
        </span>
      </Button>
      {offer.remindedAt && (
        <p className={styles.soft}>
          <Trans>
            zuletzt am <MomentDay at={offer.remindedAt} />
          </Trans>
        </p>
      )}
      <Refusal error={reminder.error} />
    </div>
  )
}
