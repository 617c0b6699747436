import type { Locale } from '@portal/domain/accounts/contract'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Connections } from '../platform/database/db.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import { mails } from './table.ts'
import { asWorker } from '../platform/database/worker.ts'
import { mailText } from './texts.ts'

type Recipient = { name: string; email: string; locale: Locale }

/**
 * Sends one mail of the outbox and records what the mail server answered. Does nothing for a mail that was sent
 * already. Throws when the server did not take it, so that the queue tries again; the last failure is recorded as final.
 */
export async function deliver(
  {
    worker,
    mailer,
    publicUrl,
    clock,
  }: { worker: Connections; mailer: Mailer; publicUrl: string; clock: () => Instant },
  { mailId, clientId }: { mailId: string; clientId: string },
  { last }: { last: boolean },
): Promise<void> {
  const [mail, recipient] = await asWorker(worker, clientId, async (tx) => {
    const [row] = await tx
      .select()
      .from(mails)
      .where(and(eq(mails.id, mailId), isNull(mails.sentAt)))
    const { rows } = row
      ? await tx.execute<Recipient>(
          sql`select name, email, locale from users where id = ${row.userId} and disabled_at is null`,
        )
      : { rows: [] }
    return [row, rows[0]] as const
  })
  if (!mail) return
  const record = (outcome: Partial<typeof mails.$inferInsert>) =>
    asWorker(worker, clientId, (tx) =>
      tx
        .update(mails)
        .set({ attempts: sql`${mails.attempts} + 1`, ...outcome })
        .where(eq(mails.id, mailId)),
    )
  if (!recipient) {
    await record({
      failedAt: clock(),
      serverAnswer: 'not sent: the recipient has no access any more',
    })
    return
  }
  try {
    const to = { name: recipient.name, address: recipient.email }
    const answer = await mailer.send({
      id: mailId,
      to,
      ...mailText(mail, recipient.locale, publicUrl),
    })
    await record({ sentAt: clock(), failedAt: null, serverAnswer: answer.slice(0, 500) })
  } catch (error) {
    const serverAnswer = error instanceof Error ? error.message.slice(0, 500) : 'unknown failure'
    await record({ serverAnswer, failedAt: last ? clock() : null })
    throw error
  }
}
