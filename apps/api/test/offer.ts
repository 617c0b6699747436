/** Puts an offer down that nobody has answered: its id, that of its batch, the client, whoever offers. */
export const offerOf = `
  with batch as (
    insert into agreement_offer_batches (id, created_at, created_by, by_name, open_until, text_version, wording, terms,
        subprocessor_ids, client_ids, status, offered, ended_at)
      select $2::uuid, now(), u.id, u.name, '2099-01-01', 1, 'Vertrag', '{}'::jsonb, '{}'::uuid[], array[$3::uuid], 'done', 1, now()
        from users u where u.id = $4::uuid
      returning *),
  offer as (
    insert into agreement_offers (id, client_id, batch_id, number, status, open_until, text_version, wording, terms, subprocessor_ids,
        offered_at, offered_by, offered_by_name, ended_at, reason)
      select $1::uuid, $3::uuid, b.id, 'AVV-' || $1, 'withdrawn', b.open_until, 1, b.wording, b.terms, '{}'::uuid[], now(),
             b.created_by, b.by_name, now(), 'Anders geeinigt.'
        from batch b
      returning *)
  insert into agreement_offer_events (client_id, offer_id, sequence, move, side, by_id, by_name, at)
    select client_id, id, 1, 'offer', 'provider', offered_by, offered_by_name, offered_at from offer`
