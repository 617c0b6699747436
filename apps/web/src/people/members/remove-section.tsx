import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Section } from '../../ui/page/page.tsx'
import { removePerson } from '../acts.ts'
import type { Circle } from '../circle.ts'
import styles from '../people.module.css'

/** Takes somebody's access away, after saying what that does and what it does not. */
export function RemoveSection({
  circle,
  person: { userId, name },
  isAuthorised,
  isOwn,
  go,
}: {
  circle: Circle
  person: { userId: string; name: string }
  /** Stands in the register of §9. */
  isAuthorised: boolean
  isOwn: boolean
  go: (to: string) => void
}) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const remove = useMutation({
    ...removePerson(circle, userId),
    onSuccess: () => {
      go(isOwn ? pages.home : circle.home)
      announce(t`${name} hat keinen Zugang mehr.`)
    },
  })
  return (
    <Section title={<Trans>Zugang entfernen</Trans>}>
      <p>
        {isOwn ? (
          <Trans>
            Damit nehmen Sie sich selbst den Zugang. Zurück kommen Sie nur auf Einladung.
          </Trans>
        ) : (
          <Trans>Wenn {name} hier nichts mehr zu tun hat.</Trans>
        )}
      </p>
      <div>
        <Button look="danger" onClick={() => setOpen(true)}>
          <Trans>Zugang entfernen</Trans>
        </Button>
      </div>
      <ConfirmDialog
        title={<Trans>{name} den Zugang entziehen?</Trans>}
        look="danger"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => remove.mutate()}
        isPending={remove.isPending}
        error={remove.error}
        confirmLabel={<Trans>Zugang entfernen</Trans>}
      >
        <ul className={styles.points}>
          <li>
            <Trans>{name} wird überall sofort abgemeldet und kommt nicht mehr hinein.</Trans>
          </li>
          {isAuthorised && (
            <li>
              <Trans>Die Weisungsberechtigung nach § 9 endet im selben Augenblick.</Trans>
            </li>
          )}
          <li>
            <Trans>
              Was {name} begonnen hat und noch offen ist, endet: Einladungen, das Zurücksetzen eines
              zweiten Faktors.
            </Trans>
          </li>
          {circle.clientId !== null && (
            <li>
              <Trans>
                Weisungen, die {name} erteilt hat, bleiben bestehen, mit der Berechtigung von
                damals.
              </Trans>
            </li>
          )}
          <li>
            <Trans>Was im Protokoll steht, bleibt dort.</Trans>
          </li>
        </ul>
      </ConfirmDialog>
    </Section>
  )
}
