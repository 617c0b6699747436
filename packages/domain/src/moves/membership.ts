import type { MoveRow } from './move.ts'

const managed = { mover: 'either', needs: 'people.manage' } as const

/** Somebody's access to a client; an invitation is accepted with its link. */
export const membershipMoves = {
  accept: { mover: 'client', needs: null, event: 'member.added', tells: [], clause: null },
  change: { ...managed, event: 'member.changed', tells: [], clause: null },
  remove: { ...managed, event: 'member.removed', tells: [], clause: null },
} as const satisfies Record<string, MoveRow>
