import type { MoveRow } from './move.ts'

/** What the provider writes down of the client's people, and what the client makes of it. */
export const proposalMoves = {
  propose: {
    mover: 'provider',
    needs: 'people.manage',
    event: 'people.proposed',
    confirms: 'people.proposed',
    tells: ['members'],
    clause: '§ 9',
  },
  confirm: {
    mover: 'client',
    needs: 'people.confirm',
    event: 'people.proposal_confirmed',
    confirms: 'people.proposal-confirmed',
    tells: ['staff'],
    mail: 'people.proposal_decided',
    clause: '§ 9',
  },
  refuse: {
    mover: 'client',
    needs: 'people.confirm',
    event: 'people.proposal_refused',
    tells: ['staff'],
    mail: 'people.proposal_decided',
    clause: '§ 9',
  },
  withdraw: {
    mover: 'provider',
    needs: 'people.manage',
    event: 'people.proposal_withdrawn',
    tells: [],
    clause: '§ 9',
  },
} as const satisfies Record<string, MoveRow>
