import type { MoveRow } from './move.ts'

/** What happens to the evidence log itself, and to what it keeps by hash. */
export const evidenceMoves = {
  /** Hashes of rows that no line carries yet. */
  keep: { mover: 'clock', needs: null, event: 'evidence.rows_kept', tells: [], clause: null },
  /** What lines say of people is erased by the rules of retention (§9, §16); the lines stay. */
  erase: {
    mover: 'clock',
    needs: null,
    event: 'evidence.personal_erased',
    tells: [],
    clause: '§ 9',
  },
  /** The signed head of the log gets a time stamp by another authority (RFC 3161). */
  stamp: { mover: 'clock', needs: null, event: 'evidence.head_stamped', tells: [], clause: null },
  /** The letter of a receipt is printed and sealed. */
  seal: { mover: 'clock', needs: null, event: 'receipt.sealed', tells: [], clause: null },
  /** So is a document of the provider about an instruction: its concern, its deletion protocol. */
  seal_paper: { mover: 'clock', needs: null, event: 'paper.sealed', tells: [], clause: null },
  /** A check found what is not as it was written. */
  raise: {
    mover: 'clock',
    needs: null,
    event: 'evidence.alarm_raised',
    tells: ['members', 'staff'],
    mail: 'evidence.alarm',
    clause: null,
  },
  /** A person says that their own check did. */
  report: {
    mover: 'either',
    needs: 'evidence.read',
    event: 'evidence.alarm_reported',
    tells: ['staff'],
    mail: 'evidence.alarm',
    clause: null,
  },
} as const satisfies Record<string, MoveRow>
