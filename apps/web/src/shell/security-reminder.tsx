import { Plural, Trans } from '@lingui/react/macro'
import type { Session } from '@portal/domain/accounts/contract'
import { pages } from '@portal/domain/addresses'
import type { ReactNode } from 'react'
import { Banner } from '../ui/basics/banner.tsx'
import { Section } from '../ui/page/page.tsx'
import styles from './security-reminder.module.css'

/** What stands between this person and being shut out, where it is thin; one thing at a time. */
export function SecurityReminder({ security }: Pick<Session, 'security'>) {
  const { authenticatedBy, recoveryCodesLeft: left, recoveryCodesConfirmed } = security
  if (authenticatedBy === 'recovery-code')
    return (
      <Reminder href={`${pages.account.one}#faktor`} act={<Trans>Neues Gerät hinzufügen</Trans>}>
        <Trans>Sie haben sich mit einem Wiederherstellungscode angemeldet.</Trans>{' '}
        <Plural
          value={left}
          _0="Es ist keiner mehr übrig."
          one="Es ist noch einer übrig."
          other="Es sind noch # übrig."
        />
      </Reminder>
    )
  if (left <= 3)
    return (
      <Reminder href={`${pages.account.one}#codes`} act={<Trans>Neue erzeugen</Trans>}>
        <Plural
          value={left}
          _0="Sie haben keinen Wiederherstellungscode."
          one="Sie haben nur noch einen Wiederherstellungscode."
          other="Sie haben nur noch # Wiederherstellungscodes."
        />
      </Reminder>
    )
  if (!recoveryCodesConfirmed)
    return (
      <Reminder href={`${pages.account.one}#codes`} act={<Trans>Jetzt bestätigen</Trans>}>
        <Trans>Haben Sie Ihre Wiederherstellungscodes aufbewahrt?</Trans>
      </Reminder>
    )
  return null
}

const Reminder = ({
  href,
  act,
  children,
}: {
  href: string
  act: ReactNode
  children: ReactNode
}) => (
  <div className={styles.frame} data-print="no">
    <Section>
      <Banner>
        <p>
          {children} <a href={href}>{act}</a>
        </p>
      </Banner>
    </Section>
  </div>
)
