import type { InstructionItem } from '@portal/domain/instructions/contract'
import { turnOf } from '@portal/domain/instructions/machine'
import { germanToday } from '../platform/german-time.ts'

/** The day the client wished for has passed, and the provider is not done. */
export const isOverdue = ({ status, wishedDate }: Pick<InstructionItem, 'status' | 'wishedDate'>) =>
  turnOf(status) === 'provider' && wishedDate !== null && wishedDate < germanToday()
