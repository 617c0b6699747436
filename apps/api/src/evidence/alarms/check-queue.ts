import { ReportFindings } from '@portal/domain/evidence/alarms'
import { z } from 'zod'
import type { Queue } from '../../platform/database/jobs.ts'

const { findings } = ReportFindings.shape

const Wanted = z.object({
  clientId: z.uuid(),
  report: z.object({ id: z.uuid(), findings }).nullable(),
})

export type Wanted = z.output<typeof Wanted>

/** Logs that somebody wants checked at once; one after the other, since a long one takes a while. `report`: what they say to have found. */
export const checkQueue: Queue<Wanted> = {
  name: 'log-check',
  payload: Wanted,
  workers: 1,
  batch: 1,
  pollingIntervalSeconds: 5,
}
