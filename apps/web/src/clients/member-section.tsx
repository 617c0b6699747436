import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Member } from '@portal/domain/clients/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../platform/i18n.ts'
import { Badge } from '../ui/badge.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Section } from '../ui/page.tsx'
import styles from './clients.module.css'
import { membersQuery } from './queries.ts'
import { clientRoleWords } from './words.ts'

const columns: Column<Member>[] = [
  {
    key: 'name',
    header: msg`Person`,
    isRowHeader: true,
    cell: ({ name, email }) => (
      <>
        {name}
        <span className={styles.below}>{email}</span>
      </>
    ),
  },
  { key: 'role', header: msg`Zugang`, cell: ({ role }) => say(clientRoleWords[role]) },
  {
    key: 'authorised',
    header: msg`weisungsberechtigt`,
    cell: ({ authorised }) =>
      authorised ? (
        <Trans>ja, nach § 9</Trans>
      ) : (
        <span className={styles.soft}>{say(msg`nein`)}</span>
      ),
  },
  {
    key: 'secondFactor',
    header: msg`zweiter Faktor`,
    cell: ({ secondFactor }) =>
      secondFactor ? (
        <Trans>eingerichtet</Trans>
      ) : (
        <Badge tone="caution">
          <Trans>fehlt noch</Trans>
        </Badge>
      ),
  },
]

/** Who gets into the portal for a client, and how far. */
export function MemberSection({ clientId }: { clientId: string }) {
  const { t } = useLingui()
  const {
    data: { items: members },
  } = useSuspenseQuery(membersQuery(clientId))
  return (
    <Section title={<Trans>Zugänge zum Portal</Trans>}>
      {members.length === 0 ? (
        <EmptyState title={<Trans>Hier hat noch niemand einen Zugang.</Trans>}>
          <p>
            <Trans>Mitteilungen erreichen diesen Kunden nicht, solange das so ist.</Trans>
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t`Personen mit Zugang`}
          columns={columns}
          rows={members}
          rowKey={({ userId }) => userId}
        />
      )}
    </Section>
  )
}
