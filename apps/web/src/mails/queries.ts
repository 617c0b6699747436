import { Mail, type MailStatus } from '@portal/domain/mails/contract'
import { pageOf } from '@portal/domain/page'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** The outbox, newest first; asked again every half minute, because mails are on their way. */
export const mailsQuery = (status: MailStatus | null) =>
  infiniteQueryOptions({
    queryKey: ['mails', status],
    queryFn: ({ pageParam, signal }) =>
      http('GET', '/mails', pageOf(Mail), { query: { status, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    refetchInterval: 30_000,
  })
