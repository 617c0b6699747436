import { at, pages } from '@portal/domain/addresses'
import { after, type OfferDetail } from '@portal/domain/agreements/offers'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Overtaken } from '../../../binding/overtaken.tsx'
import { ReasonPage } from '../../../binding/reason-page.tsx'
import { concernedBy } from '../concerned.ts'
import { offerQuery } from '../queries.ts'

/** An offer that comes to nothing, and why: the client declines, or the provider withdraws. */
export function EndPage({
  id,
  move,
  ...said
}: {
  id: string
  go: (to: string) => void
  move: 'decline' | 'withdraw'
  title: string
  label: string
  effect: ReactNode
  word: ReactNode
  done: string
  send: (seen: OfferDetail, body: { reason: string }) => Promise<OfferDetail>
}) {
  const { data } = useSuspenseQuery(offerQuery(id))
  return (
    <ReasonPage
      {...said}
      record={data}
      draft={`offer ${move} ${id}`}
      basis={({ status, version }) => ({ status, version })}
      isPossible={({ status }) => after(status, move) !== null}
      home={at(pages.offers.one, { id })}
      clause="§ 16"
      concerned={concernedBy}
      look="danger"
      renderOvertaken={(now) => <Overtaken {...now} />}
    />
  )
}
