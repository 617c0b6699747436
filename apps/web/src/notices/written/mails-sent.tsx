import { plural } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { NoticeRecipient } from '@portal/domain/notices/contract'
import { mailStatusTones, mailStatusWords } from '../../mails/words.ts'
import { say } from '../../platform/language/i18n.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import styles from './reach.module.css'

type Person = NoticeRecipient['people'][number]

/** Who at a client was mailed, and what the mail server made of it. What went well is folded away. */
export function MailsSent({ people }: { people: Person[] }) {
  if (people.length === 0)
    return (
      <span className={styles.soft}>
        <Trans>keine, hier hat niemand einen Zugang</Trans>
      </span>
    )
  const accepted = people.filter(({ mail }) => mail === 'accepted')
  const others = people.filter(({ mail }) => mail !== 'accepted')
  return (
    <div className={styles.people}>
      {others.length > 0 && (
        <ul className={styles.people}>
          {others.map((person) => (
            <Unsent key={person.userId} person={person} />
          ))}
        </ul>
      )}
      {accepted.length > 0 && (
        <details className={styles.sent}>
          <summary>
            {plural(accepted.length, {
              one: '# vom Mailserver angenommen',
              other: '# vom Mailserver angenommen',
            })}
          </summary>
          <ul className={styles.people}>
            {accepted.map(({ userId, name, mailedAt, serverAnswer }) => (
              <li key={userId}>
                {name}
                <span className={styles.answer}>{mailedAt && <Moment at={mailedAt} />}</span>
                <span className={styles.answer}>{serverAnswer}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const Unsent = ({ person: { name, mail, serverAnswer } }: { person: Person }) => (
  <li className={mail === 'failed' ? styles.failed : undefined}>
    {name}{' '}
    {mail !== 'none' && <Badge tone={mailStatusTones[mail]}>{say(mailStatusWords[mail])}</Badge>}
    {serverAnswer && <span className={styles.answer}>{serverAnswer}</span>}
  </li>
)
