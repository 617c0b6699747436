import { randomUUID } from 'node:crypto'
import { at, pages } from '@portal/domain/addresses'
import {
  type Place,
  type Places,
  refused,
  reviewAct,
  reviewEnd,
  reviewEntry,
  reviewReset,
} from './places.ts'
import type { Samples } from './samples.ts'

const { instructions, notices, practice, clients, staff } = pages

/** What both sides get to see. */
const shared = (ids: Samples): Place[] => [
  pages.home,
  pages.agreements.list,
  pages.agreements.wording,
  pages.subprocessors.list,
  pages.toms.today,
  pages.documents.list,
  notices.list,
  instructions.list,
  at(notices.one, { id: ids.notice }),
  at(instructions.one, { id: ids.executed }),
]

export const seenByAuthorised = (ids: Samples): Places => ({
  twice: [
    ...shared(ids),
    instructions.new,
    at(instructions.one, { id: ids.draft }),
    `${at(instructions.one, { id: ids.draft })}?reviewed=1`,
    at(instructions.edit, { id: ids.draft }),
    [at(instructions.approve_costs, { id: ids.costs }), reviewAct],
    pages.evidence,
    pages.receipts,
    pages.account.one,
    pages.account.log,
    '/gibt-es-nicht',
  ],
  once: [
    at(instructions.one, { id: ids.submitted }),
    at(instructions.one, { id: ids.costs }),
    at(instructions.approve_costs, { id: ids.costs }),
    at(instructions.accept, { id: ids.executed }),
    at(instructions.report_defect, { id: ids.executed }),
    `${pages.evidence}?vorgang=${ids.executed}&art=notice.opened`,
    `${pages.account.log}?nur=auffaelliges`,
    at(pages.toms.version, { version: 1 }),
  ],
})

export const seenByAnswering = (ids: Samples): Places => ({
  twice: [
    at(instructions.one, { id: ids.suspended }),
    at(instructions.amend, { id: ids.suspended }),
    [at(instructions.confirm, { id: ids.told }), reviewAct],
    at(instructions.countersign, { id: ids.presented }),
    at(instructions.one, { id: ids.offered }),
    at(instructions.agree, { id: ids.offered }),
    at(instructions.revise, { id: ids.asked }),
  ],
  once: [
    at(instructions.confirm, { id: ids.suspended }),
    at(instructions.withdraw, { id: ids.suspended }),
    at(instructions.revisions, { id: ids.suspended }),
    at(instructions.one, { id: ids.told }),
    at(instructions.one, { id: ids.presented }),
    at(instructions.send_back, { id: ids.presented }),
    at(instructions.confirm, { id: ids.told }),
    at(instructions.reject, { id: ids.told }),
    at(instructions.contest, { id: ids.letter }),
    at(instructions.refuse, { id: ids.offered }),
    at(instructions.retract, { id: ids.asked }),
    at(instructions.one, { id: ids.agreed }),
  ],
})

export const seenByManager = (ids: Samples): Places => ({
  twice: [
    practice.one,
    practice.log,
    `${practice.fourEyes}?zu=ein`,
    [practice.invite, refused],
    at(practice.member, { userId: ids.miriam }),
    [at(practice.resetMember, { userId: ids.miriam }), reviewReset],
    [practice.addEntry, refused],
    [practice.addEntry, reviewEntry],
    `${at(practice.entry, { personId: ids.valid })}?done=added`,
    at(practice.changeEntry, { personId: ids.valid }),
    [at(practice.endEntry, { personId: ids.valid }), reviewEnd],
    at(practice.proposal, { proposalId: ids.proposal }),
  ],
  once: [
    practice.propose,
    at(practice.refuseProposal, { proposalId: ids.proposal }),
    at(practice.contestEntry, { personId: ids.valid }),
    at(practice.member, { userId: randomUUID() }),
    at(practice.entry, { personId: ids.past }),
    at(practice.changeEntry, { personId: ids.past }),
  ],
})

export const seenByProvider = (ids: Samples): Places => ({
  twice: [
    at(pages.agreements.one, { id: ids.agreement }),
    clients.list,
    at(clients.one, { id: ids.client }),
    at(clients.log, { id: ids.client }),
    staff.list,
    at(staff.member, { userId: ids.eva }),
    at(staff.approval, { id: ids.reset }),
    pages.mails,
    pages.backups,
    pages.setup,
    pages.documents.upload,
    pages.toms.draft,
    pages.subprocessors.new,
    at(pages.subprocessors.one, { id: ids.subprocessor }),
    at(pages.subprocessors.change, { id: ids.subprocessor }),
    notices.new,
    at(notices.one, { id: ids.notice_draft }),
    instructions.enter,
    instructions.offer,
    at(instructions.one, { id: ids.asked }),
    at(instructions.one, { id: ids.in_review }),
    at(instructions.raise_concern, { id: ids.in_review }),
    at(instructions.execute, { id: ids.in_progress }),
    pages.evidence,
    `${pages.evidence}?kunde=${ids.client}`,
  ],
  once: [
    ...shared(ids),
    at(clients.invite, { id: ids.client }),
    at(clients.addEntry, { id: ids.client }),
    at(clients.proposal, { id: ids.client, proposalId: ids.proposal }),
    `${at(clients.propose, { id: ids.client })}?art=rolle&person=${ids.miriam}&rolle=manager`,
    at(clients.member, { id: ids.client, userId: ids.miriam }),
    at(clients.entry, { id: ids.client, personId: ids.valid }),
    staff.invite,
    [at(staff.resetMember, { userId: ids.eva }), reviewReset],
    at(notices.edit, { id: ids.notice_draft }),
    at(instructions.quote, { id: ids.in_review }),
    at(instructions.decline, { id: ids.in_progress }),
    at(instructions.agree, { id: ids.asked }),
    at(instructions.retract, { id: ids.offered }),
    at(instructions.correct, { id: ids.told }),
    at(instructions.take_back, { id: ids.told }),
    at(instructions.start_emergency, { id: ids.told }),
    at(instructions.one, { id: ids.contested }),
    at(instructions.settle_contest, { id: ids.contested }),
    at(instructions.one, { id: ids.declined }),
    pages.receipts,
  ],
})
