import type { Instant } from '@portal/domain/time'
import { Client } from 'pg'
import { apartLine, clockAhead, timeBy } from '../database/clock-watch.ts'

/** Throws one line, before anything is written, where this machine and the database have different times. */
export async function assertClocksAgree(adminUrl: string, clock: () => Instant): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    const ask = () => timeBy((text) => admin.query<{ ms: string }>(text))
    const line = apartLine(await clockAhead(ask, clock))
    if (line) throw new Error(line)
  } finally {
    await admin.end()
  }
}
