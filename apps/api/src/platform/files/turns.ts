import { createFairQueue } from '../fair-queue.ts'

/** Files on their way in: what is not read yet waits with its sender. A slow line of one client leaves room for others. */
export const receiving = createFairQueue({
  atOnce: 16,
  atOnceOfClient: 4,
  waiting: 200,
  waitingOfPerson: 20,
})

/** A file is in memory whole when it is handed to the database: as many as there may be at a time. */
export const storing = createFairQueue({ atOnce: 2, waiting: 200 })
