import { expect, it } from 'vitest'
import { permissionsOf } from '../access.ts'
import { SecurityEventKind } from '../accounts/security-log.ts'
import {
  actNames,
  clauseOfAct,
  eventNames,
  lifeCycles,
  mailNames,
  provenActNames,
} from './life-cycles.ts'
import type { MoveRow } from './move.ts'

const said = (value: MoveRow['clause'] | undefined) =>
  typeof value === 'object' && value
    ? Object.entries(value)
        .map((entry) => entry.join(': '))
        .join(', ')
    : (value ?? '–')
const line = ({ mover, needs, event, log, confirms, receipt, tells, mail, clause }: MoveRow) =>
  [
    `${mover} ${needs ?? '–'}`,
    event + (log ? ` (${log} log)` : ''),
    said(confirms) + (receipt ? ' with receipt' : ''),
    tells.length === 0 ? '–' : `${tells.join(' and ')}: ${said(mail ?? event)}`,
    said(clause),
  ].join(' | ')
const rows = Object.values(lifeCycles).flatMap((table): MoveRow[] => Object.values(table))

// Every table in one assertion: a new row, or another word in one, has to be written down here to pass.
it('says of every move whose it is, its event, what confirms and proves it, whom it tells, its clause', () => {
  const lines = Object.entries(lifeCycles).flatMap(([name, moves]) =>
    Object.entries(moves).map(([move, row]) => `${name} ${move} | ${line(row)}`),
  )
  expect(lines).toEqual([
    'instruction record | provider instructions.process | instruction.recorded | – | members: instruction.recorded | § 8.3',
    'instruction receive | provider instructions.process | instruction.received | – with receipt | members: instruction.received | § 9',
    'instruction correct | provider instructions.process | instruction.entry_corrected | – | members: instruction.entry_corrected | § 8.3',
    'instruction take_back | provider instructions.process | instruction.entry_taken_back | – | members: instruction.entry_taken_back | § 8.3',
    'instruction submit | client instructions.submit | instruction.submitted | instruction.submitted with receipt | staff: instruction.submitted | § 8.3',
    'instruction propose | either instructions.agree | change.proposed | change.proposed with receipt | members and staff: change.proposed | § 8.2',
    'instruction revise | either instructions.agree | change.revised | change.proposed with receipt | members and staff: change.revised | § 8.2',
    'instruction retract | either instructions.agree | change.retracted | change.retracted with receipt | members and staff: change.retracted | § 8.2',
    'instruction agree | either instructions.agree | change.agreed | change.agreed with receipt | members and staff: change.agreed | § 8.2',
    'instruction refuse | either instructions.agree | change.refused | change.refused with receipt | members and staff: change.refused | § 8.2',
    'instruction present_change | client instructions.agree | change.presented | change.proposed | members: change.presented | § 8.2',
    'instruction present_agreement | client instructions.agree | change.agreement_presented | change.agreed | members: change.presented | § 8.2',
    'instruction countersign_change | client instructions.agree | change.countersigned | change.proposed with receipt | staff: change.proposed | § 8.2',
    'instruction countersign_agreement | client instructions.agree | change.agreement_countersigned | change.agreed with receipt | staff: change.agreed | § 8.2',
    'instruction confirm | client instructions.submit | instruction.confirmed | awaiting_confirmation: oral-instruction.confirmed, submitted: oral-instruction.confirmed, in_review: oral-instruction.confirmed, suspended: instruction.confirmed, in_progress: oral-instruction.confirmed, executed: oral-instruction.confirmed with receipt | staff: instruction.confirmed | awaiting_confirmation: § 8.3, submitted: § 8.3, in_review: § 8.3, suspended: § 10.2, in_progress: § 8.3, executed: § 8.3',
    'instruction amend | client instructions.submit | instruction.amended | instruction.amended with receipt | staff: instruction.amended | § 10.2',
    'instruction present | client instructions.submit | instruction.presented | draft: instruction.submitted, awaiting_confirmation: oral-instruction.confirmed, submitted: oral-instruction.confirmed, in_review: oral-instruction.confirmed, suspended: instruction.amended, in_progress: oral-instruction.confirmed, executed: oral-instruction.confirmed | members: instruction.presented | draft: § 8.3, awaiting_confirmation: § 8.3, submitted: § 8.3, in_review: § 8.3, suspended: § 10.2, in_progress: § 8.3, executed: § 8.3',
    'instruction countersign | client instructions.submit | instruction.countersigned | instruction.countersigned with receipt | staff: submitted: instruction.submitted, agreed: instruction.confirmed, in_review: instruction.amended, in_progress: instruction.amended, suspended: instruction.confirmed, executed: instruction.confirmed | § 8.3',
    'instruction send_back | client instructions.submit | instruction.sent_back | – | members: instruction.sent_back | § 8.3',
    'instruction reject | client instructions.submit | instruction.rejected | oral-instruction.rejected with receipt | staff: instruction.rejected | § 8.3',
    'instruction contest | client instructions.submit | instruction.contested | instruction.contested with receipt | staff: instruction.contested | § 9',
    'instruction settle_contest | provider instructions.process | instruction.contest_settled | – | members: instruction.contest_settled | § 9',
    'instruction acknowledge | provider instructions.process | instruction.acknowledged | – | members: instruction.acknowledged | § 8.3',
    'instruction raise_concern | provider instructions.process | instruction.concern_raised | – | members: instruction.concern_raised | § 10.2',
    'instruction quote | provider instructions.process | instruction.quoted | – | members: instruction.quoted | § 10.3',
    'instruction approve_costs | client instructions.submit | instruction.costs_approved | costs.approved with receipt | staff: instruction.costs_decided | § 10.3',
    'instruction refuse_costs | client instructions.submit | instruction.costs_refused | costs.refused with receipt | staff: instruction.costs_decided | § 10.3',
    'instruction start | provider instructions.process | instruction.started | – | members: instruction.started | § 8.3',
    'instruction start_emergency | provider instructions.process | instruction.started_in_emergency | – | members: instruction.started_in_emergency | § 8.3',
    'instruction execute | provider instructions.process | instruction.executed | – | members: instruction.executed | § 8.3',
    'instruction accept | client instructions.submit | instruction.accepted | instruction.accepted with receipt | staff: instruction.accepted | § 8.3',
    'instruction report_defect | client instructions.submit | instruction.defect_reported | – | staff: instruction.defect_reported | § 8.3',
    'instruction decline | provider instructions.process | instruction.declined | – | members: instruction.declined | § 2',
    'instruction withdraw | client instructions.submit | instruction.withdrawn | instruction.withdrawn with receipt | staff: instruction.withdrawn | § 8.3',
    'instruction expire | clock – | instruction.expired | – | members and staff: instruction.expired | § 8.3',
    'instruction lapse | clock – | instruction.signature_lapsed | – | members: instruction.sent_back | § 9',
    'instructionAsides read_concern | client instructions.read | instruction.concern_read | – | – | § 10.2',
    'instructionAsides attach | client instructions.draft | attachment.added | – | – | § 10.2',
    'instructionAsides message | either instructions.write | instruction.message_written | – | – | –',
    'register add | either people.manage | authorised_person.added | authorised-person.added | members and staff: authorised_person.changed | § 9',
    'register change | either people.manage | authorised_person.changed | authorised-person.changed | members and staff: authorised_person.changed | § 9',
    'register end | either people.manage | authorised_person.ended | authorised-person.ended | members and staff: authorised_person.changed | § 9',
    'register contest | client people.confirm | authorised_person.contested | authorised-person.contested | members and staff: authorised_person.changed | § 9',
    'proposal propose | provider people.manage | people.proposed | people.proposed | members: people.proposed | § 9',
    'proposal confirm | client people.confirm | people.proposal_confirmed | people.proposal-confirmed | staff: people.proposal_decided | § 9',
    'proposal refuse | client people.confirm | people.proposal_refused | – | staff: people.proposal_decided | § 9',
    'proposal withdraw | provider people.manage | people.proposal_withdrawn | – | – | § 9',
    'notice publish | provider notices.write | notice.published | – | members: notice.published | –',
    'notice open | client notices.read | notice.opened | – | – | –',
    'notice acknowledge | client notices.acknowledge | notice.acknowledged | – | – | –',
    'membership accept | client – | member.added | – | – | –',
    'membership change | either people.manage | member.changed | – | – | –',
    'membership remove | either people.manage | member.removed | – | – | –',
    'fourEyes set | client people.manage | client.four_eyes_changed | four-eyes.changed | – | § 8.3',
    'factorReset start | either people.manage | second-factor.reset-started (security log) | second-factor-reset.started | – | –',
    'factorReset approve | provider people.manage | second-factor.reset-approved (security log) | second-factor-reset.approved | – | –',
    'factorReset cancel | either people.manage | second-factor.reset-cancelled (security log) | – | – | –',
    'factorReset complete | either – | second-factor.reset-completed (security log) | – | – | –',
    'agreement record | provider – | agreement.recorded | – | – | –',
    'document add | provider documents.upload | document.added | – | members: document.added | –',
    'evidence keep | clock – | evidence.rows_kept | – | – | –',
    'evidence erase | clock – | evidence.personal_erased | – | – | § 9',
    'evidence stamp | clock – | evidence.head_stamped | – | – | –',
    'evidence seal | clock – | receipt.sealed | – | – | –',
    'evidence seal_paper | clock – | paper.sealed | – | – | –',
    'evidence raise | clock – | evidence.alarm_raised | – | members and staff: evidence.alarm | –',
    'evidence report | either evidence.read | evidence.alarm_reported | – | staff: evidence.alarm | –',
    'ending alarm | provider tasks.end | evidence.alarm_ended | – | members: evidence.alarm_ended | –',
    'ending mail | provider tasks.end | mail.failure_ended | – | – | –',
    'ending notice | provider tasks.end | notice.told_otherwise | – | – | –',
    'ending handing | provider tasks.end | notice.handing_ended | – | – | –',
    'ending backup | provider backups.read | backup.warning_ended | – | – | –',
  ])
})

