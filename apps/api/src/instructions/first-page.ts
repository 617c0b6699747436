import type { Side } from '@portal/domain/access'
import { openStatuses, type Status } from '@portal/domain/instructions/machine'
import type { Rows } from '../platform/database/written-rows.ts'
import { inStates } from './states.ts'

const isOneOf = (statuses: readonly Status[]): string =>
  `i.ended_at is null and i.status ${inStates(statuses)}`

const waitsFor = { client: 'i.waits_for_client', provider: 'i.waits_for_provider' }

/** What is open beside the state, the most pressing first, as `besideOf` has it. */
const beside = `array_remove(array[
    case when i.contested_at is not null and i.contest_settled_at is null then 'contest' end,
    case when i.channel = 'oral' and i.given_by is null and i.ended_at is null and i.contested_at is null
           or i.status = 'awaiting_confirmation' then 'confirmation' end,
    case when i.costs_asked_at is not null then 'costs' end], null)`

const byUrgency = "(case i.urgency when 'urgent' then 0 else 1 end)"

/** Instructions on which this side has to move, the most pressing first: all, or those that are urgent or not. */
export const instructionsWaitingFor = (side: Side, isUrgent: boolean | null): Rows => ({
  columns: `'instruction' as kind, i.id, i.number, i.status, i.kind as "instructionKind", i.proposed_by as "proposedBy", i.urgency, i.title,
    ${beside} as beside, c.name as "clientName", i.status_since::text as since, i.wished_date as "wishedDate"`,
  from: `from instructions i join clients c on c.id = i.client_id
    where ${waitsFor[side]} ${isUrgent === null ? '' : `and ${byUrgency} = ${isUrgent ? 0 : 1}`}`,
  order: `${byUrgency}, i.wished_date, i.status_since`,
})

/** What moved last of that which a side has in hand, and the other one not. */
export const instructionsInHandOf = (side: Side): Rows => ({
  columns: 'i.id, i.number, i.status, i.title, c.name as "clientName", i.updated_at::text as since',
  from: `from instructions i join clients c on c.id = i.client_id
    where ${waitsFor[side]} and not ${waitsFor[side === 'client' ? 'provider' : 'client']}`,
  order: 'i.updated_at desc',
})

export const draftInstructions: Rows = {
  columns: `'draft' as kind, i.id, i.title, i.kind as "instructionKind", i.updated_at::text as since`,
  from: `from instructions i where ${isOneOf(['draft'])}`,
  order: 'i.updated_at desc',
}

/** A row for each that is open. */
export const openInstructions = `select from instructions i where ${isOneOf(openStatuses)}`
