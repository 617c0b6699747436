-- Until when a client's signature binds it (§§ 145 to 148 BGB): told with the offer, and fixed as a day when the client signs. Of what
-- was offered before nobody was told any day: there it stays null, and what was signed waits as it did.

alter table agreement_offer_batches
  add column binding_days int check (binding_days between 3 and 60);

alter table agreement_offers
  add column binding_days int check (binding_days between 3 and 60),
  add column bound_until date,
  add column countersign_reminded_at timestamptz(3),
  drop constraint agreement_offers_status_check,
  add constraint agreement_offers_status_check check (status in
    ('offered', 'signed', 'concluded', 'declined', 'withdrawn', 'expired', 'lapsed')),
  add constraint agreement_offers_bound check ((bound_until is not null) = (binding_days is not null and signature is not null)),
  -- A last day that is a Saturday, Sunday or holiday moves to the next working day (§ 193 BGB).
  add constraint agreement_offers_bound_days check (bound_until - (signed_at at time zone 'Europe/Berlin')::date
    between binding_days and binding_days + 7),
  add constraint agreement_offers_bound_concluded check (status <> 'concluded' or bound_until is null
    or (ended_at at time zone 'Europe/Berlin')::date <= bound_until),
  add constraint agreement_offers_bound_lapsed check (status <> 'lapsed'
    or bound_until is not null and (ended_at at time zone 'Europe/Berlin')::date > bound_until);
create index agreement_offers_bound on agreement_offers (bound_until) where status = 'signed';
grant update (bound_until) on agreement_offers to portal_client;
grant update (countersign_reminded_at) on agreement_offers to portal_worker;
drop trigger in_log on agreement_offers;
create trigger in_log after insert or update on agreement_offers
  for each row execute function keep_row('id', 'id', 'filled,reminded_at,countersign_reminded_at,version');

-- As in 0079-offered-agreements.sql, with the days and the move that follow from them.
create or replace function keep_offer() returns trigger language plpgsql as $$
declare
  -- By its login, which no statement changes.
  side text := case session_user when 'portal_worker' then 'clock' when 'portal_client' then 'client'
    when 'portal_provider' then 'provider' else current_setting('app.side', true) end;
  move text := old.status || ' ' || new.status;
begin
  if (new.id, new.client_id, new.batch_id, new.number, new.open_until, new.binding_days, new.text_version, new.wording, new.terms,
      new.subprocessor_ids, new.offered_at, new.offered_by, new.offered_by_name)
     is distinct from (old.id, old.client_id, old.batch_id, old.number, old.open_until, old.binding_days, old.text_version, old.wording,
      old.terms, old.subprocessor_ids, old.offered_at, old.offered_by, old.offered_by_name) then
    raise exception 'what was offered stays' using errcode = '23001';
  end if;
  if old.ended_at is not null then
    raise exception 'an offer that is over stays' using errcode = '23001';
  end if;
  if new.filled is distinct from old.filled and old.status <> 'offered'
     or old.signature is not null and (new.signature, new.signed_at, new.contract_sha256, new.bound_until)
        is distinct from (old.signature, old.signed_at, old.contract_sha256, old.bound_until) then
    raise exception 'what was signed stays' using errcode = '23001';
  end if;
  if old.status = new.status then
    return new;
  end if;
  if not (side = 'client' and move in ('offered signed', 'offered declined')
       or side = 'provider' and move in ('signed concluded', 'offered withdrawn', 'signed withdrawn')
       or side = 'clock' and move in ('offered expired', 'signed lapsed')) then
    raise exception 'there is no such move of an offer' using errcode = '23001';
  end if;
  return new;
end $$;

alter table agreement_offer_events
  drop constraint agreement_offer_events_move_check,
  add constraint agreement_offer_events_move_check check (move in
    ('offer', 'sign', 'decline', 'countersign', 'withdraw', 'expire', 'lapse')),
  drop constraint agreement_offer_events_check,
  add constraint agreement_offer_events_check
    check (num_nonnulls(side, by_id, by_name) = case when move in ('expire', 'lapse') then 0 else 3 end),
  drop constraint agreement_offer_events_check1,
  add constraint agreement_offer_events_check1
    check (move in ('expire', 'lapse') or (side = 'client') = (move in ('sign', 'decline')));
alter policy worker_insert on agreement_offer_events
  with check (client_id = (select nullif(current_setting('app.client_id', true), '')::uuid) and move in ('offer', 'expire', 'lapse'));

-- Offers that time has something to do with: their day is over, or comes within three days and whose turn it is was not reminded.
create or replace function offers_due(today date)
returns table (client_id uuid, id uuid, what text)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.client_id, d.id, d.what
    from (select o.client_id, o.id, o.open_until as last, case when o.open_until < today then 'expire' else 'remind' end as what
            from agreement_offers o
           where o.status = 'offered'
             and (o.open_until < today
               or o.open_until <= today + 3 and o.reminded_at is null and o.offered_at < today - interval '3 days')
          union all
          select o.client_id, o.id, o.bound_until, case when o.bound_until < today then 'lapse' else 'remind-provider' end
            from agreement_offers o
           where o.status = 'signed'
             and (o.bound_until < today
               or o.bound_until <= today + 3 and o.countersign_reminded_at is null
                  and (o.signed_at at time zone 'Europe/Berlin')::date < today)) d
   order by d.last, d.id
   limit 1000
$$;

do $$
declare
  rule text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'mails_kind');
begin
  alter table mails drop constraint mails_kind;
  execute 'alter table mails add constraint mails_kind ' || replace(rule, $q$'agreement.offer_expired'::text$q$,
    $q$'agreement.offer_expired'::text, 'agreement.countersign_reminder'::text, 'agreement.offer_lapsed'::text$q$);
end $$;
