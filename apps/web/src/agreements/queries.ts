import { Agreement, AgreementDetail, AgreementVersion } from '@portal/domain/agreements/contract'
import { pageOf } from '@portal/domain/page'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

export const agreementsQuery = (clientId: string | null) =>
  queryOptions({
    queryKey: ['agreements', 'list', clientId],
    queryFn: async ({ signal }) =>
      (await http('GET', '/agreements', pageOf(Agreement), { query: { clientId }, signal })).items,
  })

/** In its newest version, or in the one asked for. */
export const agreementQuery = (id: string, version: number | null = null) =>
  queryOptions({
    queryKey: ['agreements', 'one', id, version],
    queryFn: ({ signal }) =>
      http('GET', `/agreements/${id}`, AgreementDetail, {
        ...(version !== null && { query: { version: String(version) } }),
        signal,
      }),
  })

/** Newest first. */
export const agreementVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'versions', id],
    queryFn: async ({ signal }) =>
      (await http('GET', `/agreements/${id}/versions`, pageOf(AgreementVersion), { signal })).items,
  })

/** The signed PDF of one version. */
export const documentAddress = (id: string, version: number) =>
  `/api/v1/agreements/${id}/document?version=${version}`
