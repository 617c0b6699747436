import { EvidenceItem, HeadMailing, SignedEvidenceHead } from '@portal/domain/evidence/contract'
import { pageOf } from '@portal/domain/page'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'
import type { EvidenceFilter } from './evidence-filter.ts'

/** Whose log: the client is named always, so that no other window changes what is read. */
export type Owned = EvidenceFilter & { clientId: string }

export const evidenceQuery = (filter: Owned) =>
  infiniteQueryOptions({
    queryKey: ['evidence', filter],
    queryFn: ({ pageParam, signal }) =>
      http('GET', '/evidence', pageOf(EvidenceItem), {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

export const evidenceHeadQuery = (clientId: string) =>
  queryOptions({
    queryKey: ['evidence', clientId, 'head'],
    queryFn: ({ signal }) =>
      http('GET', '/evidence/head', SignedEvidenceHead, { query: { clientId }, signal }),
  })

/** Whether one has the head of the active client's log mailed. */
export const headMailingQuery = () =>
  queryOptions({
    queryKey: ['evidence', 'head-mailing'],
    queryFn: ({ signal }) => http('GET', '/evidence/head-mailing', HeadMailing, { signal }),
  })

export const changeHeadMailing = () => ({
  mutationFn: (body: HeadMailing) => http('PUT', '/evidence/head-mailing', HeadMailing, { body }),
})
