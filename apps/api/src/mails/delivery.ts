import type { Instant } from '@portal/domain/time'
import type { Connections } from '../platform/database/db.ts'
import type { Worker } from '../platform/database/jobs.ts'
import type { Vault } from '../platform/crypto.ts'
import { together } from '../platform/database/together.ts'
import { handOver, type Outcome } from '../platform/mail/hand-over.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import { findUnsent, type MailedHead, type MailJob, recordAttempts } from './bookkeeping.ts'
import { mailText } from './texts.ts'

type Deps = {
  worker: Connections
  mailer: Mailer
  publicUrl: string
  /** Makes of a matter and a person what only the portal can make of them. */
  vault: Pick<Vault, 'mac'>
  clock: () => Instant
}

/**
 * Sends one mail of the outbox and records what the mail server answered. Does nothing for a mail that was sent
 * already. Rejects when the server did not take it, so that the queue tries again; the last failure is recorded as final.
 * Mails that are on their way at once are looked up and recorded together.
 */
export function createDelivery({ worker, mailer, publicUrl, vault, clock }: Deps): Worker<MailJob> {
  const find = together((jobs: MailJob[]) => worker.transaction(null, (tx) => findUnsent(tx, jobs)))
  const record = together((outcomes: (MailJob & Outcome & Partial<MailedHead>)[]) =>
    worker.transaction(null, (tx) => recordAttempts(tx, outcomes)),
  )

  return async (job, attempt) => {
    const mail = await find(job)
    if (!mail) return
    if (mail.name === null) {
      const serverAnswer = 'not sent: the recipient has no access any more'
      await record({ ...job, failedAt: clock(), serverAnswer })
      return
    }
    const to = { name: mail.name, address: mail.email }
    const { headSequence, headHash } = mail
    const head = { headSequence, headHash }
    const text = mailText(mail, mail.locale, publicUrl)
    await handOver(
      { mailer, clock },
      { id: job.mailId, to, ...text, matter: matterOf(vault, mail) },
      // What was handed over is known by it; of what was not, nothing left the house.
      (outcome) => record({ ...job, ...outcome, ...(outcome.sentAt && head) }),
      attempt,
    )
  }
}

/** One for each page that mails lead to, within one client and for one mailbox. */
const matterOf = (
  vault: Pick<Vault, 'mac'>,
  { clientId, path, email }: { clientId: string; path: string; email: string },
): string => vault.mac(`${clientId} ${email}`, path).toString('hex').slice(0, 32)
