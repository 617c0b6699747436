import { clauseOf, type NoticeKind } from '@portal/domain/notices/kinds'
import { say } from '../platform/language/i18n.ts'
import { noticeKindWords } from './words.ts'

/** „Datenschutzvorfall (§ 10.1)“: what it is and why it had to be said. */
export const sayKind = (kind: NoticeKind): string => {
  const clause = clauseOf(kind)
  return clause ? `${say(noticeKindWords[kind])} (${clause})` : say(noticeKindWords[kind])
}
