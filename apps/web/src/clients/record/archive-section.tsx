import { Trans, useLingui } from '@lingui/react/macro'
import type { Client } from '@portal/domain/clients/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { ConfirmDialog } from '../../ui/basics/dialog.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Section } from '../../ui/page/page.tsx'
import styles from '../clients.module.css'
import { archiveClient, restoreClient } from '../queries.ts'

/** Takes a client out of the lists; nothing of it is ever deleted, and it can be taken back. */
export function ArchiveSection({ client }: { client: Client }) {
  const { t } = useLingui()
  const { name, hasAgreement } = client
  const [isOpen, setOpen] = useState(false)
  const archive = useMutation({
    ...archiveClient(client),
    onSuccess: () => {
      setOpen(false)
      announce(t`${name} ist archiviert.`)
    },
  })
  return (
    <Section title={<Trans>Archiv</Trans>}>
      <p>
        <Trans>
          Wenn Sie für {name} nicht mehr tätig sind. Gelöscht wird nichts; Sie können es jederzeit
          zurücknehmen.
        </Trans>
      </p>
      <div>
        <Button onClick={() => setOpen(true)}>
          <Trans>Archivieren</Trans>
        </Button>
      </div>
      <ConfirmDialog
        title={<Trans>{name} archivieren?</Trans>}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={() => archive.mutate({ despiteAgreement: hasAgreement })}
        isPending={archive.isPending}
        error={archive.error}
        confirmLabel={
          hasAgreement ? <Trans>Trotz AVV archivieren</Trans> : <Trans>Archivieren</Trans>
        }
      >
        {hasAgreement && (
          <Banner tone="caution">
            <Trans>Der AVV mit {name} ist noch nicht beendet. Archivieren beendet ihn nicht.</Trans>
          </Banner>
        )}
        <ul className={styles.points}>
          <li>
            <Trans>In Listen und zur Auswahl steht {name} dann nur noch im Archiv.</Trans>
          </li>
          <li>
            <Trans>Neue Mitteilungen und neue Zugänge gibt es dort nicht mehr.</Trans>
          </li>
          <li>
            <Trans>Alles bleibt lesbar, für beide Seiten, und was offen ist, geht weiter.</Trans>
          </li>
        </ul>
      </ConfirmDialog>
    </Section>
  )
}

/** That a client is archived, and the way back. */
export function ArchivedBanner({ client, mayManage }: { client: Client; mayManage: boolean }) {
  const { t } = useLingui()
  const { name, archivedAt } = client
  const restore = useMutation({
    ...restoreClient(client),
    onSuccess: () => announce(t`${name} ist wieder in den Listen.`),
  })
  if (archivedAt === null) return null
  return (
    <Section>
      <Banner tone="caution" title={<Trans>Archiviert</Trans>}>
        <p>
          <Trans>
            Seit <MomentDay at={archivedAt} />. Alles bleibt lesbar; Neues bekommt {name} nicht
            mehr.
          </Trans>
        </p>
        {mayManage && (
          <Button isPending={restore.isPending} onClick={() => restore.mutate()}>
            <Trans>Aus dem Archiv holen</Trans>
          </Button>
        )}
        <Refusal error={restore.error} />
      </Banner>
    </Section>
  )
}
