import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@portal/domain/time'
import type { Attempt } from '../database/jobs.ts'
import type { Mailer, OutgoingMail } from './mailer.ts'

/** What came of an attempt. Sent is only what the mail server took. */
export type Outcome = { serverAnswer: string; failedAt: Instant | null; sentAt?: Instant }

/**
 * Hands a mail over and records what came of it. Rejects when the server did not take it; the last failure is final.
 * Between the server's answer and `record` a mail can be sent twice, and nowhere else.
 */
export async function handOver(
  { mailer, clock }: { mailer: Mailer; clock: () => Instant },
  mail: OutgoingMail,
  record: (outcome: Outcome) => Promise<unknown>,
  { last, signal }: Attempt,
): Promise<void> {
  let answer: string
  try {
    answer = await mailer.send(mail, signal)
  } catch (error) {
    await record({ serverAnswer: wordsOf(error), failedAt: last ? clock() : null })
    throw error
  }
  const sent = { serverAnswer: wordsOf(answer), failedAt: null, sentAt: clock() }
  await insistently(() => record(sent), signal)
}

/** The server has the mail: unless that is recorded it would be sent again, so it is tried while there is time. */
async function insistently(record: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await record()
      return
    } catch (error) {
      if (signal.aborted) throw error
      await sleep(500)
    }
  }
}

/** What a mail server or an error said, as a column takes it. */
function wordsOf(said: unknown): string {
  const words = said instanceof Error ? said.message : typeof said === 'string' ? said : ''
  return words.replaceAll('\0', '').slice(0, 500).toWellFormed() || 'unknown failure'
}
