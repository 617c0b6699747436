import type { MoveRow } from './move.ts'

/** What becomes of a certificate, report or protocol that is kept for a client. */
export const documentMoves = {
  add: {
    mover: 'provider',
    needs: 'documents.upload',
    event: 'document.added',
    tells: ['members'],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>

/** The measures of §4: each version is everybody's, and stands in each log. */
export const tomMoves = {
  publish: {
    mover: 'provider',
    needs: 'toms.write',
    event: 'toms.published',
    tells: [],
    clause: '§ 4',
  },
} as const satisfies Record<string, MoveRow>
