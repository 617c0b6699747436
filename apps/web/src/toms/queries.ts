import { pageOf } from '@portal/domain/page'
import { TomVersion, TomVersionDetail } from '@portal/domain/toms/contract'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** Newest first. */
export const tomVersionsQuery = () =>
  queryOptions({
    queryKey: ['toms', 'versions'],
    queryFn: async ({ signal }) =>
      (await http('GET', '/toms', pageOf(TomVersion), { signal })).items,
  })

/** One version with its measures; null for the one in force today. */
export const tomsQuery = (version: string | null) =>
  queryOptions({
    queryKey: ['toms', 'one', version],
    queryFn: ({ signal }) =>
      http('GET', `/toms/${version ?? 'current'}`, TomVersionDetail, { signal }),
  })
