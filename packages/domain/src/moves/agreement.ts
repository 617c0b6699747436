import type { MoveRow } from './move.ts'

const recording = {
  mover: 'provider',
  needs: 'agreements.write',
  tells: ['members'],
  mail: 'agreement.recorded',
  clause: '§ 16',
} as const
const answering = {
  mover: 'client',
  needs: 'agreements.answer',
  receipt: true,
  tells: ['staff'],
  mail: 'agreement.answered',
  clause: '§ 16',
} as const

/** An agreement that was signed on paper. */
export const agreementMoves = {
  record: { ...recording, event: 'agreement.recorded' },
  /** What was recorded falsely, recorded anew from the same paper. */
  correct: { ...recording, event: 'agreement.corrected' },
  /** A later paper that both have signed. */
  amend: { ...recording, event: 'agreement.amended', clause: '§ 8.2' },
  confirm: { ...answering, event: 'agreement.confirmed', confirms: 'agreement.confirmed' },
  contest: { ...answering, event: 'agreement.contested', confirms: 'agreement.contested' },
  /** The provider stays with what it recorded, and says why. */
  reply: { ...recording, event: 'agreement.replied', mail: 'agreement.replied' },
  /** Recorded by mistake, as for another client. */
  strike: { ...recording, event: 'agreement.struck', mail: 'agreement.struck' },
} as const satisfies Record<string, MoveRow>
export type AgreementMoveName = keyof typeof agreementMoves
