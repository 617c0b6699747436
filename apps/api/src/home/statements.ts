import type { Side } from '@portal/domain/access'
import { mostTasks } from '@portal/domain/home/contract'
import { everyClient } from '../clients/first-page.ts'
import {
  draftInstructions,
  instructionsInHandOf,
  instructionsWaitingFor,
  openInstructions,
} from '../instructions/first-page.ts'
import { alarmsOfClient, openAlarms } from '../evidence/first-page.ts'
import { failedMails } from '../mails/first-page.ts'
import {
  draftNotices,
  notOpenedNotices,
  openBreaches,
  openNotices,
  unacknowledgedNotices,
  unopenedNotices,
  unreadNotices,
  unreachedNotices,
} from '../notices/first-page.ts'
import { waitingProposals } from '../people/first-page.ts'
import { isSettingUp } from '../setup/first-page.ts'
import { figureOf } from '../platform/database/figure.ts'
import { firstRows, type Rows } from '../platform/database/written-rows.ts'

const mostUnderWay = 10

/**
 * One kind behind the other; what lies behind the first that is not shown is not read. PostgreSQL appends them in this order,
 * since no connection of the portal has parallel workers; to number the rows for it costs half as much again as to find them.
 */
function tasksOf(...kinds: Rows[]): string {
  const all = kinds.map((rows) => `(${firstRows(rows, mostTasks + 1)})`)
  return `(select coalesce(json_agg(t.item), '[]')
      from (${all.join(' union all ')} limit ${mostTasks + 1}) t)`
}

const inHandOf = (side: Side): string =>
  `(select coalesce(json_agg(r.item), '[]')
      from (${firstRows(instructionsInHandOf(side), mostUnderWay)}) r)`

const statement = (tasks: string, underWay: string, settingUp: string, notices: string): string =>
  `select ${tasks} as tasks, ${underWay} as "underWay", ${settingUp} as "isSettingUp", json_build_object(
    'clients', ${figureOf(everyClient)},
    'openInstructions', ${figureOf(openInstructions)},
    'openNotices', ${figureOf(notices)}) as figures`

/** The first page of each side, tasks in the order of how much they press; whose it is, row-level security says. */
export const statements: Readonly<Record<Side, string>> = {
  client: statement(
    tasksOf(
      alarmsOfClient,
      unacknowledgedNotices,
      unreadNotices,
      waitingProposals,
      instructionsWaitingFor('client', null),
      draftInstructions,
    ),
    inHandOf('provider'),
    'false',
    openNotices,
  ),
  // A log that proves nothing comes before everything, then a breach; an urgent notice nobody opened presses as much as an urgent instruction.
  provider: statement(
    tasksOf(
      openAlarms,
      unreachedNotices(true),
      openBreaches,
      failedMails,
      unreachedNotices(false),
      instructionsWaitingFor('provider', true),
      unopenedNotices(true),
      instructionsWaitingFor('provider', false),
      unopenedNotices(false),
      draftNotices,
    ),
    inHandOf('client'),
    isSettingUp,
    notOpenedNotices,
  ),
}
