import { plural, t } from '@lingui/core/macro'
import type { Side } from '@portal/domain/access'
import type { Figure } from '@portal/domain/figure'
import type { Home, Task } from '@portal/domain/home/contract'
import type { Status } from '@portal/domain/instructions/machine'
import type { May } from './say-task.tsx'

/** `acts`: has something to do here; `reads`: may look at everything and change nothing. */
const isActing = (side: Side, may: May): boolean =>
  may(side === 'client' ? 'notices.acknowledge' : 'notices.write')

/** What concerns this person, most pressing first. A client's viewer has nothing to do but to read what is new. */
export function tasksFor(tasks: Task[], side: Side, may: May): Task[] {
  if (side === 'provider') return tasks
  return isActing(side, may)
    ? tasks.toSorted((a, b) => rankOf(a) - rankOf(b))
    : tasks.filter((task) => task.kind === 'notice' && !task.opened)
}

/** What of a client's instructions presses first: work rests while a concern is unanswered (§10.2). */
const pressing: Status[] = [
  'suspended',
  'awaiting_cost_approval',
  'awaiting_confirmation',
  'awaiting_countersignature',
  'executed',
]

function rankOf(task: Task): number {
  if (task.kind === 'notice') return task.noticeKind === 'incident' ? -2 : -1
  if (task.kind !== 'instruction') return pressing.length
  const at = pressing.indexOf(
    task.beside.includes('confirmation') ? 'awaiting_confirmation' : task.status,
  )
  return at < 0 ? pressing.indexOf('awaiting_cost_approval') : at
}

/** How many of what is shown concern this person; `more`: behind it may be others. */
export function howMuchOf({ tasks, moreTasks }: Home, side: Side, may: May): Figure {
  const count = tasksFor(tasks, side, may).length
  // Notices come first: where something else is shown, none is left behind it.
  const isOver = !isActing(side, may) && side === 'client' && tasks.at(-1)?.kind !== 'notice'
  return { count, more: moreTasks && !isOver }
}

/** The first sentence of the portal. It says no more than is known: what is shown ends with the most pressing. */
export function sayHowMuch({ count, more }: Figure, side: Side, may: May): string {
  if (isActing(side, may)) {
    if (count === 0) return t`Es gibt nichts zu tun`
    return more
      ? t`Mehr als ${count} Dinge sind zu tun`
      : plural(count, { one: 'Eine Sache ist zu tun', other: '# Dinge sind zu tun' })
  }
  if (side === 'client') {
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
