import { useSuspenseQuery } from '@tanstack/react-query'
import type { Circle } from '../circle.ts'
import { NobodyHere } from '../nobody-here.tsx'
import { membersQuery, staffQuery } from '../queries.ts'
import { ResetPage } from './reset-page.tsx'
import type { Stepped } from '../../binding/binding.ts'

type Props = Stepped & { circle: Circle; userId: string }

export function MemberResetPage({ clientId, userId, ...props }: Props & { clientId: string }) {
  const { data: members } = useSuspenseQuery(membersQuery(clientId))
  const person = members.find((each) => each.userId === userId)
  return person ? <ResetPage person={person} {...props} /> : <NobodyHere circle={props.circle} />
}

export function StaffResetPage({ userId, ...props }: Props) {
  const { data: staff } = useSuspenseQuery(staffQuery())
  const person = staff.find((each) => each.userId === userId)
  return person ? <ResetPage person={person} {...props} /> : <NobodyHere circle={props.circle} />
}
