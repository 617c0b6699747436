import { Trans, useLingui } from '@lingui/react/macro'
import { SignInMethod } from '@portal/domain/accounts/contract'
import type { OpenSession } from '@portal/domain/accounts/factors'
import { useMutation } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import styles from '../account.module.css'
import { endSession } from './queries.ts'
import { signInMethodWords } from '../words.ts'

export function SessionRow({
  session: { id, device, address, authenticatedBy, startedAt, lastUsedAt, current },
}: {
  session: OpenSession
}) {
  const { t } = useLingui()
  const end = useMutation({
    ...endSession(),
    onSuccess: () => announce(t`Die Sitzung ist beendet.`),
  })
  const method = SignInMethod.safeParse(authenticatedBy).data
  const name = device ?? t`Unbekanntes Gerät`
  return (
    <li className={styles.item}>
      <div>
        <p className={styles.title}>
          {name}
          {current && (
            <Badge tone="accent">
              <Trans>diese Sitzung</Trans>
            </Badge>
          )}
        </p>
        {!current && (
          <p className={styles.meta}>
            <span>
              <Trans>
                zuletzt benutzt am <Moment at={lastUsedAt} />
              </Trans>
            </span>
          </p>
        )}
        <p className={styles.meta}>
          {address && <span>{address}</span>}
          <span>
            <Trans>
              angemeldet am <Moment at={startedAt} />
            </Trans>
            {method && <> ({say(signInMethodWords[method])})</>}
          </span>
        </p>
      </div>
      {!current && (
        <div className={styles.acts}>
          <Button look="quiet" isPending={end.isPending} onClick={() => end.mutate(id)}>
            <span>
              <Trans>Beenden</Trans>
              <Hidden>: {name}</Hidden>
            </span>
          </Button>
        </div>
      )}
      {end.error && (
        <div className={styles.whole}>
          <Refusal error={end.error} />
        </div>
      )}
    </li>
  )
}
