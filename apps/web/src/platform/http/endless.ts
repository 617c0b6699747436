import { pageOf } from '@portal/domain/page'
import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Query } from '../navigation/with-query.ts'
import { http } from './http.ts'

/** A list that a person reads on in, page after page; what was read so far is one list. */
export const endlessQuery = <T extends z.ZodType>(
  queryKey: QueryKey,
  path: string,
  item: T,
  query: Query = {},
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      http('GET', path, pageOf(item), { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  })
