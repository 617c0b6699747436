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

const offering = {
  mover: 'provider',
  needs: 'agreements.write',
  tells: ['members'],
  clause: '§ 16',
} as const
const signing = {
  mover: 'client',
  needs: 'agreements.sign',
  tells: ['staff'],
  clause: '§ 16',
} as const

/** An agreement on its way to be concluded in the portal. */
export const offerMoves = {
  offer: { ...offering, event: 'agreement.offered' },
  /** The client's representative declares what binds it once the provider has countersigned (§§ 145, 147 BGB). */
  sign: { ...signing, event: 'agreement.signed', confirms: 'agreement.signed', receipt: true },
  decline: { ...signing, event: 'agreement.declined' },
  countersign: {
    ...offering,
    event: 'agreement.concluded',
    confirms: 'agreement.concluded',
    receipt: true,
  },
  withdraw: { ...offering, event: 'agreement.offer_withdrawn' },
  /** Nobody has signed in time. */
  expire: {
    mover: 'clock',
    needs: null,
    event: 'agreement.offer_expired',
    tells: ['members', 'staff'],
    clause: '§ 16',
  },
  /** The client has signed, and the provider has not within the days that bound it (§§ 146, 148 BGB). */
  lapse: {
    mover: 'clock',
    needs: null,
    event: 'agreement.offer_lapsed',
    tells: ['members', 'staff'],
    clause: '§ 16',
  },
} as const satisfies Record<string, MoveRow>
export type OfferMoveName = keyof typeof offerMoves
