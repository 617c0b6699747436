import { at, pages } from '@portal/domain/addresses'
import { noticeMoves } from '@portal/domain/moves/notice'
import type { NoticeKind } from '@portal/domain/notices/kinds'
import type { Severity } from '@portal/domain/notices/severity'
import type { Instant } from '@portal/domain/time'
import { writeMailsOfNotice, type WrittenMail } from '../mails/outbox.ts'
import type { Tx } from '../platform/database/db.ts'

type Told = { id: string; number: string; kind: NoticeKind; severity: Severity }

/** To everybody with access to one of these clients. `isPart`: others get it in another transaction. */
export function writeMailsOfPublication(
  tx: Tx,
  { id, number, kind: noticeKind, severity: urgency }: Told,
  clientIds: string[],
  isPart: boolean,
  now: Instant,
): Promise<WrittenMail[]> {
  const path = at(pages.notices.one, { id })
  const { event: kind } = noticeMoves.publish
  const mail = { kind, number, path, urgency, noticeKind, noticeId: id }
  return writeMailsOfNotice(tx, clientIds, mail, isPart, now)
}
