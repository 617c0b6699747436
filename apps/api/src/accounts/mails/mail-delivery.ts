import type { Instant } from '@portal/domain/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import type { Attempt } from '../../platform/database/jobs.ts'
import type { MailText } from '../../platform/mail/mail-frame.ts'
import { handOver } from '../../platform/mail/hand-over.ts'
import type { Mailer, OutgoingMail } from '../../platform/mail/mailer.ts'
import { provider } from '../../provider/table.ts'
import { invitations, staffInvitations } from '../link-table.ts'
import { accountMails, notSent } from '../log-table.ts'
import { NIL } from 'uuid'
import { invitedBy } from './invitation-text.ts'
import { type Addressed, addresseeOf } from './mail-recipients.ts'
import { accountMailText } from './mail-texts.ts'
import { issueToken, linkExpiry } from '../tokens.ts'

type Deps = { auth: Connections; mailer: Mailer; publicUrl: string; clock: () => Instant }

/**
 * Sends one mail about an account and records what the mail server answered. Does nothing for one that was sent
 * already. Throws when the server did not take it, so that the queue tries again; the last failure is recorded as final.
 */
export async function deliverAccountMail(
  { auth, mailer, publicUrl, clock }: Deps,
  { mailId }: { mailId: string },
  attempt: Attempt,
): Promise<void> {
  const mail = await auth.transaction(null, (tx) => prepare(tx, mailId, publicUrl, clock()))
  if (!mail) return
  const { said, ...outgoing } = mail
  await handOver(
    { mailer, clock },
    outgoing,
    {
      begin: (handedAt) => record(auth, mailId, { handedAt, ...said }),
      end: (outcome) =>
        record(auth, mailId, { ...outcome, ...(!outcome.sentAt && { handedAt: null }) }),
    },
    attempt,
  )
}

const record = (
  auth: Connections,
  mailId: string,
  fields: Partial<typeof accountMails.$inferInsert>,
) =>
  auth.transaction(null, (tx) =>
    tx
      .update(accountMails)
      .set(fields)
      .where(and(eq(accountMails.id, mailId), isNull(accountMails.sentAt))),
  )

/** `said`: as it is kept, without what its link carries. */
type Prepared = OutgoingMail & { said: { sentSubject: string; sentText: string } }

/** Counts the attempt and makes the link's token, in one transaction. Null: there is nothing to send. */
async function prepare(
  tx: Tx,
  mailId: string,
  publicUrl: string,
  now: Instant,
): Promise<Prepared | null> {
  const mine = and(eq(accountMails.id, mailId), isNull(accountMails.sentAt))
  const [mail] = await tx.select().from(accountMails).where(mine).for('update')
  if (!mail) return null
  const found = await addresseeOf(tx, mail)
  if (found === 'nobody') {
    await tx.delete(accountMails).where(mine)
    return null
  }
  if ('moot' in found) {
    const serverAnswer = `${notSent}${found.moot}`
    await tx.update(accountMails).set({ failedAt: now, serverAnswer }).where(mine)
    return null
  }
  const attempts = mail.attempts + 1
  // From here on it is known whom the mail goes to.
  await tx
    .update(accountMails)
    .set({ attempts, ...found.to, locale: found.locale })
    .where(mine)
  const token = found.link ? await linkToken(tx, found.link, now) : ''
  const { kind } = mail
  const { practice = null } = found
  const { name, legalNoticeUrl, privacyUrl, address, contact } = provider
  const [by] = await tx
    .select({
      name,
      legalNoticeUrl,
      privacyUrl,
      firm: { address, contact },
      invited: invitedBy(found.link?.subject ?? NIL),
    })
    .from(provider)
  const textWith = (carried: string) =>
    accountMailText(
      { kind, token: carried, practice, ...by, provider: by?.name ?? '' },
      found.locale,
      publicUrl,
    )
  const text: MailText = textWith(token)
  const kept = textWith('…')
  // A link mailed again is another one: no mail server may take the second mail for the first.
  const id = found.link ? `${mailId}.${attempts}` : mailId
  const said = { sentSubject: kept.subject, sentText: kept.text }
  return { id, to: found.to, ...text, said }
}

async function linkToken(tx: Tx, { kind, subject }: NonNullable<Addressed['link']>, now: Instant) {
  const table =
    kind === 'invitation' ? invitations : kind === 'staff-invitation' ? staffInvitations : null
  if (table)
    await tx
      .update(table)
      .set({ expiresAt: linkExpiry(kind, now) })
      .where(eq(table.id, subject))
  return issueToken(tx, kind, subject, now)
}
