-- A concern may arise while an instruction is carried out; it rests then, and what was begun stays begun.
alter table instructions drop constraint instructions_state;
alter table instructions add constraint instructions_state check (
    (acknowledged_at is null or submitted_at is not null)
    and (started_at is null or acknowledged_at is not null)
    and (executed_at is null or started_at is not null)
    and case status
      when 'draft' then num_nonnulls(recorded_at, submitted_at, ended_at) = 0
      when 'awaiting_countersignature' then num_nonnulls(executed_at, ended_at) = 0
        and (submitted_at is null) = (acknowledged_at is null)
      when 'awaiting_confirmation' then recorded_at is not null and num_nonnulls(submitted_at, ended_at) = 0
      when 'void' then num_nonnulls(recorded_at, ended_at) = 2 and submitted_at is null
      when 'submitted' then submitted_at is not null and num_nonnulls(acknowledged_at, ended_at) = 0
      when 'in_review' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'suspended' then acknowledged_at is not null and num_nonnulls(executed_at, ended_at) = 0
      when 'awaiting_cost_approval' then acknowledged_at is not null and num_nonnulls(started_at, ended_at) = 0
      when 'in_progress' then started_at is not null and num_nonnulls(executed_at, ended_at) = 0
      when 'executed' then executed_at is not null and ended_at is null
      when 'closed' then num_nonnulls(executed_at, ended_at) = 2
      when 'declined' then num_nonnulls(acknowledged_at, ended_at) = 2 and executed_at is null
      when 'withdrawn' then ended_at is not null
      when 'expired' then num_nonnulls(submitted_at, ended_at, valid_until) = 3
      else false
    end);

-- As in 0012-life-cycle.sql: another wording goes on where the instruction stood.
create or replace function keep_submitted() returns trigger language plpgsql as $$
begin
  if old.number is null and old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'a submitted instruction stays' using errcode = '23001';
  end if;
  if (new.id, new.client_id, new.kind, new.drafted_by, new.created_at, new.channel, new.oral, new.recorded_at)
     is distinct from
     (old.id, old.client_id, old.kind, old.drafted_by, old.created_at, old.channel, old.oral, old.recorded_at)
     or (old.number is not null and new.number is distinct from old.number)
     or (old.submitted_at is not null and new.submitted_at is distinct from old.submitted_at)
  then
    raise exception 'what was submitted is not edited' using errcode = '23001';
  end if;
  -- Another wording is another revision, and only the answer to a concern brings one.
  if (new.title, new.text, new.systems, new.data_categories, new.data_subjects, new.wished_date, new.urgency,
      new.urgency_reason, new.valid_from, new.valid_until, new.details, new.revision)
     is distinct from
     (old.title, old.text, old.systems, old.data_categories, old.data_subjects, old.wished_date, old.urgency,
      old.urgency_reason, old.valid_from, old.valid_until, old.details, old.revision)
     and not (new.revision = old.revision + 1 and old.acknowledged_at is not null and new.status in ('in_review', 'in_progress')
              and old.status in ('suspended', 'awaiting_countersignature'))
  then
    raise exception 'what was submitted is not edited' using errcode = '23001';
  end if;
  if old.given_by is not null and new.given_by is distinct from old.given_by and new.revision = old.revision then
    raise exception 'who gave an instruction stays' using errcode = '23001';
  end if;
  if (old.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at)
     or (old.started_at is not null and new.started_at is distinct from old.started_at)
     or (old.executed_at is not null and new.executed_at is distinct from old.executed_at
         and not (old.status = 'executed' and new.status = 'in_progress' and new.executed_at is null))
     or (old.ended_at is not null and (new.ended_at, new.end_reason) is distinct from (old.ended_at, old.end_reason)
         and not (old.status = 'closed' and new.status in ('withdrawn', 'expired')))
     or (old.status in ('declined', 'withdrawn', 'void', 'expired') and new.status <> old.status)
  then
    raise exception 'what happened to an instruction stays' using errcode = '23001';
  end if;
  return new;
end $$;
