import { at, pages } from '@portal/domain/addresses'
import { noticeMoves } from '@portal/domain/moves/notice'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { writeMailsOfNotice } from '../mails/outbox.ts'
import type { Tx } from '../platform/database/db.ts'

/** To everybody with access to a client that received the notice, of those whose rows the transaction sees. */
export function writeMailsOfPublication(
  tx: Tx,
  { id, number }: { id: string; number: string },
  now: Instant,
): Promise<{ mailId: string; clientId: string }[]> {
  const recipients = sql`
    select m.client_id, m.user_id
      from notice_recipients r
      join memberships m on m.client_id = r.client_id
      join users u on u.id = m.user_id and u.disabled_at is null
     where r.notice_id = ${id}`
  const path = at(pages.notices.one, { id })
  const mail = { kind: noticeMoves.publish.event, number, path, noticeId: id }
  return writeMailsOfNotice(tx, recipients, mail, now)
}
