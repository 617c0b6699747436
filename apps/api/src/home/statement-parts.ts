import type { Side } from '@portal/domain/access'
import type { Task } from '@portal/domain/home/contract'
import { type Status, statusesOnTurnOf } from '@portal/domain/instructions/machine'

// Rows leave the database as the JSON of the answer, but for their moments, which are text.

const mostTasks = 50
const mostUnderWay = 10

/** In one of these states, written out: an index of some states is taken where its own condition is found in the text. */
export const isOneOf = (statuses: readonly Status[]): string =>
  `i.ended_at is null and i.status in (${statuses.map((status) => `'${status}'`).join(', ')})`

const waitingFor = (side: Side): string =>
  isOneOf(statusesOnTurnOf(side).filter((status) => status !== 'draft'))

/** How pressing a notice is, the most pressing first; as the indexes have it. */
export const bySeverity =
  "(case r.severity when 'urgent' then 0 when 'important' then 1 else 2 end)"
const byUrgency = "(case i.urgency when 'urgent' then 0 else 1 end)"

/** One kind of task; its columns are the fields of the answer. */
export const tasksOf = (kind: Task['kind'], columns: string, rest: string): string =>
  `(select row_to_json(t) as task
      from (select '${kind}' as kind, ${columns} ${rest} limit ${mostTasks}) t)`

/** Instructions on which this side has to move, the most pressing first: all, or those that are urgent or not. */
export function instructionsWaitingFor(side: Side, isUrgent: boolean | null): string {
  const ofUrgency = isUrgent === null ? '' : `and ${byUrgency} = ${isUrgent ? 0 : 1}`
  return tasksOf(
    'instruction',
    `i.id, i.number, i.status, i.kind as "instructionKind", i.urgency, i.title, c.name as "clientName",
     i.status_since::text as since, i.wished_date as "wishedDate"`,
    `from instructions i join clients c on c.id = i.client_id where ${waitingFor(side)} ${ofUrgency}
      order by ${byUrgency}, i.wished_date, i.status_since`,
  )
}

/** The first of one kind behind the other; what lies behind the last that is shown is not read. */
export const firstOf = (...tasks: string[]): string =>
  `(select coalesce(json_agg(first.task), '[]')
      from (${tasks.join(' union all ')} limit ${mostTasks}) first)`

/** What moved last of that which a side has in hand. */
export const inHandOf = (side: Side): string =>
  `(select coalesce(json_agg(u), '[]') from (
     select i.id, i.number, i.status, i.title, c.name as "clientName", i.updated_at::text as since
       from instructions i join clients c on c.id = i.client_id where ${waitingFor(side)}
      order by i.updated_at desc limit ${mostUnderWay}) u)`
