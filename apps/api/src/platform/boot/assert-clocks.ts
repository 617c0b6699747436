import type { Instant } from '@portal/domain/time'
import { apartLine, clockAhead, timeBy } from '../database/clock-watch.ts'
import { connected } from '../database/connected.ts'

/** Throws one line, before anything is written, where this machine and the database have different times. */
export async function assertClocksAgree(adminUrl: string, clock: () => Instant): Promise<void> {
  await connected(adminUrl, async (admin) => {
    const ask = () => timeBy((text) => admin.query<{ ms: string }>(text))
    const line = apartLine(await clockAhead(ask, clock))
    if (line) throw new Error(line)
  })
}
