import type { NoticeKind } from '@portal/domain/notices/contract'
import { say } from '../platform/language/i18n.ts'
import { noticeKindClause, noticeKindWords } from './words.ts'

/** „Datenschutzvorfall (§ 10.1)“: what it is and why it had to be said. */
export const sayKind = (kind: NoticeKind): string => {
  const clause = noticeKindClause[kind]
  return clause ? `${say(noticeKindWords[kind])} (${clause})` : say(noticeKindWords[kind])
}
