import type { Rows } from '../../platform/database/written-rows.ts'

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

/** Provider: what a client has signed and waits for the provider's signature. */
export const offersToCountersign: Rows = {
  columns,
  from: `${from} o.status = 'signed'`,
  order: 'o.signed_at',
}
