import type { InstructionItem } from '@portal/domain/instructions/contract'
import { openStatuses, turnOf } from '@portal/domain/instructions/machine'
import { germanToday } from '../platform/language/german-time.ts'

/** The day the client wished for has passed, and the provider is not done. */
export const isOverdue = ({ status, wishedDate }: Pick<InstructionItem, 'status' | 'wishedDate'>) =>
  turnOf(status) === 'provider' && wishedDate !== null && wishedDate < germanToday()

/** The day the client wished for has passed, and it is not carried out, whomever it waits for. */
export const isLate = ({ status, wishedDate }: Pick<InstructionItem, 'status' | 'wishedDate'>) =>
  openStatuses.includes(status) &&
  status !== 'executed' &&
  wishedDate !== null &&
  wishedDate < germanToday()
