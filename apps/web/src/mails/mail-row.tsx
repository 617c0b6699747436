import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Mail } from '@portal/domain/mails/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { EndingNote } from '../endings/ending-note.tsx'
import { say } from '../platform/language/i18n.ts'
import { Badge } from '../ui/basics/badge.tsx'
import { Quote } from '../ui/basics/card.tsx'
import { DefinitionList } from '../ui/data/definition-list.tsx'
import { Moment } from '../ui/basics/moment.tsx'
import styles from './mails.module.css'
import { EndFailure } from './end-failure.tsx'
import { mailKindWords, mailStatusHelp, mailStatusTones, mailStatusWords } from './words.ts'

/** One mail: to whom, about what, and what the mail server said. The text opens below. */
export function MailRow({ mail, mayEnd }: { mail: Mail; mayEnd: boolean }) {
  const { t } = useLingui()
  const { recipient, status, attempts, serverAnswer } = mail
  const isAnswered = status === 'accepted' || status === 'filed'
  return (
    <li className={styles.mail} data-failed={(status === 'failed' && !mail.ending) || undefined}>
      <h2 className={styles.subject} lang={(mail.subject !== null && mail.locale) || undefined}>
        {mail.subject ?? `${say(mailKindWords[mail.kind])} ${mail.number}`.trim()}
      </h2>
      <p className={styles.facts}>
        <Badge tone={mailStatusTones[status]}>{say(mailStatusWords[status])}</Badge>
        <span>
          <Moment at={mail.createdAt} />
        </span>
        <span>
          {recipient.name || readableAddress(recipient.email)},{' '}
          {mail.clientName ?? <Trans>eigenes Konto</Trans>}
        </span>
      </p>
      {!isAnswered && serverAnswer && (
        <p className={styles.answer}>
          <Trans>Antwort des Mailservers:</Trans> <code>{serverAnswer}</code>
        </p>
      )}
      {mail.ending && <EndingNote ending={mail.ending} />}
      {status === 'failed' && !mail.ending && mayEnd && <EndFailure mail={mail} />}
      <details className={styles.details}>
        <summary>
          <Trans>Text und Versand</Trans>
        </summary>
        <DefinitionList
          rows={[
            [t`Anlass`, say(mailKindWords[mail.kind])],
            [t`An`, `${recipient.name} <${readableAddress(recipient.email)}>`.trim()],
            [t`Geschrieben`, <Moment key="created" at={mail.createdAt} />],
            [t`Gesendet`, mail.sentAt && <Moment key="sent" at={mail.sentAt} />],
            [
              t`Vom Mailserver angenommen`,
              mail.acceptedAt && <Moment key="accepted" at={mail.acceptedAt} />,
            ],
            [t`Als Datei abgelegt`, mail.filedAt && <Moment key="filed" at={mail.filedAt} />],
            [t`Versuche`, plural(attempts, { one: '# Versuch', other: '# Versuche' })],
            [t`Antwort des Mailservers`, serverAnswer && <code key="answer">{serverAnswer}</code>],
          ]}
        />
        <Text mail={mail} />
      </details>
    </li>
  )
}

/** The text as it left; of one that waits, as it would leave now. */
const Text = ({ mail: { status, text, locale, joinedTo } }: { mail: Mail }) => (
  <>
    {joinedTo && (
      <p>
        <Trans>
          Eine E-Mail sagt derselben Person dasselbe für mehrere Auftraggeber; sie trägt diese hier
          mit.
        </Trans>
      </p>
    )}
    {text === null ? (
      <p>
        {status === 'failed' ? (
          <Trans>Diese E-Mail hat das Portal nie verlassen.</Trans>
        ) : (
          <Trans>Der Wortlaut wurde damals nicht aufbewahrt.</Trans>
        )}
      </p>
    ) : (
      <>
        <p>{say(mailStatusHelp[status])}</p>
        {/* In its reader's language, to the letter. */}
        <div translate="no" lang={locale ?? undefined}>
          <Quote>{text}</Quote>
        </div>
      </>
    )}
  </>
)
