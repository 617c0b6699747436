import type { MoveRow } from './move.ts'

const ended = { mover: 'provider', needs: 'tasks.end', tells: [], clause: null } as const

/** How what stands red is ended by a person, with a reason that the log keeps; none ends by itself. */
export const endingMoves = {
  alarm: { ...ended, event: 'evidence.alarm_ended', tells: ['members'] },
  mail: { ...ended, event: 'mail.failure_ended' },
  /** A client was told of a notice on another way than by the portal. */
  notice: { ...ended, event: 'notice.told_otherwise' },
  /** A notice could not be handed to all its clients. */
  handing: { ...ended, event: 'notice.handing_ended' },
  backup: { ...ended, needs: 'backups.read', event: 'backup.warning_ended' },
} as const satisfies Record<string, MoveRow>
