import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { InvitedPerson } from '@portal/domain/people/rounds'
import { roleWords } from '../../accounts/words.ts'
import { say } from '../../platform/language/i18n.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { MailLink, PhoneLink } from '../../ui/basics/contact-link.tsx'
import { Moment } from '../../ui/basics/moment.tsx'
import type { Column } from '../../ui/data/data-table.tsx'
import styles from '../people.module.css'
import { invitationMailWords } from '../words.ts'
import { invitedStateTones, invitedStateWords } from './words.ts'

export const invitedColumns: Column<InvitedPerson>[] = [
  {
    key: 'name',
    header: msg`Person`,
    isRowHeader: true,
    cell: ({ name, role, clientId, clientName, clientNumber }) => (
      <>
        {name}
        <span className={styles.below}>
          <a href={at(pages.clients.one, { id: clientId })}>{clientName}</a> ({clientNumber})
        </span>
        <span className={styles.below}>{say(roleWords[role])}</span>
      </>
    ),
  },
  {
    key: 'phone',
    header: msg`Telefon`,
    cell: ({ phone, email }) => (
      <>
        {phone ? <PhoneLink number={phone} /> : '–'}
        <span className={styles.below}>
          <MailLink address={email} />
        </span>
      </>
    ),
  },
  { key: 'state', header: msg`Wie weit`, cell: (person) => <HowFar {...person} /> },
  {
    key: 'mail',
    header: msg`Letzte E-Mail`,
    cell: ({ mail: { status, serverAnswer } }) => (
      <>
        {say(invitationMailWords[status])}
        {serverAnswer && status !== 'filed' && <span className={styles.below}>{serverAnswer}</span>}
      </>
    ),
  },
]

const HowFar = ({
  state,
  invitedAt,
  invitedBy,
  renewedAt,
  openedAt,
  acceptedAt,
  expiresAt,
  arrivedAt,
}: InvitedPerson) => (
  <span className={styles.state}>
    <Badge tone={invitedStateTones[state]}>{say(invitedStateWords[state])}</Badge>
    <span className={styles.below}>
      <Trans>
        eingeladen am <Moment at={invitedAt} /> von {invitedBy}
      </Trans>
    </span>
    {renewedAt && (
      <span className={styles.below}>
        <Trans>
          neuer Link am <Moment at={renewedAt} />
        </Trans>
      </span>
    )}
    {openedAt && (
      <span className={styles.below}>
        <Trans>
          aufgerufen am <Moment at={openedAt} />
        </Trans>
      </span>
    )}
    {acceptedAt ? (
      <span className={styles.below}>
        <Trans>
          Konto angelegt am <Moment at={acceptedAt} />
        </Trans>
      </span>
    ) : state === 'expired' ? (
      <span className={styles.below}>
        <Trans>
          Link galt bis <Moment at={expiresAt} />
        </Trans>
      </span>
    ) : (
      <span className={styles.below}>
        <Trans>
          Link gilt bis <Moment at={expiresAt} />
        </Trans>
      </span>
    )}
    {arrivedAt && (
      <span className={styles.below}>
        <Trans>
          zum ersten Mal da am <Moment at={arrivedAt} />
        </Trans>
      </span>
    )}
  </span>
)
