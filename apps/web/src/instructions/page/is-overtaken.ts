import { faultOf } from '../../platform/http/fault-of.ts'

/** Somebody was faster: the state is not the one the person saw, or has no such step any more. */
export const isOvertaken = (error: unknown): boolean =>
  ['stale', 'illegal-move'].includes(faultOf(error)?.code ?? '')
