import type { Session } from '@portal/domain/accounts/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Confirmation } from './confirmation.tsx'
import { InstructionDetail } from './detail.tsx'
import { DraftReview } from './draft-review.tsx'
import { DraftWaiting } from './draft-waiting.tsx'
import { Given } from './given.tsx'
import { instructionQuery } from './queries.ts'

/**
 * One instruction, whatever its state. A draft is reviewed here, then confirmed; `reviewed` is the version the person
 * said yes to and stands in the address, so that the way back, a reload and a new login all lead to the same place.
 */
export function InstructionPage({
  id,
  session,
  reviewed,
  go,
}: {
  id: string
  session: Session
  reviewed: number | null
  go: (to: string) => void
}) {
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  // A newer text must not slip in under the eyes of somebody who began to read this one.
  const [firstSeen] = useState(instruction.version)
  const may = (permission: Session['permissions'][number]) =>
    session.permissions.includes(permission)

  if (instruction.status === 'submitted' && reviewed !== null && session.side === 'client')
    return <Given key="given" instruction={instruction} />
  if (instruction.status !== 'draft')
    return (
      <InstructionDetail
        key="detail"
        instruction={instruction}
        reader={
          session.side === 'client'
            ? 'client'
            : may('instructions.process')
              ? 'provider'
              : 'onlooker'
        }
      />
    )
  if (!may('instructions.submit') || !session.authorisation)
    return <DraftWaiting instruction={instruction} mayDraft={may('instructions.draft')} go={go} />
  const giver = { name: session.user.name, ...session.authorisation }
  if (reviewed === instruction.version)
    return <Confirmation key="confirm" instruction={instruction} giver={giver} />
  return (
    <DraftReview
      key={`review ${instruction.version}`}
      instruction={instruction}
      giver={giver}
      isChanged={reviewed !== null || instruction.version !== firstSeen}
      go={go}
    />
  )
}
