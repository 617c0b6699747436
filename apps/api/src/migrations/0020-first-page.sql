-- What the first page asks for, in the order it shows it: whose turn it is, most pressing first; what the other side has
-- in hand, newest first; what nobody acknowledged. Which state is whose turn is repeated from the portal's table.
drop index instructions_turn;
drop index instructions_pressing;
create index instructions_provider_turn on instructions (
  (case urgency when 'urgent' then 0 else 1 end), wished_date, status_since)
  where number is not null and ended_at is null and status in ('submitted', 'in_review', 'in_progress');
create index instructions_client_turn on instructions (
  client_id, (case urgency when 'urgent' then 0 else 1 end), wished_date, status_since)
  where ended_at is null and status in (
    'awaiting_countersignature', 'awaiting_confirmation', 'suspended', 'awaiting_cost_approval', 'executed');
create index instructions_with_client on instructions (updated_at desc)
  where number is not null and ended_at is null and status in (
    'awaiting_countersignature', 'awaiting_confirmation', 'suspended', 'awaiting_cost_approval', 'executed');
create index instructions_with_provider on instructions (client_id, updated_at desc)
  where ended_at is null and status in ('submitted', 'in_review', 'in_progress');
create index notice_recipients_pressing on notice_recipients (
  client_id, (case severity when 'urgent' then 0 when 'important' then 1 else 2 end), published_at desc)
  where acknowledged_at is null;
-- Of mails about accounts those that were tried: one nobody needed any more has not failed.
create index account_mails_in_vain on account_mails (created_at)
  where failed_at is not null and server_answer not like 'not sent: %';
