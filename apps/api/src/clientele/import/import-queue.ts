import { z } from 'zod'
import type { Queue } from '../../platform/database/jobs.ts'

/** A file of clients on its way in. */
export const importQueue: Queue<{ importId: string }> = {
  name: 'client-import',
  payload: z.object({ importId: z.uuid() }),
  workers: 1,
  batch: 1,
  pollingIntervalSeconds: 1,
}
