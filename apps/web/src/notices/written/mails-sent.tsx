import { plural } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { NoticeRecipient } from '@portal/domain/notices/contract'
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
  const sent = people.filter(({ mail }) => mail === 'sent')
  const others = people.filter(({ mail }) => mail !== 'sent')
  return (
    <div className={styles.people}>
      {others.length > 0 && (
        <ul className={styles.people}>
          {others.map((person) => (
            <Unsent key={person.userId} person={person} />
          ))}
        </ul>
      )}
      {sent.length > 0 && (
        <details className={styles.sent}>
          <summary>{plural(sent.length, { one: '# gesendet', other: '# gesendet' })}</summary>
          <ul className={styles.people}>
            {sent.map(({ userId, name, mailedAt, serverAnswer }) => (
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
    {mail === 'failed' ? (
      <Badge tone="alarm">
        <Trans>nicht zugestellt</Trans>
      </Badge>
    ) : (
      <Badge tone="caution">
        <Trans>wartet</Trans>
      </Badge>
    )}
    {serverAnswer && <span className={styles.answer}>{serverAnswer}</span>}
  </li>
)
