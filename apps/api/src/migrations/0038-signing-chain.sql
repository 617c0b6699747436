-- A key counts when the one before signed it: `endorsement` is that signature, `root` the key's own word on where its chain
-- begins. The keys of before have neither; the one that signs says once, at its next start, which ones count besides it.
alter table signing_keys add column endorsement text, add column root text;

create function keep_signing_key() returns trigger language plpgsql as $$
begin
  if old.root is not null or (new.kid, new.jwk, new.first_used_at, new.endorsement)
       is distinct from (old.kid, old.jwk, old.first_used_at, old.endorsement) then
    raise exception 'signing_keys: rows are not changed' using errcode = '23001';
  end if;
  return new;
end $$;
drop trigger frozen on signing_keys;
create trigger frozen before delete or truncate on signing_keys for each statement execute function refuse_change();
create trigger kept before update on signing_keys for each row execute function keep_signing_key();

create policy rooted on signing_keys for update to portal_worker using (root is null) with check (true);
grant update (root) on signing_keys to portal_worker;
