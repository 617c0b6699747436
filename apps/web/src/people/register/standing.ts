import type { AuthorisedPerson } from '@portal/domain/people/contract'
import { germanToday } from '../../platform/clock/german-time.ts'

type Ends = Pick<AuthorisedPerson, 'current' | 'validUntil' | 'endedAt'>

/** Whether an entry of the register holds now, will, or once did. */
export const standingOf = ({
  current,
  validUntil,
  endedAt,
}: Ends): 'current' | 'future' | 'past' => {
  if (current) return 'current'
  return endedAt !== null || (validUntil !== null && validUntil < germanToday()) ? 'past' : 'future'
}

/** It holds or will: something may still be done with it. */
export const isValid = (entry: Ends): boolean => standingOf(entry) !== 'past'
