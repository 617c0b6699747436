import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Member } from '@portal/domain/people/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Section } from '../../ui/page/page.tsx'
import { type Circle, personPage } from '../circle.ts'
import { FactorState } from '../factor-state.tsx'
import { PersonCell } from '../person-cell.tsx'
import styles from '../people.module.css'
import { membersQuery } from '../queries.ts'
import { clientRoleWords } from '../../accounts/words.ts'

const columns = (hrefOf: (userId: string) => string | null): Column<Member>[] => [
  {
    key: 'name',
    header: msg`Person`,
    isRowHeader: true,
    cell: (member) => <PersonCell {...member} href={hrefOf(member.userId)} />,
  },
  { key: 'role', header: msg`Rolle`, cell: ({ role }) => say(clientRoleWords[role]) },
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
    cell: (member) => <FactorState {...member} />,
  },
  { key: 'since', header: msg`seit`, cell: ({ since }) => <MomentDay at={since} /> },
]

/** Who gets into the portal for a client, and how far. */
export function MemberSection({
  circle,
  clientId,
  mayManage,
}: {
  circle: Circle
  clientId: string
  mayManage: boolean
}) {
  const { t } = useLingui()
  const { data: members } = useSuspenseQuery(membersQuery(clientId))
  return (
    <Section title={<Trans>Zugänge zum Portal</Trans>}>
      {members.length === 0 ? (
        <EmptyState title={<Trans>Hier hat noch niemand einen Zugang.</Trans>}>
          <p>
            <Trans>Mitteilungen erreichen diesen Auftraggeber nicht, solange das so ist.</Trans>
          </p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t`Personen mit Zugang`}
          columns={columns((userId) => (mayManage ? personPage(circle, userId) : null))}
          rows={members}
          rowKey={({ userId }) => userId}
        />
      )}
    </Section>
  )
}
