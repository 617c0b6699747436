import { Trans, useLingui } from '@lingui/react/macro'
import type { Session } from '@portal/domain/accounts/contract'
import { useMutation } from '@tanstack/react-query'
import { switchClient } from '../accounts/queries.ts'
import { Icon } from '../ui/basics/icon.tsx'
import { Refusal } from '../ui/basics/refusal.tsx'
import styles from './whose-data.module.css'

/** Whose data is on the screen; for a person with several clients also the way to another. */
export function WhoseData({ session: { side, activeClient, memberships } }: { session: Session }) {
  const { t } = useLingui()
  const change = useMutation(switchClient())
  const name =
    side === 'provider' ? t`Auftragnehmer` : (activeClient?.name ?? t`Kein Auftraggeber gewählt`)
  if (memberships.length < 2) return <p className={styles.name}>{name}</p>
  return (
    <div className={styles.frame}>
      <button type="button" className={`${styles.name} ${styles.open}`} popoverTarget="clients">
        {name}
        <Icon name="down" />
      </button>
      <div id="clients" popover="auto" className={styles.panel}>
        <p className={styles.head}>
          <Trans>Wechseln zu</Trans>
        </p>
        <ul>
          {memberships.map(({ clientId, clientName }) => (
            <li key={clientId}>
              <button
                type="button"
                className={styles.client}
                aria-current={clientId === activeClient?.id ? 'true' : undefined}
                disabled={change.isPending}
                onClick={() => change.mutate(clientId)}
              >
                {clientName}
                {clientId === activeClient?.id && <Icon name="check" />}
              </button>
            </li>
          ))}
        </ul>
        <Refusal error={change.error} />
      </div>
    </div>
  )
}
