import type { MoveRow } from './move.ts'

/** An agreement that was signed elsewhere. */
export const agreementMoves = {
  record: {
    mover: 'provider',
    needs: null,
    event: 'agreement.recorded',
    tells: [],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>
