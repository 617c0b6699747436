import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import { MailStatus } from '@portal/domain/mails/contract'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { withQuery } from '../platform/navigation/with-query.ts'
import { say } from '../platform/language/i18n.ts'
import { EmptyState } from '../ui/basics/empty-state.tsx'
import { Filter } from '../ui/form/filter.tsx'
import { LoadMore } from '../ui/data/load-more.tsx'
import { Page, Section } from '../ui/page/page.tsx'
import { PageHeader } from '../ui/page/page-header.tsx'
import { MailRow } from './mail-row.tsx'
import styles from './mails.module.css'
import { mailsQuery } from './queries.ts'
import { TrialMail } from './trial-mail.tsx'
import { mailStatusWords } from './words.ts'

/** Every mail of the portal with what became of it. */
export function OutboxPage({
  show,
  mayEnd,
  mayTry,
}: {
  show: string | null
  mayEnd: boolean
  /** Whether this person looks after the mail server. */
  mayTry: boolean
}) {
  const status = MailStatus.safeParse(show).data ?? null
  const { t } = useLingui()
  const { data: mails, ...more } = useSuspenseInfiniteQuery(mailsQuery(status))
  return (
    <Page>
      <PageHeader
        title={t`Postausgang`}
        lead={
          <Trans>
            E-Mails sagen nur, dass im Portal etwas bereitliegt oder mit einem Konto geschehen ist.
            Inhalte verlassen es nie, und von Links zeigt der Postausgang nur den Anfang. Jede steht
            hier, wie sie hinausging: „geschrieben“ wartet noch, „gesendet“ ist dem Mailserver
            übergeben, „angenommen“ hat er bestätigt.
          </Trans>
        }
      />
      {mayTry && <TrialMail />}
      <Section>
        <Filter
          label={t`E-Mails filtern`}
          views={[null, ...MailStatus.options].map((each) => ({
            href: withQuery(pages.mails, { status: each }),
            label: each ? say(mailStatusWords[each]) : t`alle`,
            isCurrent: each === status,
          }))}
        />
        {mails.length === 0 ? (
          <Nothing status={status} />
        ) : (
          <ul className={styles.list} aria-label={t`E-Mails`}>
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} mayEnd={mayEnd} />
            ))}
          </ul>
        )}
        <LoadMore {...more} />
      </Section>
      <Section title={<Trans>Wohin die E-Mails gehen</Trans>}>
        <p>
          <Trans>
            Ist <code>SMTP_URL</code> gesetzt, übergibt das Portal sie diesem Mailserver und
            versucht es bei einem Fehler mehrmals. Ohne <code>SMTP_URL</code> verlässt keine E-Mail
            das Haus: Jede wird als <code>.eml</code>-Datei unter <code>DATA_DIR/mail</code>{' '}
            abgelegt und nicht gesendet.
          </Trans>
        </p>
      </Section>
    </Page>
  )
}

const Nothing = ({ status }: { status: MailStatus | null }) => {
  switch (status) {
    case 'queued':
      return <EmptyState title={<Trans>Keine E-Mail wartet.</Trans>} />
    case 'failed':
      return <EmptyState title={<Trans>Jede E-Mail wurde angenommen.</Trans>} />
    case 'sent':
      return <EmptyState title={<Trans>Auf keine Antwort des Mailservers wird gewartet.</Trans>} />
    case 'filed':
      return <EmptyState title={<Trans>Keine E-Mail liegt als Datei.</Trans>} />
    case 'accepted':
    case null:
      return (
        <EmptyState title={<Trans>Noch ist keine E-Mail hinausgegangen.</Trans>}>
          <p>
            <Trans>
              Sobald Sie etwas mitteilen oder eine Weisung weiterkommt, stehen die E-Mails dazu
              hier.
            </Trans>
          </p>
        </EmptyState>
      )
  }
}
