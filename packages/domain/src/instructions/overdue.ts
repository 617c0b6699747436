import type { CalendarDate } from '../time.ts'
import { openStatuses, type Status } from './machine.ts'

/** The states in which what was asked for is not done yet, whomever it waits for; what nobody agreed to yet is not due. */
export const undoneStatuses: Status[] = openStatuses.filter(
  (status) => status !== 'executed' && status !== 'proposed',
)

/**
 * The day the client wished for is over, and it is not carried out. What was reported as carried out is not overdue while
 * its acceptance is: the wish was for the execution (§8.3).
 */
export const isOverdue = (
  { status, wishedDate }: { status: Status; wishedDate: CalendarDate | null },
  today: CalendarDate,
): boolean => wishedDate !== null && wishedDate < today && undoneStatuses.includes(status)
