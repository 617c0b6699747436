import { at, pages } from '@portal/domain/addresses'
import type { MoveType, Status } from '@portal/domain/instructions/machine'
import type { MailKind } from '@portal/domain/mails/contract'
import { instructionMoves } from '@portal/domain/moves/instruction'
import { inStatus, type MoveRow } from '@portal/domain/moves/move'
import type { Hint } from '../mails/outbox.ts'

type Subject = { id: string; number: string | null; status: Status }
type To = MoveRow['tells'][number]

/**
 * The mails of a move, of an instruction as it stands after it. What has no number yet is the client's own affair and has
 * the clause in its place.
 */
export function mailsFor(
  { id, number, status }: Subject,
  move: MoveType,
): { to: To; hint: Hint }[] {
  const { tells, mail, event }: MoveRow = instructionMoves[move]
  const hint: Hint = {
    // Kinds of mails are collected from these very rows.
    kind: inStatus(mail ?? event, status) as MailKind,
    number: number ?? instructionMoves.submit.clause,
    path: at(pages.instructions.one, { id }),
  }
  return tells.filter((to) => to === 'members' || number !== null).map((to) => ({ to, hint }))
}
