import { at, pages } from '@portal/domain/addresses'
import type { MoveType } from '@portal/domain/instructions/machine'
import type { MailKind } from '@portal/domain/mails/contract'
import type { Hint } from '../platform/mail/outbox.ts'

type To = 'members' | 'staff'

/** Which mail a move calls for, and to which side it goes; an empty list says "none" out loud. */
const mails: Record<MoveType, [To, MailKind][]> = {
  record: [['members', 'instruction.recorded']],
  submit: [['staff', 'instruction.submitted']],
  present: [['members', 'instruction.presented']],
  countersign: [['staff', 'instruction.submitted']],
  send_back: [['members', 'instruction.sent-back']],
  confirm: [['staff', 'instruction.confirmed']],
  reject: [['staff', 'instruction.rejected']],
  acknowledge: [['members', 'instruction.acknowledged']],
  raise_concern: [['members', 'instruction.concern-raised']],
  amend: [['staff', 'instruction.amended']],
  quote: [['members', 'instruction.quoted']],
  approve_costs: [['staff', 'instruction.costs-decided']],
  refuse_costs: [['staff', 'instruction.costs-decided']],
  start: [['members', 'instruction.started']],
  execute: [['members', 'instruction.executed']],
  accept: [['staff', 'instruction.accepted']],
  report_defect: [['staff', 'instruction.defect-reported']],
  decline: [['members', 'instruction.declined']],
  withdraw: [['staff', 'instruction.withdrawn']],
  expire: [
    ['members', 'instruction.expired'],
    ['staff', 'instruction.expired'],
  ],
}

type Subject = { id: string; number: string | null; acknowledgedAt: string | null }

/** The mails of a move. What has no number yet is the client's own affair and has the clause in its place. */
export function mailsFor(
  { id, number, acknowledgedAt }: Subject,
  move: MoveType,
): { to: To; hint: Hint }[] {
  const path = at(pages.instructions.one, { id })
  return mails[move]
    .filter(([to]) => to === 'members' || number !== null)
    .map(([to, kind]) => ({
      to,
      hint: {
        // The second signature of an amendment brings the provider an amendment.
        kind: move === 'countersign' && acknowledgedAt ? 'instruction.amended' : kind,
        number: number ?? '§ 8.3',
        path,
      },
    }))
}
