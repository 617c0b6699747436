-- The link of a factor reset opens with a code of six digits too, which whoever sent it reads out to the person: the mailbox alone
-- never yields both factors. Kept is its keyed hash; a few wrong ones end the reset.
alter table factor_resets
  add column code_hash bytea,
  add column code_failures int not null default 0;
grant update (code_hash) on factor_resets to portal_app;

-- Whoever starts or approves a factor reset ends what else is on its way to the mailbox: of the two resets, one at a time.
create function one_reset_at_a_time() returns trigger
language plpgsql security definer set search_path = public, pg_temp
as $$
begin
  update account_tokens set used_at = now()
   where purpose = 'password-reset' and subject = new.user_id and used_at is null and expires_at > now();
  if found then
    perform log_lapse(new.user_id, null, 'password.reset-cancelled', coalesce(new.approved_by_name, new.started_by_name), null);
  end if;
  update email_changes set cancelled_at = now()
   where user_id = new.user_id and completed_at is null and cancelled_at is null;
  if found then
    perform log_lapse(new.user_id, null, 'email.change-cancelled', coalesce(new.approved_by_name, new.started_by_name), null);
  end if;
  return null;
end $$;
revoke execute on function one_reset_at_a_time from public;
create trigger one_reset_at_a_time after insert or update of approved_at on factor_resets
  for each row execute function one_reset_at_a_time();

-- Answers kept for a retry are sealed for their person and key.
alter table idempotent_answers
  alter column body drop not null,
  add column key_id text,
  add column sealed bytea,
  add check (num_nonnulls(key_id, sealed) in (0, 2) and num_nonnulls(body, sealed) = 1);
