import { msg } from '@lingui/core/macro'
import type { Invitation, StaffInvitation } from '@portal/domain/people/contract'
import { say } from '../../platform/language/i18n.ts'
import type { Column } from '../../ui/data/data-table.tsx'
import type { Circle } from '../circle.ts'
import { InvitationActs } from './invitation-acts.tsx'
import { InvitationState } from './invitation-state.tsx'
import { PersonCell } from '../person-cell.tsx'
import { roleWords } from '../../accounts/words.ts'

export type AnyInvitation = Invitation | StaffInvitation

/** What is over. */
export const pastInvitationColumns: Column<AnyInvitation>[] = [
  {
    key: 'name',
    header: msg`Person`,
    isRowHeader: true,
    cell: (invitation) => <PersonCell {...invitation} />,
  },
  { key: 'role', header: msg`Rolle`, cell: ({ role }) => say(roleWords[role]) },
  { key: 'status', header: msg`Stand`, cell: (invitation) => <InvitationState {...invitation} /> },
]

/** What somebody has still to accept, and what may be done about it. */
export const openInvitationColumns = (
  circle: Circle,
  mayManage: boolean,
): Column<AnyInvitation>[] => [
  ...pastInvitationColumns,
  ...(mayManage
    ? [
        {
          key: 'acts',
          header: msg`Was Sie tun können`,
          cell: (invitation: AnyInvitation) => (
            <InvitationActs circle={circle} invitation={invitation} />
          ),
        },
      ]
    : []),
]
