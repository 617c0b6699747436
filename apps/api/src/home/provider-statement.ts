import { mostCounted } from '@portal/domain/figure'
import { openStatuses } from '@portal/domain/instructions/machine'
import { notSent } from '../accounts/log-table.ts'
import { figureOf } from '../platform/database/figure.ts'
import {
  bySeverity,
  firstOf,
  inHandOf,
  instructionsWaitingFor,
  isOneOf,
  tasksOf,
} from './statement-parts.ts'

const ofClients = 'from mails m where m.failed_at is not null'
// Of mails about accounts only those that were tried: one nobody needs any more has not failed.
const ofAccounts = `from account_mails m where m.failed_at is not null and m.server_answer not like '${notSent}%'`
const firstFailed = (mails: string) =>
  `(select m.created_at ${mails} order by m.created_at limit 1)`
const failed = tasksOf(
  'mail_failed',
  `least(c.failed, ${mostCounted}) as count, c.failed > ${mostCounted} as more,
   least(${firstFailed(ofClients)}, ${firstFailed(ofAccounts)})::text as since`,
  `from (select count(*) as failed
           from (select ${ofClients} union all select ${ofAccounts} limit ${mostCounted + 1}) m) c
    where c.failed > 0`,
)

const unreached = tasksOf(
  'notice_unreached',
  `n.id, n.number, n.title, h.failed_at::text as since, h.clients - coalesce(r.clients, 0) as clients`,
  `from notice_handings h join notices n on n.id = h.notice_id left join notice_reach r on r.notice_id = n.id
    where h.failed_at is not null and coalesce(r.clients, 0) < h.clients order by h.failed_at`,
)

const unopened = (isUrgent: boolean) =>
  tasksOf(
    'notice_unopened',
    `n.id, n.number, n.severity, n.title, r.published_at::text as since, r.clients - r.opened as clients`,
    `from notice_reach r join notices n on n.id = r.notice_id
      where r.opened < r.clients and ${bySeverity} ${isUrgent ? '= 0' : '> 0'}
      order by ${bySeverity}, r.published_at`,
  )
const drafts = tasksOf(
  'notice_draft',
  'n.id, n.title, n.updated_at::text as since',
  "from notices n where n.status = 'draft' order by n.updated_at desc",
)

// A row for each client that has not opened one of them.
const notOpened = `select from notice_reach r
  cross join lateral generate_series(1, least(r.clients - r.opened, ${mostCounted + 1}))
  where r.opened < r.clients`

/** The provider's first page. An urgent notice nobody opened presses as much as an urgent instruction. */
export const providerHome = `select
  ${firstOf(
    failed,
    unreached,
    instructionsWaitingFor('provider', true),
    unopened(true),
    instructionsWaitingFor('provider', false),
    unopened(false),
    drafts,
  )} as tasks,
  ${inHandOf('client')} as "underWay",
  json_build_object(
    'clients', ${figureOf('select from clients')},
    'openInstructions', ${figureOf(`select from instructions i where ${isOneOf(openStatuses)}`)},
    'openNotices', ${figureOf(notOpened)}) as figures`
