import { Backups } from '@portal/domain/backups/contract'
import type { EndTask } from '@portal/domain/endings/contract'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** How the backups stand. */
export const backupsQuery = () =>
  queryOptions({
    queryKey: ['backups'],
    queryFn: ({ signal }) => http('GET', '/backups', Backups, { signal }),
  })

export const endBackupWarning = () =>
  mutationOptions({
    mutationFn: (body: EndTask) => http('POST', '/backups/ending', Backups, { body }),
  })
