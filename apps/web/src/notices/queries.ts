import type { EndTask, TellOtherwise } from '@portal/domain/endings/contract'
import {
  type DraftNotice,
  Notice,
  NoticeHanding,
  NoticeItem,
  NoticeRecipient,
  type NoticeStatus,
} from '@portal/domain/notices/contract'
import { type NoticeKind } from '@portal/domain/notices/kinds'
import { pageOf } from '@portal/domain/page'
import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import { allPages } from '../platform/http/all-pages.ts'
import { Empty, http } from '../platform/http/http.ts'

export type NoticeFilter = {
  /** Only what is not acknowledged yet. */
  open?: true | null
  status?: NoticeStatus | null
  kind?: NoticeKind | null
  clientId?: string | null
}

const lists = ['notices', 'list']

export const noticesQuery = (filter: NoticeFilter) =>
  infiniteQueryOptions({
    queryKey: [...lists, filter],
    queryFn: ({ pageParam, signal }) =>
      http('GET', '/notices', pageOf(NoticeItem), {
        query: { ...filter, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })

/** Asking for a notice is opening it, which the server records: never fetch one ahead of its reader. */
export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: ['notices', 'one', id],
    queryFn: async ({ client, signal }) => {
      const notice = await http('GET', `/notices/${id}`, Notice, { signal })
      // The lists still call it unread.
      for (const queryKey of [lists, ['home']])
        void client.invalidateQueries({ queryKey, refetchType: 'none' })
      return notice
    },
  })

/** Client by client; asked again every half minute, because mails are on their way. */
export const recipientsQuery = (id: string) =>
  queryOptions({
    queryKey: ['notices', 'recipients', id],
    queryFn: ({ signal }) => allPages(`/notices/${id}/recipients`, NoticeRecipient, signal),
    refetchInterval: 30_000,
  })

/** How far it is on its way; asked again as long as it is under way. */
export const handingQuery = (id: string) => {
  const queryKey = ['notices', 'handing', id]
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<NoticeHanding>(queryKey)
      const handing = await http('GET', `/notices/${id}/handing`, NoticeHanding, { signal })
      if (before && isUnderWay(before) && !isUnderWay(handing))
        void client.invalidateQueries(recipientsQuery(id))
      return handing
    },
    refetchInterval: ({ state: { data } }) => data && isUnderWay(data) && 2_000,
  })
}

export const isUnderWay = ({ clients, reached }: NoticeHanding) => reached < clients

export const endHanding = (id: string) =>
  mutationOptions({
    mutationFn: (body: EndTask) =>
      http('POST', `/notices/${id}/handing/ending`, NoticeHanding, { body }),
  })

export const tellOtherwise = (id: string, clientId: string) =>
  mutationOptions({
    mutationFn: (body: TellOtherwise) =>
      http('POST', `/notices/${id}/recipients/${clientId}/ending`, Empty, { body }),
  })

export const handAgain = (id: string) =>
  mutationOptions({
    mutationFn: () => http('POST', `/notices/${id}/handing`, NoticeHanding),
  })

export const acknowledgeNotice = (id: string) =>
  mutationOptions({
    mutationFn: () => http('POST', `/notices/${id}/acknowledgement`, Notice),
  })

/** Starts a draft, or changes the one the person saw in this version. */
export const saveNotice = (id: string | null) =>
  mutationOptions({
    mutationFn: ({ input, version }: { input: DraftNotice; version: number | null }) =>
      id === null
        ? http('POST', '/notices', Notice, { body: input })
        : http('PATCH', `/notices/${id}`, Notice, {
            body: input,
            ...(version !== null && { version }),
          }),
  })

export const publishNotice = ({ id, version }: { id: string; version: number }) =>
  mutationOptions({
    mutationFn: () => http('POST', `/notices/${id}/publication`, Notice, { version }),
  })

export const discardNotice = ({ id, version }: { id: string; version: number }) =>
  mutationOptions({
    mutationFn: () => http('DELETE', `/notices/${id}`, Empty, { version }),
  })
