import type { Rows } from '../platform/database/written-rows.ts'

/** Client: what the provider wrote down and this person may say yes or no to. */
export const waitingProposals: Rows = {
  columns: `'proposal' as kind, p.id, p.kind as "proposalKind", p.name, p.proposed_at::text as since`,
  from: `from people_proposals p where p.status = 'waiting' and may_keep_register(p.client_id)`,
  order: 'p.proposed_at',
}
