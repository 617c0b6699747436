import { z } from 'zod'
import type { Queue } from '../../platform/database/jobs.ts'

/** A round of invitations to be worked off. */
export const roundQueue: Queue<{ roundId: string }> = {
  name: 'invitation-round',
  payload: z.object({ roundId: z.uuid() }),
  workers: 1,
  batch: 1,
  pollingIntervalSeconds: 1,
}
