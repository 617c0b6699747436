import type { EndFailedMail } from '@portal/domain/endings/contract'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError } from '@portal/domain/fault'
import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { accountMails, practiceOf } from '../accounts/log-table.ts'
import { type EndingActing, writeEnding } from '../endings/service.ts'
import type { Tx } from '../platform/database/db.ts'
import { isAny } from '../platform/database/lists.ts'
import { mails } from './table.ts'

/** So many mails one ending takes along. */
const mostOthers = 1_000

type Failed = {
  /** Whose log it belongs to. */
  clientId: string
  number: string | null
  mailKind: string
  endingId: string | null
  table: typeof mails | typeof accountMails
  /** To the same person, for the same practice. */
  alike: SQL
}

/**
 * Ends that a mail could not be delivered, with a reason; `others`: of all that failed to the same person for the same practice. It
 * stands in that practice’s log; of a mail that concerns none, in the provider’s own. Throws `not-found` where none failed, and
 * `illegal-move` where somebody has ended it.
 */
export async function endFailedMail(
  acting: EndingActing,
  id: string,
  { reason, others }: EndFailedMail,
): Promise<void> {
  const { tx } = acting
  const mail = (await mailOfClient(tx, id)) ?? (await mailOfAccount(tx, id))
  if (!mail) throw new AppError({ code: 'not-found', entity: 'mail' })
  const { clientId, number, mailKind, table } = mail
  if (mail.endingId !== null)
    throw new AppError({ code: 'illegal-move', from: 'ended', move: 'end' })
  const ids = others ? await allOf(tx, mail, id) : [id]
  await writeEnding(
    acting,
    { clientId, kind: 'mail', subject: id, number, reason, facts: { mailKind, mails: ids.length } },
    (endingId) => tx.update(table).set({ endingId }).where(isAny(table.id, ids)),
  )
}

async function allOf(tx: Tx, { table, alike }: Failed, id: string): Promise<string[]> {
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(alike, isNotNull(table.failedAt), isNull(table.endingId)))
    .orderBy(table.id)
    .limit(mostOthers)
    .for('update')
  return [...new Set([id, ...rows.map((row) => row.id)])]
}

async function mailOfClient(tx: Tx, id: string): Promise<Failed | undefined> {
  const [mail] = await tx
    .select({
      clientId: mails.clientId,
      userId: mails.userId,
      number: mails.number,
      mailKind: mails.kind,
      endingId: mails.endingId,
    })
    .from(mails)
    .where(and(eq(mails.id, id), isNotNull(mails.failedAt)))
    .for('update')
  return (
    mail && {
      ...mail,
      table: mails,
      alike: sql`${mails.userId} = ${mail.userId} and ${mails.clientId} = ${mail.clientId}`,
    }
  )
}

async function mailOfAccount(tx: Tx, id: string): Promise<Failed | undefined> {
  const [mail] = await tx
    .select({
      clientId: sql<string>`coalesce(${practiceOf(accountMails.subject, 'id')}, ${providerLog})`,
      userId: accountMails.userId,
      address: accountMails.address,
      mailKind: accountMails.kind,
      endingId: accountMails.endingId,
    })
    .from(accountMails)
    .where(and(eq(accountMails.id, id), isNotNull(accountMails.failedAt)))
    .for('update', { of: accountMails })
  if (!mail) return undefined
  const { userId, address } = mail
  return {
    ...mail,
    number: null,
    table: accountMails,
    alike: sql`${accountMails.userId} is not distinct from ${userId}::uuid and ${accountMails.address} is not distinct from ${address}`,
  }
}
