import type { MoveRow } from './move.ts'

/** Whether a second authorised person has to sign. */
export const fourEyesMoves = {
  set: {
    mover: 'client',
    needs: 'people.manage',
    event: 'client.four_eyes_changed',
    confirms: 'four-eyes.changed',
    tells: [],
    clause: '§ 8.3',
  },
} as const satisfies Record<string, MoveRow>
