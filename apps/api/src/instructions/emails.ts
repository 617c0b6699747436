import type { Status } from '@portal/domain/instructions/machine'
import type { Hint } from '../platform/outbox.ts'

/** Which mail a state calls for and to which side it goes; `null` says "none" out loud. */
export function mailFor(
  id: string,
  number: string,
  status: Status,
): { to: 'members' | 'staff'; hint: Hint } | null {
  const path = `/weisungen/${id}`
  switch (status) {
    case 'submitted':
      return { to: 'staff', hint: { kind: 'instruction.submitted', number, path } }
    case 'in_review':
      return { to: 'members', hint: { kind: 'instruction.acknowledged', number, path } }
    case 'in_progress':
      return { to: 'members', hint: { kind: 'instruction.started', number, path } }
    case 'executed':
      return { to: 'members', hint: { kind: 'instruction.executed', number, path } }
    case 'declined':
      return { to: 'members', hint: { kind: 'instruction.declined', number, path } }
    case 'draft':
      return null
  }
}
