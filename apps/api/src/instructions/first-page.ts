import type { Side } from '@portal/domain/access'
import { openStatuses, type Status, statusesOnTurnOf } from '@portal/domain/instructions/machine'
import type { Rows } from '../platform/database/written-rows.ts'
import { inStates } from './states.ts'

const isOneOf = (statuses: readonly Status[]): string =>
  `i.ended_at is null and i.status ${inStates(statuses)}`

const waitingFor = (side: Side): string =>
  isOneOf(statusesOnTurnOf(side).filter((status) => status !== 'draft'))

const byUrgency = "(case i.urgency when 'urgent' then 0 else 1 end)"

/** Instructions on which this side has to move, the most pressing first: all, or those that are urgent or not. */
export const instructionsWaitingFor = (side: Side, isUrgent: boolean | null): Rows => ({
  columns: `'instruction' as kind, i.id, i.number, i.status, i.kind as "instructionKind", i.urgency, i.title,
    c.name as "clientName", i.status_since::text as since, i.wished_date as "wishedDate"`,
  from: `from instructions i join clients c on c.id = i.client_id
    where ${waitingFor(side)} ${isUrgent === null ? '' : `and ${byUrgency} = ${isUrgent ? 0 : 1}`}`,
  order: `${byUrgency}, i.wished_date, i.status_since`,
})

/** What moved last of that which a side has in hand. */
export const instructionsInHandOf = (side: Side): Rows => ({
  columns: 'i.id, i.number, i.status, i.title, c.name as "clientName", i.updated_at::text as since',
  from: `from instructions i join clients c on c.id = i.client_id where ${waitingFor(side)}`,
  order: 'i.updated_at desc',
})

export const draftInstructions: Rows = {
  columns: `'draft' as kind, i.id, i.title, i.kind as "instructionKind", i.updated_at::text as since`,
  from: `from instructions i where ${isOneOf(['draft'])}`,
  order: 'i.updated_at desc',
}

/** A row for each that is open. */
export const openInstructions = `select from instructions i where ${isOneOf(openStatuses)}`
