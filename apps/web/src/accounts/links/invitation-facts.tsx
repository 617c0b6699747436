import { useLingui } from '@lingui/react/macro'
import type { InvitationDetails } from '@portal/domain/accounts/links'
import { readableAddress } from '@portal/domain/mail-address'
import { say } from '../../platform/language/i18n.ts'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { invitedRoleWords } from './invited-role-words.ts'
import styles from '../entry/sign-in.module.css'

export function InvitationFacts({
  invitation: { name, email, organisation, role, invitedBy },
}: {
  invitation: InvitationDetails
}) {
  const { t } = useLingui()
  const rows = [
    [t`Für`, name],
    [t`E-Mail-Adresse`, email && readableAddress(email)],
    // A provider that was only just installed has no name yet.
    [t`Zugang zu`, organisation || null],
    [t`Rolle`, say(invitedRoleWords[role])],
    [t`Eingeladen von`, invitedBy],
  ] as const
  return (
    <div className={styles.facts}>
      <DefinitionList rows={rows} />
    </div>
  )
}
