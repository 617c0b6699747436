import { plural, t } from '@lingui/core/macro'
import type { Side } from '@portal/domain/access'
import type { Figure } from '@portal/domain/figure'
import type { Home, Task } from '@portal/domain/home/contract'
import type { Status } from '@portal/domain/instructions/machine'
import type { May } from './say-task.tsx'

/** `acts`: has something to do here; `reads`: may look at everything and change nothing. */
const isActing = (side: Side, may: May): boolean =>
  may(side === 'client' ? 'notices.acknowledge' : 'notices.write')

/** Whether this person has something to do about it; else it waits for somebody else of the client. */
function isOwn(task: Task, may: May): boolean {
  switch (task.kind) {
    case 'notice':
      return !task.opened || (may('notices.acknowledge') && !task.acknowledged)
    case 'draft':
    case 'instruction':
      return may('instructions.submit')
    case 'proposal':
      return may('people.confirm')
    case 'agreement':
      return may('agreements.answer') || may('agreements.write')
    case 'offer':
      return may('agreements.sign') || may('agreements.write')
    case 'evidence_alarm':
    case 'offers_without_signer':
    case 'breach':
    case 'mail_failed':
    case 'notice_draft':
    case 'notice_unopened':
    case 'notice_unreached':
      return true
  }
}

/** What this person has to do, and what waits for others of the client; each most pressing first. */
export function tasksFor(tasks: Task[], side: Side, may: May): { own: Task[]; others: Task[] } {
  if (side === 'provider') return { own: tasks, others: [] }
  const ranked = tasks.toSorted((a, b) => rankOf(a) - rankOf(b))
  return {
    own: ranked.filter((task) => isOwn(task, may)),
    others: ranked.filter((task) => !isOwn(task, may)),
  }
}

/** What of a client's instructions presses first: work rests while a concern is unanswered (§10.2). */
const pressing: Status[] = [
  'suspended',
  'proposed',
  'awaiting_cost_approval',
  'awaiting_confirmation',
  'awaiting_countersignature',
  'executed',
]

function rankOf(task: Task): number {
  if (task.kind === 'evidence_alarm') return -3
  if (task.kind === 'notice') return task.noticeKind === 'incident' ? -2 : -1
  if (task.kind !== 'instruction') return pressing.length
  const at = pressing.indexOf(
    task.beside.includes('confirmation') ? 'awaiting_confirmation' : task.status,
  )
  return at < 0 ? pressing.indexOf('awaiting_cost_approval') : at
}

/** How many of what is shown concern this person; `more`: behind it may be others. */
export function howMuchOf({ tasks, moreTasks }: Home, side: Side, may: May): Figure {
  const count = tasksFor(tasks, side, may).own.length
  // Notices come first: where something else is shown, none is left behind it.
  const isOver = !isActing(side, may) && side === 'client' && tasks.at(-1)?.kind !== 'notice'
  return { count, more: moreTasks && !isOver }
}

/** The first sentence of the portal. It says no more than is known: what is shown ends with the most pressing. */
export function sayHowMuch(
  { count, more }: Figure,
  { own, others }: { own: Task[]; others: Task[] },
  side: Side,
  may: May,
): string {
  if (count === 0 && others.length > 0 && !more)
    return plural(others.length, {
      one: 'Für Sie ist nichts zu tun, eine Sache wartet auf andere',
      other: 'Für Sie ist nichts zu tun, # Dinge warten auf andere',
    })
  if (isActing(side, may)) {
    if (count === 0) return t`Es gibt nichts zu tun`
    return more
      ? t`Mehr als ${count} Dinge sind zu tun`
      : plural(count, { one: 'Eine Sache ist zu tun', other: '# Dinge sind zu tun' })
  }
  if (side === 'client') {
    if (own.some(({ kind }) => kind !== 'notice'))
      return more
        ? t`Mindestens ${count} Dinge sind zu lesen`
        : plural(count, { one: 'Eine Sache ist zu lesen', other: '# Dinge sind zu lesen' })
    if (count === 0)
      return more ? t`Von den dringendsten Mitteilungen ist alles gelesen` : t`Alles ist gelesen`
    return more
      ? plural(count, {
          one: 'Mindestens eine Mitteilung ist ungelesen',
          other: 'Mindestens # Mitteilungen sind ungelesen',
        })
      : plural(count, {
          one: 'Eine Mitteilung ist ungelesen',
          other: '# Mitteilungen sind ungelesen',
        })
  }
  if (count === 0) return t`Nichts ist offen`
  return more
    ? t`Mehr als ${count} Dinge sind offen`
    : plural(count, { one: 'Eine Sache ist offen', other: '# Dinge sind offen' })
}
