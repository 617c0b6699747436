-- Who manages a client's access is said by the client, also where its invitation is sent once more: the provider renews its own.
create function require_ground_of_renewal() returns trigger language plpgsql as $$
begin
  if session_user = 'portal_provider' then
    if new.role = 'manager' and (
         old.role <> 'manager' or new.ground is distinct from old.ground
         or (new.expires_at, new.invited_by) is distinct from (old.expires_at, old.invited_by)
            and not coalesce(new.ground ->> 'kind' = 'first-manager' or is_cited(new.client_id, new.ground), false)) then
      raise exception 'who manages a client’s access is said by the client' using errcode = '23001';
    end if;
  end if;
  return new;
end $$;
create trigger renewed_by_its_own before update on invitations for each row execute function require_ground_of_renewal();
