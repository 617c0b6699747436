import {
  Agreement,
  AgreementDetail,
  type AgreementFilter,
  AgreementVersion,
} from '@portal/domain/agreements/contract'
import { AgreementEvent } from '@portal/domain/agreements/answers'
import { pageOf } from '@portal/domain/page'
import { ReceiptItem } from '@portal/domain/receipts/contract'
import { queryOptions } from '@tanstack/react-query'
import { endlessQuery } from '../platform/http/endless.ts'
import { http } from '../platform/http/http.ts'

export const agreementsQuery = (clientId: string | null, standing: AgreementFilter | null = null) =>
  endlessQuery(['agreements', 'list', clientId, standing], '/agreements', Agreement, {
    clientId,
    standing,
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

/** What was done to a recorded agreement, oldest first. */
export const agreementHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['agreements', 'history', id],
    queryFn: async ({ signal }) =>
      (await http('GET', `/agreements/${id}/history`, pageOf(AgreementEvent), { signal })).items,
  })

/** The receipt of an answer. */
export const answerReceiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['receipts', 'one', id],
    queryFn: ({ signal }) => http('GET', `/receipts/${id}`, ReceiptItem, { signal }),
  })
