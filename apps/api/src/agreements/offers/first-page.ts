import { mostCounted } from '@portal/domain/figure'
import type { Rows } from '../../platform/database/written-rows.ts'
import { nobodySigns } from './signers.ts'

const columns = `'offer' as kind, o.id, o.number, o.status, o.open_until as "openUntil", o.bound_until as "boundUntil",
    c.name as "clientName",
    coalesce(o.signed_at, o.offered_at)::text as since`
const from = `from agreement_offers o join clients c on c.id = o.client_id where`

/** Client: what this person may sign for it. */
export const offersToSign: Rows = {
  columns,
  from: `${from} o.status = 'offered' and (select current_setting('app.role', true)) = 'manager'`,
  order: 'o.offered_at',
}

/** Provider: one row where offers wait for a signature that nobody can give: how many, since when, and whose the first are. */
export const offersWithoutSigner: Rows = {
  columns: `'offers_without_signer' as kind, least(n.count, ${mostCounted}) as count, n.count > ${mostCounted} as more,
    n.since::text, n."clientIds"`,
  from: `from (select count(*) as count, min(w.offered_at) as since,
        (array_agg(w.client_id order by w.offered_at, w.client_id))[1:${mostCounted}] as "clientIds"
      from (select o.offered_at, o.client_id from agreement_offers o join clients c on c.id = o.client_id
             where o.status = 'offered' and c.archived_at is null and ${nobodySigns('c')}
             order by o.offered_at limit ${mostCounted + 1}) w) n
    where n.count > 0`,
  order: 'n.count',
}

/** Provider: what a client has signed and waits for the provider's signature. */
export const offersToCountersign: Rows = {
  columns,
  from: `${from} o.status = 'signed'`,
  order: 'o.signed_at',
}
