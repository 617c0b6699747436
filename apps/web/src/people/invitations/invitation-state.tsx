import { Trans } from '@lingui/react/macro'
import type { Invitation } from '@portal/domain/people/contract'
import { say } from '../../platform/language/i18n.ts'
import { Badge } from '../../ui/basics/badge.tsx'
import { Moment, MomentDay } from '../../ui/basics/moment.tsx'
import styles from '../people.module.css'
import { invitationMailWords, invitationStatusTones, invitationStatusWords } from '../words.ts'

type State = Pick<
  Invitation,
  'status' | 'expiresAt' | 'acceptedAt' | 'endedWith' | 'mail' | 'createdAt' | 'invitedBy'
>

/** Where an invitation stands, and until or since when. */
export const InvitationState = ({
  status,
  expiresAt,
  acceptedAt,
  endedWith,
  mail,
  createdAt,
  invitedBy,
}: State) => (
  <span className={styles.state}>
    <Badge tone={invitationStatusTones[status]}>{say(invitationStatusWords[status])}</Badge>
    {status === 'open' && (
      <span className={styles.below}>
        <Trans>
          gilt bis <Moment at={expiresAt} />
        </Trans>
      </span>
    )}
    {status === 'expired' && (
      <span className={styles.below}>
        <Trans>
          seit <Moment at={expiresAt} />
        </Trans>
      </span>
    )}
    <span className={styles.below}>
      <Trans>
        eingeladen am <MomentDay at={createdAt} /> von {invitedBy}
      </Trans>
    </span>
    {(status === 'open' || status === 'expired') && <InvitationMail mail={mail} />}
    {endedWith && (
      <span className={styles.below}>
        <Trans>Sie endete, weil {endedWith} nicht mehr einladen darf.</Trans>
      </span>
    )}
    {acceptedAt && (
      <span className={styles.below}>
        <Trans>
          am <Moment at={acceptedAt} />
        </Trans>
      </span>
    )}
  </span>
)

/** Whether the mail with the link got out. */
const InvitationMail = ({ mail }: Pick<State, 'mail'>) =>
  mail === 'failed' ? (
    <>
      <Badge tone="alarm">{say(invitationMailWords.failed)}</Badge>
      <span className={styles.below}>
        <Trans>Bitte prüfen Sie die Adresse.</Trans>
      </span>
    </>
  ) : (
    <span className={styles.below}>{say(invitationMailWords[mail])}</span>
  )
