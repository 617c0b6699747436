import { z } from 'zod'
import type { Queue } from '../platform/database/jobs.ts'

/** A notice to seal, and the clients whose logs are to name it: those that received it just now. */
export const noticePaperQueue: Queue<{ noticeId: string; clientIds: string[] }> = {
  name: 'notice-paper',
  payload: z.object({ noticeId: z.uuid(), clientIds: z.array(z.uuid()) }),
  workers: 1,
  batch: 1,
  pollingIntervalSeconds: 0.5,
}
