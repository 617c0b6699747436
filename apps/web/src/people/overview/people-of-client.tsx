import type { Side } from '@portal/domain/access'
import { circleOf } from '../circle.ts'
import { FourEyesSection } from '../four-eyes/four-eyes-section.tsx'
import { InvitationSection } from '../invitations/invitation-section.tsx'
import { MemberSection } from '../members/member-section.tsx'
import { ProposalSection } from '../proposals/proposal-section.tsx'
import { RegisterSection } from '../register/register-section.tsx'

/** Who may instruct for a client, who has access, and who was invited. */
export function PeopleOfClient({
  clientId,
  side,
  mayManage,
}: {
  clientId: string
  side: Side
  mayManage: boolean
}) {
  const circle = circleOf(clientId, side)
  return (
    <>
      <RegisterSection clientId={clientId} home={circle.home} mayManage={mayManage} />
      <ProposalSection clientId={clientId} home={circle.home} />
      <FourEyesSection clientId={clientId} mayChange={mayManage && side === 'client'} />
      <MemberSection circle={circle} clientId={clientId} mayManage={mayManage} />
      {mayManage && <InvitationSection circle={circle} mayManage />}
    </>
  )
}
