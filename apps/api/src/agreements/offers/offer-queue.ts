import { z } from 'zod'
import type { Queue } from '../../platform/database/jobs.ts'

/** Offers to make, each client's by itself. */
export const offerQueue: Queue<{ batchId: string }> = {
  name: 'agreement-offers',
  payload: z.object({ batchId: z.uuid() }),
  workers: 1,
  batch: 1,
  pollingIntervalSeconds: 1,
}