it('gives every name that something is kept or confirmed under to one move alone', () => {
  const events = rows.map(({ event }) => event)
  expect(new Set(events).size).toBe(events.length)
})

it('has a second factor under every receipt of a client’s act, and a clause', () => {
  for (const { receipt, confirms, mover } of rows)
    if (receipt && mover !== 'provider') expect(confirms).toBeDefined()
  expect(Object.values(clauseOfAct)).not.toContain(null)
  expect(Object.keys(clauseOfAct).toSorted()).toEqual(provenActNames.toSorted())
})

it('keeps what belongs to a person in the security log by a name that log knows', () => {
  const personal = rows.filter(({ log }) => log === 'security').map(({ event }) => event)
  expect(SecurityEventKind.options).toEqual(expect.arrayContaining(personal))
})

it('asks a side for no permission that nobody of it has', () => {
  const of = {
    client: permissionsOf({ side: 'client', role: 'manager', authorised: true }),
    provider: permissionsOf({ side: 'provider', role: 'owner' }),
  }
  const lacking = (['client', 'provider'] as const).flatMap((side) =>
    rows.filter(
      ({ mover, needs }) =>
        (mover === side || mover === 'either') && needs !== null && !of[side].includes(needs),
    ),
  )
  expect(lacking).toEqual([])
})

