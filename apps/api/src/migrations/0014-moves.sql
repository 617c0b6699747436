-- What a move is called stands in one table of the domain; here are the names that rows may carry. A mail's kind is the
-- event it tells of, spelt as the evidence log spells it.

update mails set kind = replace(kind, '-', '_')
 where kind in ('instruction.sent-back', 'instruction.concern-raised', 'instruction.costs-decided',
                'instruction.defect-reported', 'authorised-person.changed');

alter table mails add constraint mails_kind check (kind in (
  'notice.published', 'instruction.recorded', 'instruction.reminder', 'instruction.presented', 'instruction.sent_back',
  'instruction.submitted', 'instruction.confirmed', 'instruction.rejected', 'instruction.acknowledged',
  'instruction.concern_raised', 'instruction.amended', 'instruction.quoted', 'instruction.costs_decided',
  'instruction.started', 'instruction.executed', 'instruction.accepted', 'instruction.defect_reported',
  'instruction.declined', 'instruction.withdrawn', 'instruction.expired', 'instruction.message',
  'authorised_person.changed', 'evidence.alarm'));

alter table instruction_events
  add constraint instruction_events_move check (move in (
    'record', 'submit', 'confirm', 'amend', 'present', 'countersign', 'send_back', 'reject', 'acknowledge',
    'raise_concern', 'quote', 'approve_costs', 'refuse_costs', 'start', 'execute', 'accept', 'report_defect', 'decline',
    'withdraw', 'expire')),
  add constraint instruction_events_status check (to_status in (
    'draft', 'awaiting_countersignature', 'awaiting_confirmation', 'submitted', 'in_review', 'suspended',
    'awaiting_cost_approval', 'in_progress', 'executed', 'closed', 'declined', 'withdrawn', 'void', 'expired'));
