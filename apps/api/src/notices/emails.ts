import { at, pages } from '@portal/domain/addresses'
import { noticeMoves } from '@portal/domain/moves/notice'
import type { Instant } from '@portal/domain/time'
import { writeMailsOfNotice } from '../mails/outbox.ts'
import type { Tx } from '../platform/database/db.ts'

/** To everybody with access to one of these clients. */
export function writeMailsOfPublication(
  tx: Tx,
  { id, number }: { id: string; number: string },
  clientIds: string[],
  now: Instant,
): Promise<{ mailId: string; clientId: string }[]> {
  const path = at(pages.notices.one, { id })
  const mail = { kind: noticeMoves.publish.event, number, path, noticeId: id }
  return writeMailsOfNotice(tx, clientIds, mail, now)
}
