-- Filters of the list that met few of the rows they walked through. What is not carried out yet is repeated from the portal's table.
create index instructions_undone_due on instructions (due_on, id)
  where number is not null and ended_at is null and status in (
    'submitted', 'awaiting_countersignature', 'awaiting_confirmation', 'in_review', 'suspended', 'awaiting_cost_approval',
    'in_progress');
create index instructions_undone on instructions (updated_at desc, id desc)
  where number is not null and ended_at is null and status in (
    'submitted', 'awaiting_countersignature', 'awaiting_confirmation', 'in_review', 'suspended', 'awaiting_cost_approval',
    'in_progress');
create index instructions_urgent_due on instructions (due_on, id) where number is not null and urgency = 'urgent';
create index instructions_client_status_due on instructions (client_id, status, due_on, id);
