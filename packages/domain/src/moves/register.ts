import type { MoveRow } from './move.ts'

const managed = { mover: 'either', needs: 'people.manage' } as const

/** An entry of the §9 register. Of the client’s people those are told who are concerned, and its managers. */
export const registerMoves = {
  add: {
    ...managed,
    event: 'authorised_person.added',
    confirms: 'authorised-person.added',
    tells: ['members', 'staff'],
    mail: 'authorised_person.changed',
    clause: '§ 9',
  },
  change: {
    ...managed,
    event: 'authorised_person.changed',
    confirms: 'authorised-person.changed',
    tells: ['members', 'staff'],
    clause: '§ 9',
  },
  end: {
    ...managed,
    event: 'authorised_person.ended',
    confirms: 'authorised-person.ended',
    tells: ['members', 'staff'],
    mail: 'authorised_person.changed',
    clause: '§ 9',
  },
  /** What the provider cited is not the client's. */
  contest: {
    mover: 'client',
    needs: 'people.confirm',
    event: 'authorised_person.contested',
    confirms: 'authorised-person.contested',
    tells: ['members', 'staff'],
    mail: 'authorised_person.changed',
    clause: '§ 9',
  },
} as const satisfies Record<string, MoveRow>
