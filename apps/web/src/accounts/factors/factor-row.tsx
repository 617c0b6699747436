import { Trans } from '@lingui/react/macro'
import type { BoundFactor } from '@portal/domain/accounts/factors'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { Moment, MomentDay } from '../../ui/basics/moment.tsx'
import styles from '../account.module.css'
import type { FactorKind } from './factor-queries.ts'
import { useFocusBack } from '../focus.ts'
import { RemoveFactor } from './remove-factor.tsx'
import { RenameForm } from './rename-form.tsx'

/** One app or passkey. The last one says why it cannot go, in place of a button that would fail. */
export function FactorRow({
  kind,
  factor: { id, name, createdAt, lastUsedAt },
  isLast,
}: {
  kind: FactorKind
  factor: BoundFactor
  isLast: boolean
}) {
  const [isRenaming, setRenaming] = useState(false)
  const row = useFocusBack<HTMLLIElement>(isRenaming)
  if (isRenaming)
    return (
      <li ref={row} className={styles.editing}>
        <RenameForm kind={kind} id={id} name={name} onClose={() => setRenaming(false)} />
      </li>
    )
  return (
    <li ref={row} className={styles.item}>
      <div>
        <p className={styles.title}>{name}</p>
        <p className={styles.meta}>
          <span>
            <Trans>
              hinzugefügt am <MomentDay at={createdAt} />
            </Trans>
          </span>
          <span>
            {lastUsedAt ? (
              <Trans>
                zuletzt benutzt am <Moment at={lastUsedAt} />
              </Trans>
            ) : (
              <Trans>noch nicht benutzt</Trans>
            )}
          </span>
        </p>
      </div>
      <div className={styles.acts}>
        <Button look="quiet" onClick={() => setRenaming(true)}>
          <span>
            <Trans>Umbenennen</Trans>
            <Hidden>: {name}</Hidden>
          </span>
        </Button>
        {!isLast && <RemoveFactor kind={kind} id={id} name={name} />}
      </div>
      {isLast && (
        <p className={`${styles.meta} ${styles.whole}`}>
          <Trans>
            Ihr einziger zweiter Faktor. Entfernen können Sie ihn, sobald Sie einen anderen
            hinzugefügt haben.
          </Trans>
        </p>
      )}
    </li>
  )
}
