import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@portal/domain/time'
import type { Attempt } from '../database/jobs.ts'
import type { Mailer, OutgoingMail } from './mailer.ts'

/** What came of an attempt. Sent is only what the mail server took, or what became a file because there is none. */
export type Outcome = {
  serverAnswer: string
  failedAt: Instant | null
  sentAt?: Instant
  inFile?: boolean
}

/** Puts down that a mail is about to be handed over, and what came of it. */
export type Keeping = {
  begin: (at: Instant) => Promise<unknown>
  end: (outcome: Outcome) => Promise<unknown>
}

/**
 * Hands a mail over and keeps what came of it. Rejects when the server did not take it; the last failure is final.
 * Between the server's answer and `end` a mail can be sent twice, and nowhere else.
 */
export async function handOver(
  { mailer, clock }: { mailer: Mailer; clock: () => Instant },
  mail: OutgoingMail,
  { begin, end }: Keeping,
  { last, signal }: Attempt,
): Promise<void> {
  await begin(clock())
  let answer: string
  try {
    answer = await mailer.send(mail, signal)
  } catch (error) {
    await end({ serverAnswer: wordsOf(error), failedAt: last ? clock() : null })
    throw error
  }
  const inFile = mailer.isFile ?? false
  const sent = { serverAnswer: wordsOf(answer), failedAt: null, sentAt: clock(), inFile }
  await insistently(() => end(sent), signal)
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
