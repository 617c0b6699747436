import {
  type EndAlarm,
  EvidenceAlarms,
  FindingsReport,
  type ReportFindings,
} from '@portal/domain/evidence/alarms'
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { Empty, http } from '../../platform/http/http.ts'

const most = 100

/** What checks found in a log, or in all of them where none is named; `open`: only what stands. The newest come first. */
export const evidenceAlarmsQuery = (
  asked: { clientId?: string | null; open?: true } = { open: true },
) =>
  queryOptions({
    queryKey: ['evidence', 'alarms', asked],
    queryFn: ({ signal }) =>
      http('GET', '/evidence/alarms', EvidenceAlarms, { query: { ...asked, limit: most }, signal }),
  })

export const endAlarm = () =>
  mutationOptions({
    mutationFn: (body: EndAlarm) => http('POST', '/evidence/alarms/ending', Empty, { body }),
  })

export const noteAlarm = () =>
  mutationOptions({
    mutationFn: (seenAt: string) =>
      http('POST', '/evidence/alarms/noted', Empty, { body: { seenAt } }),
  })

export const reportFindings = () =>
  mutationOptions({
    mutationFn: (body: ReportFindings) =>
      http('POST', '/evidence/reports', FindingsReport, { body }),
  })
