import type { MoveRow } from './move.ts'

const managed = { mover: 'either', needs: 'people.manage' } as const

/** The reset of a second factor that somebody has lost. */
export const factorResetMoves = {
  start: {
    ...managed,
    event: 'second-factor.reset-started',
    log: 'security',
    confirms: 'second-factor-reset.started',
    tells: [],
    clause: null,
  },
  approve: {
    mover: 'provider',
    needs: 'people.manage',
    event: 'second-factor.reset-approved',
    log: 'security',
    confirms: 'second-factor-reset.approved',
    tells: [],
    clause: null,
  },
  cancel: {
    ...managed,
    event: 'second-factor.reset-cancelled',
    log: 'security',
    tells: [],
    clause: null,
  },
  complete: {
    mover: 'either',
    needs: null,
    event: 'second-factor.reset-completed',
    log: 'security',
    tells: [],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>
