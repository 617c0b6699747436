import { PaperKind } from '@portal/domain/instructions/papers'
import { z } from 'zod'
import type { Queue } from '../../platform/database/jobs.ts'

const PaperOf = z.object({
  clientId: z.uuid(),
  instructionId: z.uuid(),
  kind: PaperKind,
  sequence: z.int(),
})
export type PaperOf = z.output<typeof PaperOf>

/** Documents to print, seal and store, right after the act they are of. */
export const paperQueue: Queue<PaperOf> = {
  name: 'paper',
  payload: PaperOf,
  workers: 1,
  batch: 1,
  pollingIntervalSeconds: 0.5,
}
