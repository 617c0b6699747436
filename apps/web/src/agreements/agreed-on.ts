import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import type { Side } from '@portal/domain/access'
import { ClientId } from '@portal/domain/accounts/contract'
import { CalendarDate } from '@portal/domain/time'
import { VersionNumber } from '@portal/domain/version'
import { z } from 'zod'
import { agreementsQuery, agreementVersionsQuery } from './queries.ts'
import { germanToday } from '../platform/clock/german-time.ts'

/** As it stands in the address: an agreement, or a client and the day on which it held; what is unreadable is not asked. */
export const Asked = z.object({
  agreementId: z.string().nullable(),
  version: VersionNumber.nullable().catch(null),
  clientId: ClientId.nullable().catch(null),
  on: CalendarDate.nullable().catch(null),
})
export type Asked = z.output<typeof Asked>
export type Named = Record<keyof Asked, string | null>

type Found = { isLoading: boolean; found: { id: string; version: number | null } | null }

/** Which agreement is meant, in which version: the one that is named, or the client's that held on the day. */
export function useAgreedOn(side: Side, { agreementId, version, clientId, on }: Asked): Found {
  const isNamed = agreementId !== null
  const { data: listed = [], isLoading: isListed } = useInfiniteQuery({
    ...agreementsQuery(clientId),
    enabled: !isNamed && (side === 'client' || clientId !== null),
    throwOnError: true,
  })
  const agreements = listed.filter(({ struckAt }) => struckAt === null)
  const versions = useQueries({
    queries: agreements.map(({ id }) => ({ ...agreementVersionsQuery(id), throwOnError: true })),
    combine: (all) => ({
      isLoading: all.some(({ isLoading }) => isLoading),
      of: all.map(({ data = [] }) => data),
    }),
  })
  if (isNamed) return { isLoading: false, found: { id: agreementId, version } }
  const day = on ?? germanToday()
  const held = agreements.flatMap(({ id }, at) =>
    (versions.of[at] ?? [])
      .filter(
        ({ validFrom, validUntil, correctedBy }) =>
          correctedBy === null && validFrom <= day && day <= (validUntil ?? day),
      )
      .map((each) => ({ id, version: each.version })),
  )
  // What has not begun or has ended is read as it was last, unless a day was named.
  const last = on === null && agreements[0] ? { id: agreements[0].id, version: null } : null
  return { isLoading: isListed || versions.isLoading, found: held[0] ?? last }
}
