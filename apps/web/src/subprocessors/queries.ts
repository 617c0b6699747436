import { pageOf } from '@portal/domain/page'
import { Subprocessor } from '@portal/domain/subprocessors/contract'
import type { CalendarDate } from '@portal/domain/time'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** Who was allowed to touch the data on a day. */
export const subprocessorsQuery = (on: CalendarDate, clientId: string | null) =>
  queryOptions({
    queryKey: ['subprocessors', on, clientId],
    queryFn: async ({ signal }) => {
      const query = { on, clientId }
      return (await http('GET', '/subprocessors', pageOf(Subprocessor), { query, signal })).items
    },
  })
