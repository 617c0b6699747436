-- What was begun may have been carried out in part: "not from us" is a task of the provider from then on, whatever became of
-- the instruction (§8.3, §9).
alter table instructions
  drop constraint instructions_beside;
alter table instructions
  add constraint instructions_beside check (
    (confirmed_at is null or channel <> 'portal' and given_by is not null)
    and (costs_asked_at is null or acknowledged_at is not null and ended_at is null)
    and (contested_at is null or channel <> 'portal' and started_at is not null)
    and (contest_settled_at is null or contested_at is not null)
    and (emergency_reason is null or channel <> 'portal' and started_at is not null)
    -- What was only told is begun as an emergency, or not at all.
    and (started_at is null or given_by is not null or channel <> 'oral' or emergency_reason is not null));

-- What had ended by then is still what the client says it is not.
alter policy tenant_update on instructions
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid)
    and (status not in ('declined', 'expired') or contested_at is not null));
