import { pageOf } from '@portal/domain/page'
import { ReceiptItem } from '@portal/domain/receipts/contract'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'
import type { ReceiptFilter } from './receipt-filter.ts'

export const receiptsQuery = (filter: ReceiptFilter) =>
  infiniteQueryOptions({
    queryKey: ['receipts', filter],
    queryFn: ({ pageParam, signal }) =>
      http('GET', '/receipts', pageOf(ReceiptItem), {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
