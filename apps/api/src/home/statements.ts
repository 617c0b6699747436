import type { Side } from '@portal/domain/access'
import { mostTasks } from '@portal/domain/home/contract'
import { everyClient } from '../clients/first-page.ts'
import {
  draftInstructions,
  instructionsInHandOf,
  instructionsWaitingFor,
  openInstructions,
} from '../instructions/first-page.ts'
import { failedMails } from '../mails/first-page.ts'
import {
  draftNotices,
  notOpenedNotices,
  openNotices,
  unacknowledgedNotices,
  unopenedNotices,
  unreachedNotices,
} from '../notices/first-page.ts'
import { figureOf } from '../platform/database/figure.ts'
import { firstRows, type Rows } from '../platform/database/written-rows.ts'

const mostUnderWay = 10

/** One kind behind the other; what lies behind the first that is not shown is not read. */
function tasksOf(...kinds: Rows[]): string {
  const steps = kinds.map((rows, step) => {
    const before = kinds.slice(0, step).map((_, i) => ` - (select count(*) from step${i})`)
    return `step${step} as (
      select ${step} as step, r.nr, r.item from (${firstRows(rows, mostTasks + 1)}) r
       order by r.nr limit ${mostTasks + 1}${before.join('')})`
  })
  const all = kinds.map((_, step) => `select * from step${step}`)
  return `(with ${steps.join(', ')}
    select coalesce(json_agg(t.item order by t.step, t.nr), '[]') from (${all.join(' union all ')}) t)`
}

const inHandOf = (side: Side): string =>
  `(select coalesce(json_agg(r.item order by r.nr), '[]')
      from (${firstRows(instructionsInHandOf(side), mostUnderWay)}) r)`

const statement = (tasks: string, underWay: string, notices: string): string =>
  `select ${tasks} as tasks, ${underWay} as "underWay", json_build_object(
    'clients', ${figureOf(everyClient)},
    'openInstructions', ${figureOf(openInstructions)},
    'openNotices', ${figureOf(notices)}) as figures`

/** The first page of each side, tasks in the order of how much they press; whose it is, row-level security says. */
export const statements: Readonly<Record<Side, string>> = {
  client: statement(
    tasksOf(unacknowledgedNotices, instructionsWaitingFor('client', null), draftInstructions),
    inHandOf('provider'),
    openNotices,
  ),
  // An urgent notice nobody opened presses as much as an urgent instruction.
  provider: statement(
    tasksOf(
      failedMails,
      unreachedNotices,
      instructionsWaitingFor('provider', true),
      unopenedNotices(true),
      instructionsWaitingFor('provider', false),
      unopenedNotices(false),
      draftNotices,
    ),
    inHandOf('client'),
    notOpenedNotices,
  ),
}
