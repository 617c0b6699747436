import type { MoveRow } from './move.ts'

/** What becomes of a client at the provider; each move is kept in the client's own log. */
export const clientMoves = {
  create: {
    mover: 'provider',
    needs: 'clients.manage',
    event: 'client.created',
    tells: [],
    clause: null,
  },
  change: {
    mover: 'provider',
    needs: 'clients.manage',
    event: 'client.changed',
    tells: [],
    clause: null,
  },
  /** The client's manager keeps its own address, phone and data protection officer. */
  change_own: {
    mover: 'client',
    needs: 'clients.edit-own',
    event: 'client.changed_own',
    tells: ['staff'],
    mail: 'client.changed',
    clause: '§ 6.3',
  },
  archive: {
    mover: 'provider',
    needs: 'clients.manage',
    event: 'client.archived',
    tells: [],
    clause: null,
  },
  restore: {
    mover: 'provider',
    needs: 'clients.manage',
    event: 'client.restored',
    tells: [],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>
