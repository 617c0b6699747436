import { useSuspenseQuery } from '@tanstack/react-query'
import { NoticeEditor } from './notice-editor.tsx'
import { noticeQuery } from '../queries.ts'

export const NewNoticePage = ({ go }: { go: (to: string) => void }) => (
  <NoticeEditor notice={null} go={go} />
)

export function EditNoticePage({ id, go }: { id: string; go: (to: string) => void }) {
  const { data: notice } = useSuspenseQuery(noticeQuery(id))
  return <NoticeEditor notice={notice} go={go} />
}
