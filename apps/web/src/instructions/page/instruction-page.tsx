import type { Session } from '@portal/domain/accounts/contract'
import type { Instruction } from '@portal/domain/instructions/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActDone } from './act-done.tsx'
import { ClientActs, QuietWithdrawal } from './client-acts.tsx'
import { Confirmation } from '../draft/confirmation.tsx'
import { InstructionDetail } from './detail.tsx'
import { DraftReview } from '../draft/draft-review.tsx'
import { DraftWaiting } from '../draft/draft-waiting.tsx'
import { Given } from '../draft/given.tsx'
import { ProviderActs } from './provider-acts.tsx'
import { instructionQuery } from '../queries.ts'

/**
 * One instruction, whatever its state. A draft is reviewed here, then confirmed; `reviewed` is the version the person
 * said yes to and stands in the address, so that the way back, a reload and a new login all lead to the same place.
 */
export function InstructionPage({
  id,
  session,
  reviewed,
  receipt = null,
  go,
}: {
  id: string
  session: Session
  reviewed: number | null
  /** The number of the receipt of what was just done. */
  receipt?: string | null
  go: (to: string) => void
}) {
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  // A newer text must not slip in under the eyes of somebody who began to read this one.
  const [seen, setSeen] = useState<readonly number[]>([instruction.version])
  // Their own file is no surprise, unless it follows on something they have not seen.
  const onOwn = ({ version }: Instruction) =>
    setSeen((now) => (now.includes(version - 1) ? [...now, version] : now))
  const isSeen = seen.includes(instruction.version)
  const may = (permission: Session['permissions'][number]) =>
    session.permissions.includes(permission)

  const ofClient = () => ({
    reader: 'client' as const,
    acts: (
      <ClientActs
        instruction={instruction}
        mayAct={may('instructions.submit')}
        isFirstSigner={instruction.presented?.byId === session.user.id}
      />
    ),
    mayWrite: may('instructions.write'),
    quietActs: may('instructions.submit') && <QuietWithdrawal instruction={instruction} />,
  })
  const ofProvider = () =>
    may('instructions.process')
      ? {
          reader: 'provider' as const,
          mayWrite: true,
          acts: <ProviderActs instruction={instruction} />,
        }
      : { reader: 'onlooker' as const }

  const isGiven = instruction.status === 'submitted' || instruction.status === 'proposed'
  if (isGiven && reviewed !== null && session.side === 'client')
    return <Given key="given" instruction={instruction} />
  if (receipt && instruction.receipts.some(({ number }) => number === receipt))
    return <ActDone key="done" instruction={instruction} number={receipt} />
  if (instruction.status !== 'draft')
    return (
      <InstructionDetail
        key="detail"
        instruction={instruction}
        {...(session.side === 'client' ? ofClient() : ofProvider())}
      />
    )
  if (!may('instructions.submit') || !session.authorisation)
    return <DraftWaiting instruction={instruction} mayDraft={may('instructions.draft')} go={go} />
  const giver = { name: session.user.name, ...session.authorisation }
  if (reviewed === instruction.version)
    return <Confirmation key="confirm" instruction={instruction} giver={giver} go={go} />
  return (
    <DraftReview
      key={isSeen ? 'review' : `review ${instruction.version}`}
      instruction={instruction}
      giver={giver}
      isChanged={reviewed !== null || !isSeen}
      onOwn={onOwn}
      go={go}
    />
  )
}
