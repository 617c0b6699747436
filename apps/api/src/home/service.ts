import type { Home, Task } from '@portal/domain/home/contract'
import { openStatuses, type Status, statusesOnTurnOf } from '@portal/domain/instructions/machine'
import {
  and,
  type AnyColumn,
  asc,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  min,
  notLike,
  sql,
} from 'drizzle-orm'
import { accountMails, notSent } from '../accounts/log-table.ts'
import { clients } from '../clients/table.ts'
import { instructions } from '../instructions/table.ts'
import { noticeReach, noticeRecipients, notices } from '../notices/table.ts'
import type { Tx } from '../platform/database/db.ts'
import { mails } from '../mails/table.ts'
import type { Actor } from '../platform/http/session.ts'

const mostTasks = 50
const mostUnderWay = 10

/** What needs doing on this side, most pressing first, and what the other side has in hand. */
export async function getHome(tx: Tx, actor: Actor): Promise<Home> {
  const [tasks, moving, counted] = await Promise.all([
    actor.client ? clientTasks(tx, actor.client.id) : providerTasks(tx),
    underWay(tx, actor),
    figures(tx, actor),
  ])
  return { tasks: tasks.slice(0, mostTasks), underWay: moving, figures: counted }
}

async function clientTasks(tx: Tx, clientId: string): Promise<Task[]> {
  const unread = tx
    .select({
      id: noticeRecipients.noticeId,
      number: noticeRecipients.number,
      noticeKind: noticeRecipients.kind,
      severity: noticeRecipients.severity,
      title: noticeRecipients.title,
      since: noticeRecipients.publishedAt,
      opened: sql<boolean>`${noticeRecipients.firstOpenedAt} is not null`,
    })
    .from(noticeRecipients)
    .where(and(eq(noticeRecipients.clientId, clientId), isNull(noticeRecipients.acknowledgedAt)))
    .orderBy(bySeverity(noticeRecipients.severity), desc(noticeRecipients.publishedAt))
    .limit(mostTasks)
  const drafts = tx
    .select({
      id: instructions.id,
      title: instructions.title,
      instructionKind: instructions.kind,
      since: instructions.updatedAt,
    })
    .from(instructions)
    .where(
      and(
        eq(instructions.clientId, clientId),
        eq(instructions.status, 'draft'),
        isNull(instructions.endedAt),
      ),
    )
    .orderBy(desc(instructions.updatedAt))
    .limit(mostTasks)
  const [received, turn, begun] = await Promise.all([
    unread,
    instructionsWaitingFor(tx, 'client'),
    drafts,
  ])
  return [
    ...received.map((row) => ({ kind: 'notice' as const, ...row })),
    ...turn,
    ...begun.map((row) => ({ kind: 'draft' as const, ...row })),
  ]
}

const bySeverity = (severity: AnyColumn) =>
  sql`case ${severity} when 'urgent' then 0 when 'important' then 1 else 2 end`
const byUrgency = sql`case ${instructions.urgency} when 'urgent' then 0 else 1 end`

/** In one of these states, of which none is an end: what is open has an index of its own. */
const isOneOf = (statuses: Status[]) =>
  and(inArray(instructions.status, statuses), isNull(instructions.endedAt))

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
    .where(isOneOf(waitingFor(side)))
    .orderBy(byUrgency, sql`${instructions.wishedDate} nulls last`, asc(instructions.statusSince))
    .limit(mostTasks)
  return rows.map((row) => ({ kind: 'instruction' as const, ...row }))
}

const isUnopened = lt(noticeReach.opened, noticeReach.clients)

async function providerTasks(tx: Tx): Promise<Task[]> {
  const unopened = tx
    .select({
      id: notices.id,
      number: sql<string>`${notices.number}`,
      severity: notices.severity,
      title: notices.title,
      since: noticeReach.publishedAt,
      clients: sql<number>`${noticeReach.clients} - ${noticeReach.opened}`,
    })
    .from(noticeReach)
    .innerJoin(notices, eq(notices.id, noticeReach.noticeId))
    .where(isUnopened)
    .orderBy(bySeverity(noticeReach.severity), asc(noticeReach.publishedAt))
    .limit(mostTasks)
  const drafts = tx
    .select({ id: notices.id, title: notices.title, since: notices.updatedAt })
    .from(notices)
    .where(eq(notices.status, 'draft'))
    .orderBy(desc(notices.updatedAt))
    .limit(mostTasks)
  const [failed, turn, unread, begun] = await Promise.all([
    failedMails(tx),
    instructionsWaitingFor(tx, 'provider'),
    unopened,
    drafts,
  ])
  const failure: Task[] = failed.since
    ? [{ kind: 'mail_failed' as const, count: failed.count, since: failed.since }]
    : []
  const open: Task[] = [
    ...turn,
    ...unread.map((row) => ({ kind: 'notice_unopened' as const, ...row })),
    ...begun.map((row) => ({ kind: 'notice_draft' as const, ...row })),
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
    .where(isOneOf(statuses))
    .orderBy(desc(instructions.updatedAt))
    .limit(mostUnderWay)
}

async function figures(tx: Tx, actor: Actor): Promise<Home['figures']> {
  const notOpened = tx
    .select({
      n: sql<number>`coalesce(sum(${noticeReach.clients} - ${noticeReach.opened}), 0)::int`,
    })
    .from(noticeReach)
    .where(isUnopened)
  const notAcknowledged = tx
    .select({ n: count() })
    .from(noticeRecipients)
    .where(isNull(noticeRecipients.acknowledgedAt))
  const [[everyClient], [openInstructions], [openNotices]] = await Promise.all([
    tx.select({ n: count() }).from(clients),
    tx.select({ n: count() }).from(instructions).where(isOneOf(openStatuses)),
    actor.client ? notAcknowledged : notOpened,
  ])
  return {
    clients: everyClient?.n ?? 0,
    openInstructions: openInstructions?.n ?? 0,
    openNotices: openNotices?.n ?? 0,
  }
}
