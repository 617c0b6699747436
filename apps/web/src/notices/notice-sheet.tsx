import type { Notice } from '@portal/domain/notices/contract'
import { Markdown } from '../ui/data/markdown.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import styles from './notice.module.css'

/** A notice as it will lie before its readers. */
export const NoticeSheet = ({
  notice,
}: {
  notice: Pick<Notice, 'kind' | 'severity' | 'number' | 'publishedAt' | 'author' | 'title' | 'body'>
}) => (
  <div className={styles.sheet}>
    <h3>{notice.title}</h3>
    <NoticeFacts notice={notice} />
    <Markdown>{notice.body}</Markdown>
  </div>
)
