import { plural, t } from '@lingui/core/macro'
import type { Side } from '@portal/domain/access'
import type { Task } from '@portal/domain/home/contract'
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
  if (task.kind === 'notice') return -1
  return task.kind === 'instruction' ? pressing.indexOf(task.status) : pressing.length
}

/** The first sentence of the portal. */
export function sayHowMuch(count: number, side: Side, may: May): string {
  if (isActing(side, may))
    return count === 0
      ? t`Es gibt nichts zu tun`
      : plural(count, { one: 'Eine Sache ist zu tun', other: '# Dinge sind zu tun' })
  if (side === 'client')
    return count === 0
      ? t`Alles ist gelesen`
      : plural(count, {
          one: 'Eine Mitteilung ist ungelesen',
          other: '# Mitteilungen sind ungelesen',
        })
  return count === 0
    ? t`Nichts ist offen`
    : plural(count, { one: 'Eine Sache ist offen', other: '# Dinge sind offen' })
}
