import type { Side } from '@portal/domain/access'
import { mostTasks } from '@portal/domain/home/contract'
import { agreementsToAnswer, contestedAgreements } from '../agreements/first-page.ts'
import {
  offersToCountersign,
  offersToSign,
  offersWithoutSigner,
} from '../agreements/offers/first-page.ts'
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

/** Whether the client has an agreement, and whoever asks has not been shown yet what it says in short. */
const isFirstLook = `exists (select from agreements a
   where a.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and a.struck_at is null)
   and not exists (select from first_looks f
   where f.client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
     and f.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))`

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

/** What is only true of one side: it is asked there alone. */
const saidOf: Record<Side, string> = {
  client: `false as "isSettingUp", ${isFirstLook} as "isFirstLook"`,
  provider: `${isSettingUp} as "isSettingUp", false as "isFirstLook"`,
}

const statement = (side: Side, tasks: string, underWay: string, notices: string): string =>
  `select ${tasks} as tasks, ${underWay} as "underWay", ${saidOf[side]}, json_build_object(
    'clients', ${figureOf(everyClient)},
    'openInstructions', ${figureOf(openInstructions)},
    'openNotices', ${figureOf(notices)}) as figures`

/** The first page of each side, tasks in the order of how much they press; whose it is, row-level security says. */
export const statements: Readonly<Record<Side, string>> = {
  client: statement(
    'client',
    tasksOf(
      alarmsOfClient,
      unacknowledgedNotices,
      unreadNotices,
      waitingProposals,
      instructionsWaitingFor('client', null),
      agreementsToAnswer,
      offersToSign,
      draftInstructions,
    ),
    inHandOf('provider'),
    openNotices,
  ),
  // A log that proves nothing comes before everything, then a breach; an urgent notice nobody opened presses as much as an urgent instruction.
  provider: statement(
    'provider',
    tasksOf(
      openAlarms,
      unreachedNotices(true),
      openBreaches,
      failedMails,
      unreachedNotices(false),
      instructionsWaitingFor('provider', true),
      unopenedNotices(true),
      instructionsWaitingFor('provider', false),
      contestedAgreements,
      offersToCountersign,
      offersWithoutSigner,
      unopenedNotices(false),
      draftNotices,
    ),
    inHandOf('client'),
    notOpenedNotices,
  ),
}
