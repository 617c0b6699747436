import { at, pages } from '@portal/domain/addresses'
import { type MoveType, type Status, turnOf } from '@portal/domain/instructions/machine'
import type { Urgency } from '@portal/domain/instructions/urgency'
import type { MailKind } from '@portal/domain/mails/contract'
import { instructionMoves } from '@portal/domain/moves/instruction'
import { inStatus, type MoveRow } from '@portal/domain/moves/move'
import type { Severity } from '@portal/domain/notices/severity'
import type { Hint } from '../mails/outbox.ts'

type Subject = { id: string; number: string | null; status: Status; urgency: Urgency }
type To = MoveRow['tells'][number]

/** How pressing it is for one side: for information, unless it is that side's turn. */
export const urgencyFor = (
  to: To,
  { status, urgency }: Pick<Subject, 'status' | 'urgency'>,
): Severity => {
  if (turnOf(status) !== (to === 'members' ? 'client' : 'provider')) return 'info'
  return urgency === 'urgent' ? 'urgent' : 'important'
}

/**
 * The mails of a move, of an instruction as it stands after it. What has no number yet is the client's own affair and has
 * the clause in its place.
 */
export function mailsFor(
  { id, number, status, urgency }: Subject,
  move: MoveType,
): { to: To; hint: Hint }[] {
  const { tells, mail, event }: MoveRow = instructionMoves[move]
  const hint: Omit<Hint, 'urgency'> = {
    // Kinds of mails are collected from these very rows.
    kind: inStatus(mail ?? event, status) as MailKind,
    number: number ?? instructionMoves.submit.clause,
    path: at(pages.instructions.one, { id }),
  }
  return tells
    .filter((to) => to === 'members' || number !== null)
    .map((to) => ({ to, hint: { ...hint, urgency: urgencyFor(to, { status, urgency }) } }))
}
