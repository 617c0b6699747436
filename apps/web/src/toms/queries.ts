import { pageOf } from '@portal/domain/page'
import {
  type ChangeTomDraft,
  type StartToms,
  TomDraft,
  TomVersion,
  TomVersionDetail,
} from '@portal/domain/toms/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { germanToday } from '../platform/clock/german-time.ts'
import { Empty, http } from '../platform/http/http.ts'

/** Newest first. */
export const tomVersionsQuery = () =>
  queryOptions({
    queryKey: ['toms', 'versions'],
    queryFn: async ({ signal }) =>
      (await http('GET', '/toms', pageOf(TomVersion), { signal })).items,
  })

/** One version with its measures; null for the one in force today, and null where none is. */
export const tomsQuery = (version: string | null) =>
  queryOptions({
    queryKey: ['toms', 'one', version],
    queryFn: async ({ client, signal }): Promise<TomVersionDetail | null> => {
      const versions = version === null ? await client.fetchQuery(tomVersionsQuery()) : []
      const isAny = version !== null || versions.some(({ validFrom }) => validFrom <= germanToday())
      if (!isAny) return null
      return http('GET', `/toms/${version ?? 'current'}`, TomVersionDetail, { signal })
    },
  })

const Draft = z.object({ draft: TomDraft.nullable() })

/** The version that is being written; null where none is. */
export const tomDraftQuery = () =>
  queryOptions({
    queryKey: ['toms', 'draft'],
    queryFn: async ({ signal }) => (await http('GET', '/toms/draft', Draft, { signal })).draft,
    staleTime: 0,
  })

export const startToms = mutationOptions({
  mutationFn: (body: StartToms) => http('POST', '/toms', TomDraft, { body }),
})

export const changeTomDraft = (number: number, version: number, body: ChangeTomDraft) =>
  http('PATCH', `/toms/${number}`, TomDraft, { body, version })

export const discardTomDraft = (number: number, version: number) =>
  http('DELETE', `/toms/${number}`, Empty, { version })

export const publishToms = (number: number, version: number) =>
  http('POST', `/toms/${number}/publication`, TomVersionDetail, { version })
