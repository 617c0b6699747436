import { openStatuses } from '@portal/domain/instructions/machine'
import { figureOf } from '../platform/database/figure.ts'
import {
  bySeverity,
  firstOf,
  inHandOf,
  instructionsWaitingFor,
  isOneOf,
  tasksOf,
} from './statement-parts.ts'

const unacknowledged = 'from notice_recipients r where r.acknowledged_at is null'

const received = tasksOf(
  'notice',
  `r.notice_id as id, r.number, r.kind as "noticeKind", r.severity, r.title,
   r.published_at::text as since, r.first_opened_at is not null as opened`,
  `${unacknowledged} order by ${bySeverity}, r.published_at desc`,
)
const drafts = tasksOf(
  'draft',
  'i.id, i.title, i.kind as "instructionKind", i.updated_at::text as since',
  `from instructions i where ${isOneOf(['draft'])} order by i.updated_at desc`,
)

/** A client's first page; which client's, row-level security says. */
export const clientHome = `select
  ${firstOf(received, instructionsWaitingFor('client', null), drafts)} as tasks,
  ${inHandOf('provider')} as "underWay",
  json_build_object(
    'clients', ${figureOf('select from clients')},
    'openInstructions', ${figureOf(`select from instructions i where ${isOneOf(openStatuses)}`)},
    'openNotices', ${figureOf(`select ${unacknowledged}`)}) as figures`
