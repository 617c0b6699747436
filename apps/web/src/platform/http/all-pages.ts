import { pageOf } from '@portal/domain/page'
import type { z } from 'zod'
import type { Query } from '../navigation/with-query.ts'
import { http } from './http.ts'

/** A whole list, page after page: for the few a person has to see or count in full. */
export async function allPages<T extends z.ZodType>(
  path: string,
  item: T,
  signal: AbortSignal,
  query: Query = {},
): Promise<z.output<T>[]> {
  const page = pageOf(item)
  const items: z.output<T>[] = []
  let cursor: string | null = null
  do {
    const next: z.output<typeof page> = await http('GET', path, page, {
      query: { ...query, limit: 100, cursor },
      signal,
    })
    items.push(...next.items)
    cursor = next.nextCursor
  } while (cursor)
  return items
}
