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

/** What the provider says of itself. Whom it concerns is told by a notice, which has a line of its own. */
export const providerMoves = {
  change: {
    mover: 'provider',
    needs: 'provider.manage',
    event: 'provider.changed',
    tells: [],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>

/** The text of the contract; agreements keep the one they were concluded with. */
export const contractTextMoves = {
  accept: {
    mover: 'provider',
    needs: 'contract-texts.write',
    event: 'contract-text.accepted',
    tells: [],
    clause: null,
  },
  publish: {
    mover: 'provider',
    needs: 'contract-texts.write',
    event: 'contract-text.published',
    tells: [],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>
