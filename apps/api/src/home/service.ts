import type { Home, Task } from '@portal/domain/home/contract'
import { openStatuses, statusesOnTurnOf } from '@portal/domain/instructions/machine'
import {
  and,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  min,
  notLike,
  sql,
} from 'drizzle-orm'
import { accountMails, notSent } from '../accounts/log-table.ts'
import { clients } from '../clients/table.ts'
import { instructions } from '../instructions/table.ts'
import { noticeRecipients, notices } from '../notices/table.ts'
import type { Tx } from '../platform/database/db.ts'
import { mails } from '../mails/table.ts'
import type { Actor } from '../platform/http/session.ts'

const mostTasks = 50
const mostUnderWay = 10

/** What needs doing on this side, most pressing first, and what the other side has in hand. */
export async function getHome(tx: Tx, actor: Actor): Promise<Home> {
  const tasks = actor.client ? await clientTasks(tx, actor.client.id) : await providerTasks(tx)
  return {
    tasks: tasks.slice(0, mostTasks),
    underWay: await underWay(tx, actor),
    figures: await figures(tx, actor),
  }
}

async function clientTasks(tx: Tx, clientId: string): Promise<Task[]> {
  const unread = await tx
    .select({
      id: notices.id,
      number: sql<string>`${notices.number}`,
      noticeKind: notices.kind,
      severity: notices.severity,
      title: notices.title,
      since: noticeRecipients.publishedAt,
      opened: sql<boolean>`${noticeRecipients.firstOpenedAt} is not null`,
    })
    .from(noticeRecipients)
    .innerJoin(notices, eq(notices.id, noticeRecipients.noticeId))
    .where(and(eq(noticeRecipients.clientId, clientId), isNull(noticeRecipients.acknowledgedAt)))
    .orderBy(bySeverity, desc(noticeRecipients.publishedAt))
    .limit(mostTasks)
  const drafts = await tx
    .select({
      id: instructions.id,
      title: instructions.title,
      instructionKind: instructions.kind,
      since: instructions.updatedAt,
    })
    .from(instructions)
    .where(and(eq(instructions.clientId, clientId), eq(instructions.status, 'draft')))
    .orderBy(desc(instructions.updatedAt))
    .limit(mostTasks)
  return [
    ...unread.map((row) => ({ kind: 'notice' as const, ...row })),
    ...(await instructionsWaitingFor(tx, 'client')),
    ...drafts.map((row) => ({ kind: 'draft' as const, ...row })),
  ]
}

const bySeverity = sql`case ${notices.severity} when 'urgent' then 0 when 'important' then 1 else 2 end`
const byUrgency = sql`case ${instructions.urgency} when 'urgent' then 0 else 1 end`

/** Instructions on which this side has to move, the most pressing first. */
async function instructionsWaitingFor(tx: Tx, side: 'client' | 'provider') {
  const rows = await tx
    .select({
      id: instructions.id,
      number: instructions.number,
      status: instructions.status,
      instructionKind: instructions.kind,
      urgency: instructions.urgency,
      title: instructions.title,
      clientName: clients.name,
      since: instructions.statusSince,
      wishedDate: instructions.wishedDate,
    })
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(inArray(instructions.status, waitingFor(side)))
    .orderBy(byUrgency, sql`${instructions.wishedDate} nulls last`, asc(instructions.statusSince))
    .limit(mostTasks)
  return rows.map((row) => ({ kind: 'instruction' as const, ...row }))
}

async function providerTasks(tx: Tx): Promise<Task[]> {
  const failed = await failedMails(tx)
  const turn = await instructionsWaitingFor(tx, 'provider')
  const unopened = await tx
    .select({
      id: notices.id,
      number: sql<string>`${notices.number}`,
      severity: notices.severity,
      title: notices.title,
      since: sql<string>`${notices.publishedAt}`.mapWith(notices.publishedAt),
      clients: count(),
    })
    .from(noticeRecipients)
    .innerJoin(notices, eq(notices.id, noticeRecipients.noticeId))
    .where(isNull(noticeRecipients.firstOpenedAt))
    .groupBy(notices.id)
    .orderBy(bySeverity, asc(notices.publishedAt))
    .limit(mostTasks)
  const drafts = await tx
    .select({ id: notices.id, title: notices.title, since: notices.updatedAt })
    .from(notices)
    .where(eq(notices.status, 'draft'))
    .orderBy(desc(notices.updatedAt))
    .limit(mostTasks)
  const failure: Task[] = failed.since
    ? [{ kind: 'mail_failed' as const, count: failed.count, since: failed.since }]
    : []
  const open: Task[] = [
    ...turn,
    ...unopened.map((row) => ({ kind: 'notice_unopened' as const, ...row })),
    ...drafts.map((row) => ({ kind: 'notice_draft' as const, ...row })),
  ]
  // An urgent notice nobody opened presses as much as an urgent instruction.
  return [...failure, ...open.filter(isUrgent), ...open.filter((task) => !isUrgent(task))]
}

/** Of mails about accounts only those that were tried: one nobody needs any more has not failed. */
async function failedMails(tx: Tx) {
  const [ofClients, ofAccounts] = await Promise.all([
    tx
      .select({ count: count(), since: min(mails.createdAt) })
      .from(mails)
      .where(isNotNull(mails.failedAt)),
    tx
      .select({ count: count(), since: min(accountMails.createdAt) })
      .from(accountMails)
      .where(
        and(isNotNull(accountMails.failedAt), notLike(accountMails.serverAnswer, `${notSent}%`)),
      ),
  ])
  const both = [...ofClients, ...ofAccounts]
  return {
    count: both.reduce((sum, { count: some }) => sum + some, 0),
    since: both.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null,
  }
}

const isUrgent = (task: Task) =>
  ('urgency' in task && task.urgency === 'urgent') ||
  ('severity' in task && task.severity === 'urgent')

const waitingFor = (side: 'client' | 'provider') =>
  statusesOnTurnOf(side).filter((status) => status !== 'draft')

async function underWay(tx: Tx, actor: Actor): Promise<Home['underWay']> {
  const other = actor.client ? 'provider' : 'client'
  const statuses = waitingFor(other)
  if (statuses.length === 0) return []
  return tx
    .select({
      id: instructions.id,
      number: sql<string>`${instructions.number}`,
      status: instructions.status,
      title: instructions.title,
      clientName: clients.name,
      since: instructions.updatedAt,
    })
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(inArray(instructions.status, statuses))
    .orderBy(desc(instructions.updatedAt))
    .limit(mostUnderWay)
}

async function figures(tx: Tx, actor: Actor): Promise<Home['figures']> {
  const openNotice = actor.client
    ? isNull(noticeRecipients.acknowledgedAt)
    : isNull(noticeRecipients.firstOpenedAt)
  const [[everyClient], [openInstructions], [openNotices]] = await Promise.all([
    tx.select({ n: count() }).from(clients),
    tx.select({ n: count() }).from(instructions).where(inArray(instructions.status, openStatuses)),
    tx.select({ n: count() }).from(noticeRecipients).where(openNotice),
  ])
  return {
    clients: everyClient?.n ?? 0,
    openInstructions: openInstructions?.n ?? 0,
    openNotices: openNotices?.n ?? 0,
  }
}
