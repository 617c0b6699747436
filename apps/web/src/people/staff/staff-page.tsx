import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { FactorReset, StaffMember } from '@portal/domain/people/contract'
import { useSuspenseQueries } from '@tanstack/react-query'
import { say } from '../../platform/language/i18n.ts'
import { type Column, DataTable } from '../../ui/data/data-table.tsx'
import { MomentDay } from '../../ui/basics/moment.tsx'
import { Page, Section } from '../../ui/page/page.tsx'
import { PageHeader } from '../../ui/page/page-header.tsx'
import { personPage, staffCircle } from '../circle.ts'
import { FactorState } from '../factor-state.tsx'
import { InvitationSection } from '../invitations/invitation-section.tsx'
import { PersonCell } from '../person-cell.tsx'
import { resetsQuery, staffQuery } from '../queries.ts'
import { ResetSection } from '../resets/reset-section.tsx'
import { isUnderWay, underWayOf } from '../resets/under-way-of.ts'
import { staffRoleWords } from '../../accounts/words.ts'

const columnsOf = (mayOpen: boolean, resets: FactorReset[]): Column<StaffMember>[] => [
  {
    key: 'name',
    header: msg`Person`,
    isRowHeader: true,
    cell: (person) => (
      <PersonCell {...person} href={mayOpen ? personPage(staffCircle, person.userId) : null} />
    ),
  },
  { key: 'role', header: msg`Rolle`, cell: ({ role }) => say(staffRoleWords[role]) },
  {
    key: 'secondFactor',
    header: msg`zweiter Faktor`,
    cell: (person) => <FactorState {...person} factorReset={underWayOf(resets, person.userId)} />,
  },
  { key: 'since', header: msg`seit`, cell: ({ since }) => <MomentDay at={since} /> },
]

/** The provider's own people, who was invited, and whose second factor is being reset. */
export function StaffPage({ mayManage, mayReset }: { mayManage: boolean; mayReset: boolean }) {
  const { t } = useLingui()
  const [{ data: staff }, { data: resets }] = useSuspenseQueries({
    queries: [staffQuery(), resetsQuery()],
  })
  // What waits for a decision comes first; with nothing under way it is a footnote.
  const isAnyOpen = resets.some(isUnderWay)
  const resetSection = <ResetSection resets={resets} />
  return (
    <Page>
      <PageHeader
        title={t({ context: 'provider', message: 'Mitarbeitende' })}
        lead={
          <Trans>Wer beim Auftragnehmer mit dem Portal arbeitet, und was jede Person darf.</Trans>
        }
      />
      {isAnyOpen && resetSection}
      <Section title={<Trans>Personen</Trans>}>
        <DataTable
          caption={t({ context: 'provider', message: 'Mitarbeitende' })}
          columns={columnsOf(mayManage || mayReset, resets)}
          rows={staff}
          rowKey={({ userId }) => userId}
        />
      </Section>
      <InvitationSection circle={staffCircle} mayManage={mayManage} />
      {!isAnyOpen && resetSection}
    </Page>
  )
}
