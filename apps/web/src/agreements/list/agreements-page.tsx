import type { Permission, Side } from '@portal/domain/access'
import type { AgreementFilter } from '@portal/domain/agreements/contract'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { AgreementList } from './agreement-list.tsx'
import { AgreementPage } from '../page/agreement-page.tsx'
import { agreementsQuery } from '../queries.ts'

/** Most clients have one agreement: they land on it. Everybody else chooses. */
export function AgreementsPage({
  side,
  may,
  clientId,
  standing,
  go,
}: {
  side: Side
  may: (permission: Permission) => boolean
  clientId: string | null
  standing: AgreementFilter | null
  go: (to: string) => void
}) {
  const { data: agreements, ...more } = useSuspenseInfiniteQuery(
    agreementsQuery(clientId, standing),
  )
  const [first, second] = agreements
  return side === 'client' && standing === null && first && !second ? (
    <AgreementPage id={first.id} side={side} may={may} isOnly />
  ) : (
    <AgreementList
      agreements={agreements}
      side={side}
      mayRecord={may('agreements.write')}
      filter={{ clientId, standing }}
      more={more}
      go={go}
    />
  )
}
