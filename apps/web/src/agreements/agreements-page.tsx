import type { Side } from '@portal/domain/access'
import { useSuspenseQuery } from '@tanstack/react-query'
import { AgreementList } from './agreement-list.tsx'
import { AgreementPage } from './agreement-page.tsx'
import { agreementsQuery } from './queries.ts'

/** Most clients have one agreement: they land on it. Everybody else chooses. */
export function AgreementsPage({
  side,
  clientId,
  go,
}: {
  side: Side
  clientId: string | null
  go: (to: string) => void
}) {
  const { data: agreements } = useSuspenseQuery(agreementsQuery(clientId))
  const [first, second] = agreements
  return side === 'client' && first && !second ? (
    <AgreementPage id={first.id} side={side} isOnly />
  ) : (
    <AgreementList agreements={agreements} side={side} clientId={clientId} go={go} />
  )
}
