import type { MoveRow } from './move.ts'

/** A notice at each client it reaches. */
export const noticeMoves = {
  publish: {
    mover: 'provider',
    needs: 'notices.write',
    event: 'notice.published',
    tells: ['members'],
    clause: null,
  },
  open: {
    mover: 'client',
    needs: 'notices.read',
    event: 'notice.opened',
    tells: [],
    clause: null,
  },
  acknowledge: {
    mover: 'client',
    needs: 'notices.acknowledge',
    event: 'notice.acknowledged',
    tells: [],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>
