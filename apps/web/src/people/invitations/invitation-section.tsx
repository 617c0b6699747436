import { Trans, useLingui } from '@lingui/react/macro'
import { peoplePages } from '@portal/domain/addresses'
import { useSuspenseQuery } from '@tanstack/react-query'
import { LinkButton } from '../../ui/basics/button.tsx'
import { DataTable } from '../../ui/data/data-table.tsx'
import { EmptyState } from '../../ui/basics/empty-state.tsx'
import { Section } from '../../ui/page/page.tsx'
import type { Circle } from '../circle.ts'
import {
  type AnyInvitation,
  openInvitationColumns,
  pastInvitationColumns,
} from './invitation-columns.tsx'
import styles from '../people.module.css'
import { invitationsQuery } from '../queries.ts'

/** Who was invited: first those who have not come yet. */
export function InvitationSection({ circle, mayManage }: { circle: Circle; mayManage: boolean }) {
  const { t } = useLingui()
  const { data: invitations } = useSuspenseQuery(invitationsQuery(circle))
  const open = invitations.filter(isPending).toSorted(byUrgency)
  const past = invitations.filter((each) => !isPending(each))
  return (
    <Section title={<Trans>Einladungen</Trans>}>
      {open.length === 0 ? (
        <EmptyState title={<Trans>Keine Einladung ist offen.</Trans>}>
          <p>
            <Trans>
              Wer eingeladen wird, bekommt einen Link per E-Mail, wählt ein Passwort und richtet
              einen zweiten Faktor ein. Bis dahin steht die Einladung hier.
            </Trans>
          </p>
        </EmptyState>
      ) : (
        <div className={mayManage ? styles.actable : undefined}>
          <DataTable
            caption={t`Offene Einladungen`}
            columns={openInvitationColumns(circle, mayManage)}
            rows={open}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      {mayManage && (
        <div data-print="no">
          <LinkButton href={peoplePages(circle.home).invite} icon="plus">
            <Trans>Person einladen</Trans>
          </LinkButton>
        </div>
      )}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>
            <Trans>Frühere Einladungen ({past.length})</Trans>
          </summary>
          <DataTable
            caption={t`Frühere Einladungen`}
            columns={pastInvitationColumns}
            rows={past}
            rowKey={({ id }) => id}
          />
        </details>
      )}
    </Section>
  )
}

const isPending = ({ status }: AnyInvitation) => status === 'open' || status === 'expired'

/** First those whose mail did not arrive, then the open ones, then the expired ones; each newest first. */
const byUrgency = (one: AnyInvitation, other: AnyInvitation) =>
  rank(one) - rank(other) || (one.createdAt < other.createdAt ? 1 : -1)
const rank = ({ mail, status }: AnyInvitation) => {
  if (mail === 'failed') return 0
  return status === 'open' ? 1 : 2
}
