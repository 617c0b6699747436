import { Trans, useLingui } from '@lingui/react/macro'
import type { Permission } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatFigure } from '../../platform/language/format.ts'
import { withQuery } from '../../platform/navigation/with-query.ts'
import { Page } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import styles from '../clients.module.css'
import { DetailsSection } from './details-section.tsx'
import { clientQuery } from '../queries.ts'
import { ArchivedBanner, ArchiveSection } from '../record/archive-section.tsx'
import { HistorySection } from '../record/history-section.tsx'
import { NoteSection } from '../record/note-section.tsx'

/** Everything the provider has to know of one client, and the ways to what it agreed and ordered. */
export function ClientPage({
  id,
  may,
  children,
}: {
  id: string
  may: (permission: Permission) => boolean
  /** Its people. */
  children?: ReactNode
}) {
  const { t } = useLingui()
  const { data: client } = useSuspenseQuery(clientQuery(id))
  const { open } = client
  const mayManage = may('clients.manage')
  const places: [Permission, path: string, label: string][] = [
    ['agreements.read', pages.agreements.list, t`Vertrag`],
    [
      'instructions.read',
      pages.instructions.list,
      open?.instructions.count
        ? t`Weisungen (${formatFigure(open.instructions)} offen)`
        : t`Weisungen`,
    ],
    [
      'notices.read',
      pages.notices.list,
      open?.unreadNotices.count
        ? t`Mitteilungen (${formatFigure(open.unreadNotices)} ungelesen)`
        : t`Mitteilungen`,
    ],
    ['documents.read', pages.documents.list, t`Dokumente`],
  ]
  return (
    <Page>
      <PageHeader
        title={client.name}
        back={
          <a href={pages.clients.list}>
            <Trans>Alle Auftraggeber</Trans>
          </a>
        }
      >
        <nav data-print="no" aria-label={t`Zu diesem Auftraggeber`}>
          <ul className={styles.links}>
            {places
              .filter(([needs]) => may(needs))
              .map(([, path, label]) => (
                <li key={path}>
                  <a href={withQuery(path, { clientId: id })}>{label}</a>
                </li>
              ))}
            {may('agreements.write') && !client.hasAgreement && !client.archivedAt && (
              <li>
                <a href={withQuery(pages.offers.new, { client: id })}>
                  <Trans>Vertrag anbieten</Trans>
                </a>
              </li>
            )}
            {may('evidence.read') && (
              <li>
                <a href={withQuery(pages.evidence, { kunde: id })}>
                  <Trans>Nachweise</Trans>
                </a>
              </li>
            )}
            {may('security-log.read') && (
              <li>
                <a href={at(pages.clients.log, { id })}>
                  <Trans>Sicherheitsprotokoll</Trans>
                </a>
              </li>
            )}
          </ul>
        </nav>
      </PageHeader>
      <ArchivedBanner client={client} mayManage={mayManage} />
      <DetailsSection
        client={client}
        change={mayManage && !client.archivedAt ? at(pages.clients.change, { id }) : null}
      />
      {children}
      {may('client-notes.read') && <NoteSection id={id} mayWrite={mayManage} />}
      <HistorySection id={id} />
      {mayManage && !client.archivedAt && <ArchiveSection client={client} />}
    </Page>
  )
}
