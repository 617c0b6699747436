import { Backups } from '@portal/domain/backups/contract'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** How the backups stand. */
export const backupsQuery = () =>
  queryOptions({
    queryKey: ['backups'],
    queryFn: ({ signal }) => http('GET', '/backups', Backups, { signal }),
  })
