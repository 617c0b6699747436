import type { Rows } from '../platform/database/written-rows.ts'

const columns = `'agreement' as kind, a.id, a.number, a.answer, c.name as "clientName",
    coalesce(a.replied_at, a.answered_at, v.signed_at)::text as since`
const from = `from agreements a join clients c on c.id = a.client_id
    join lateral (select v.signed_at from agreement_versions v
      where v.client_id = a.client_id and v.agreement_id = a.id order by v.version desc limit 1) v on true
    where a.struck_at is null and`

/** Client: what the provider recorded from paper and this person may say is right or not. */
export const agreementsToAnswer: Rows = {
  columns,
  from: `${from} (a.answer is null or a.answer = 'contested' and a.replied_at is not null) and may_keep_register(a.client_id)`,
  order: 'a.id',
}

/** Provider: what a client says is not right. */
export const contestedAgreements: Rows = {
  columns,
  from: `${from} a.answer = 'contested' and a.replied_at is null`,
  order: 'a.answered_at',
}
