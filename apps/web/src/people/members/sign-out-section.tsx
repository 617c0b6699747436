import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Section } from '../../ui/page/page.tsx'
import { endSessions } from '../acts.ts'
import type { Circle } from '../circle.ts'
import styles from '../people.module.css'

/** Signs somebody out everywhere, who keeps the access; one's own sessions are ended on the own page. */
export function SignOutSection({
  circle,
  person: { userId, name },
  isOwn,
}: {
  circle: Circle
  person: { userId: string; name: string }
  isOwn: boolean
}) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const end = useMutation({
    ...endSessions(circle, userId),
    onSuccess: () => {
      setOpen(false)
      announce(t`${name} ist überall abgemeldet.`)
    },
  })
  return (
    <Section title={<Trans>Sitzungen</Trans>}>
      {isOwn ? (
        <p>
          <Trans>
            Ihre eigenen Sitzungen sehen und beenden Sie unter{' '}
            <a href={`${pages.account.one}#sitzungen`}>Ihr Zugang</a>.
          </Trans>
        </p>
      ) : (
        <>
          <p>
            <Trans>Wenn ein Gerät verloren ging oder eine Anmeldung verdächtig ist.</Trans>
          </p>
          <div>
            <Button onClick={() => setOpen(true)}>
              <Trans>Überall abmelden</Trans>
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        title={<Trans>{name} überall abmelden?</Trans>}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => end.mutate()}
        isPending={end.isPending}
        error={end.error}
        confirmLabel={<Trans>Überall abmelden</Trans>}
      >
        <ul className={styles.points}>
          <li>
            <Trans>
              Alle Sitzungen enden sofort. Was gerade eingegeben und nicht gespeichert ist, kann
              verloren gehen.
            </Trans>
          </li>
          <li>
            <Trans>
              Der Zugang bleibt: Mit Passwort und zweitem Faktor oder mit einem Passkey kann {name}{' '}
              sich wieder anmelden.
            </Trans>
          </li>
          <li>
            <Trans>{name} erfährt davon per E-Mail.</Trans>
          </li>
        </ul>
      </ConfirmDialog>
    </Section>
  )
}
