import type { Instant } from '@portal/domain/time'
import type { Connections } from '../platform/database/db.ts'
import type { Worker } from '../platform/database/jobs.ts'
import type { Vault } from '../platform/crypto.ts'
import { together } from '../platform/database/together.ts'
import { handOver } from '../platform/mail/hand-over.ts'
import type { Mailer } from '../platform/mail/mailer.ts'
import {
  findUnsent,
  type Handed,
  type MailJob,
  recordAttempts,
  type Recorded,
  recordHanding,
} from './bookkeeping.ts'
import { isBreach, mailText } from './texts.ts'

type Deps = {
  worker: Connections
  mailer: Mailer
  publicUrl: string
  /** Makes of a matter and a person what only the portal can make of them. */
  vault: Pick<Vault, 'mac'>
  clock: () => Instant
}

/**
 * Sends one mail of the outbox and records what the mail server answered: with it what says the same to the same person for other
 * clients. Does nothing for a mail that was sent already or that another one carries. Rejects when the server did not take it, so
 * that the queue tries again; the last failure is recorded as final.
 * Mails that are on their way at once are looked up and recorded together.
 */
export function createDelivery({ worker, mailer, publicUrl, vault, clock }: Deps): Worker<MailJob> {
  const find = together((jobs: MailJob[]) => worker.transaction(null, (tx) => findUnsent(tx, jobs)))
  const hand = together((letters: Handed[][]) =>
    worker.transaction(null, (tx) => recordHanding(tx, letters)),
  )
  const record = together((outcomes: Recorded[][]) =>
    worker.transaction(null, (tx) => recordAttempts(tx, outcomes)),
  )

  return async (job, attempt) => {
    const found = await find(job)
    const parts = found.filter((part) => part.name !== null)
    const others = found.filter(({ name }) => name === null)
    if (others.length > 0) {
      const serverAnswer = 'not sent: the recipient has no access any more'
      await record(others.map((part) => ({ ...idOf(part), failedAt: clock(), serverAnswer })))
    }
    const [first] = parts
    if (!first) return
    const to = { name: first.name, address: first.email }
    const practices = parts.toSorted(byName)
    const text = mailText({ ...first, practices }, first, publicUrl)
    const { subject, text: said } = text
    await handOver(
      { mailer, clock },
      {
        id: job.mailId,
        to,
        ...text,
        matter: matterOf(vault, first),
        isPressing: isBreach(first) || first.urgency === 'urgent',
      },
      {
        begin: (at) =>
          hand(
            parts.map((part) => ({
              ...idOf(part),
              at,
              to: to.address,
              locale: first.locale,
              subject,
              text: said,
            })),
          ),
        // What was handed over is known by its head; of what was not, nothing left the house.
        end: (outcome) =>
          record(
            parts.map(({ headSequence, headHash, ...part }) => ({
              ...idOf(part),
              ...outcome,
              ...(outcome.sentAt && { headSequence, headHash }),
            })),
          ),
      },
      attempt,
    )
  }
}

const byName = (a: { clientName: string }, b: { clientName: string }) =>
  a.clientName.localeCompare(b.clientName, 'de')

const idOf = ({ mailId, clientId }: MailJob): MailJob => ({ mailId, clientId })

/** One for each page that mails lead to, within one client and for one mailbox. */
const matterOf = (
  vault: Pick<Vault, 'mac'>,
  { clientId, path, email }: { clientId: string; path: string; email: string },
): string => vault.mac(`${clientId} ${email}`, path).toString('hex').slice(0, 32)
