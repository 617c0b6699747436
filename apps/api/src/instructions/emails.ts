import { at, pages } from '@portal/domain/addresses'
import { type MoveType, turnOf } from '@portal/domain/instructions/machine'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { instructionMoves } from '@portal/domain/moves/instruction'
import { mailOfChange } from '@portal/domain/moves/life-cycles'
import { inStatus, type Mover, type MoveRow } from '@portal/domain/moves/move'
import type { Severity } from '@portal/domain/notices/severity'
import type { Hint } from '../mails/outbox.ts'

type Standing = Pick<Instruction, 'status' | 'urgency' | 'proposedBy' | 'agreedAt'>
type Subject = Standing & Pick<Instruction, 'id' | 'number'>
type To = MoveRow['tells'][number]

/** How pressing it is for one side: for information, unless it is that side's turn. */
export const urgencyFor = (to: To, { urgency, ...standing }: Standing): Severity => {
  if (turnOf(standing) !== (to === 'members' ? 'client' : 'provider')) return 'info'
  return urgency === 'urgent' ? 'urgent' : 'important'
}

/**
 * The mails of a move, of an instruction as it stands after it. What has no number yet is the client's own affair and has
 * the clause in its place.
 */
export function mailsFor(
  { id, number, status, urgency, proposedBy, agreedAt }: Subject,
  move: MoveType,
  by: Mover,
): { to: To; hint: Hint }[] {
  const { mover, tells, mail, event }: MoveRow = instructionMoves[move]
  // Kinds of mails are collected from these very rows.
  const kind = inStatus(mail ?? event, status) as MailKind
  const own = by === 'client' ? 'members' : 'staff'
  const hint: Omit<Hint, 'urgency'> = {
    kind: proposedBy ? mailOfChange(kind) : kind,
    number: number ?? instructionMoves[proposedBy ? 'propose' : 'submit'].clause,
    path: at(pages.instructions.one, { id }),
  }
  return (
    tells
      .filter((to) => to === 'members' || number !== null)
      // What both sides do alike is news to the other one.
      .filter((to) => mover !== 'either' || to !== own)
      .map((to) => ({
        to,
        hint: { ...hint, urgency: urgencyFor(to, { status, urgency, proposedBy, agreedAt }) },
      }))
  )
}