it('derives the names that are kept, confirmed, proven and mailed', () => {
  expect(eventNames.toSorted()).toEqual([
    'agreement.recorded',
    'attachment.added',
    'authorised_person.added',
    'authorised_person.changed',
    'authorised_person.contested',
    'authorised_person.ended',
    'backup.warning_ended',
    'change.agreed',
    'change.agreement_countersigned',
    'change.agreement_presented',
    'change.countersigned',
    'change.presented',
    'change.proposed',
    'change.refused',
    'change.retracted',
    'change.revised',
    'client.four_eyes_changed',
    'document.added',
    'evidence.alarm_ended',
    'evidence.alarm_raised',
    'evidence.alarm_reported',
    'evidence.head_stamped',
    'evidence.personal_erased',
    'evidence.rows_kept',
    'instruction.accepted',
    'instruction.acknowledged',
    'instruction.amended',
    'instruction.concern_raised',
    'instruction.concern_read',
    'instruction.confirmed',
    'instruction.contest_settled',
    'instruction.contested',
    'instruction.costs_approved',
    'instruction.costs_refused',
    'instruction.countersigned',
    'instruction.declined',
    'instruction.defect_reported',
    'instruction.entry_corrected',
    'instruction.entry_taken_back',
    'instruction.executed',
    'instruction.expired',
    'instruction.message_written',
    'instruction.presented',
    'instruction.quoted',
    'instruction.received',
    'instruction.recorded',
    'instruction.rejected',
    'instruction.sent_back',
    'instruction.signature_lapsed',
    'instruction.started',
    'instruction.started_in_emergency',
    'instruction.submitted',
    'instruction.withdrawn',
    'mail.failure_ended',
    'member.added',
    'member.changed',
    'member.removed',
    'notice.acknowledged',
    'notice.handing_ended',
    'notice.opened',
    'notice.published',
    'notice.told_otherwise',
    'paper.sealed',
    'people.proposal_confirmed',
    'people.proposal_refused',
    'people.proposal_withdrawn',
    'people.proposed',
    'receipt.sealed',
  ])
  expect(actNames.toSorted()).toEqual([
    'authorised-person.added',
    'authorised-person.changed',
    'authorised-person.contested',
    'authorised-person.ended',
    'change.agreed',
    'change.proposed',
    'change.refused',
    'change.retracted',
    'costs.approved',
    'costs.refused',
    'four-eyes.changed',
    'instruction.accepted',
    'instruction.amended',
    'instruction.confirmed',
    'instruction.contested',
    'instruction.countersigned',
    'instruction.submitted',
    'instruction.withdrawn',
    'oral-instruction.confirmed',
    'oral-instruction.rejected',
    'people.proposal-confirmed',
    'people.proposed',
    'second-factor-reset.approved',
    'second-factor-reset.started',
  ])
  expect(provenActNames.toSorted()).toEqual([
    'change.agreed',
    'change.proposed',
    'change.refused',
    'change.retracted',
    'costs.approved',
    'costs.refused',
    'instruction.accepted',
    'instruction.amended',
    'instruction.confirmed',
    'instruction.contested',
    'instruction.countersigned',
    'instruction.received',
    'instruction.submitted',
    'instruction.withdrawn',
    'oral-instruction.confirmed',
    'oral-instruction.rejected',
  ])
  expect(mailNames.toSorted()).toEqual([
    'authorised_person.changed',
    'change.accepted',
    'change.agreed',
    'change.concern_raised',
    'change.concern_reminder',
    'change.confirmed',
    'change.contest_settled',
    'change.contested',
    'change.costs_decided',
    'change.defect_reported',
    'change.entry_corrected',
    'change.entry_taken_back',
    'change.executed',
    'change.expired',
    'change.message',
    'change.presented',
    'change.proposed',
    'change.quoted',
    'change.received',
    'change.refused',
    'change.retracted',
    'change.revised',
    'change.sent_back',
    'change.started',
    'change.withdrawn',
    'document.added',
    'evidence.alarm',
    'evidence.alarm_ended',
    'evidence.head',
    'instruction.accepted',
    'instruction.acknowledged',
    'instruction.amended',
    'instruction.concern_raised',
    'instruction.concern_reminder',
    'instruction.confirmed',
    'instruction.contest_settled',
    'instruction.contested',
    'instruction.costs_decided',
    'instruction.declined',
    'instruction.defect_reported',
    'instruction.entry_corrected',
    'instruction.entry_taken_back',
    'instruction.executed',
    'instruction.expired',
    'instruction.message',
    'instruction.presented',
    'instruction.quoted',
    'instruction.received',
    'instruction.recorded',
    'instruction.rejected',
    'instruction.reminder',
    'instruction.sent_back',
    'instruction.started',
    'instruction.started_in_emergency',
    'instruction.submitted',
    'instruction.withdrawn',
    'notice.published',
    'people.proposal_decided',
    'people.proposed',
  ])
})
