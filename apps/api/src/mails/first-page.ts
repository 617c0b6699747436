import { mostCounted } from '@portal/domain/figure'
import { accountMailsInVain } from '../accounts/log-table.ts'
import type { Rows } from '../platform/database/written-rows.ts'

const inVain = 'from mails m where m.failed_at is not null and m.ending_id is null'
const firstOf = (mails: string) => `(select m.created_at ${mails} order by m.created_at limit 1)`

/** One row where mails could not be delivered: how many, and since when. */
export const failedMails: Rows = {
  columns: `'mail_failed' as kind, least(c.failed, ${mostCounted}) as count, c.failed > ${mostCounted} as more,
    least(${firstOf(inVain)}, ${firstOf(accountMailsInVain)})::text as since`,
  from: `from (select count(*) as failed
      from (select ${inVain} union all select ${accountMailsInVain} limit ${mostCounted + 1}) m) c
    where c.failed > 0`,
  order: 'c.failed',
}
