import { EvidenceAlarms } from '@portal/domain/evidence/alarms'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../platform/http/http.ts'

/** What the nightly check found; the newest come on the first page. */
export const evidenceAlarmsQuery = () =>
  queryOptions({
    queryKey: ['evidence', 'alarms'],
    queryFn: ({ signal }) => http('GET', '/evidence/alarms', EvidenceAlarms, { signal }),
  })
