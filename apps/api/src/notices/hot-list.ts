import type { NoticeItem, NoticeQuery } from '@portal/domain/notices/contract'
import type { Page } from '@portal/domain/page'
import { toInstant } from '../platform/instant.ts'
import { toPage } from '../platform/pagination.ts'
import type { Hot } from '../platform/route.ts'

type Row = Pick<NoticeItem, 'id' | 'number' | 'kind' | 'severity' | 'title'> & {
  publishedAt: string
  firstOpenedAt: string | null
  acknowledgedAt: string | null
}

const text = `
  select r.notice_id as id, r.number, r.kind, r.severity, r.title, r.published_at::text as "publishedAt",
         r.first_opened_at::text as "firstOpenedAt", r.acknowledged_at::text as "acknowledgedAt"
    from notice_recipients r
   where r.client_id = s.client_id
   order by r.published_at desc, r.notice_id desc
   limit $3`

/** The first page without filters, which is nearly every request for the list. */
export function hotList({
  limit,
  cursor,
  kind,
  status,
  open,
  clientId,
}: NoticeQuery): Hot<Page<NoticeItem>> | null {
  if (cursor ?? kind ?? status ?? open ?? clientId) return null
  return {
    statement: { name: 'hot-notices', text, values: [limit + 1] },
    // `text` selects exactly these columns.
    answer: (rows) =>
      toPage(
        rows as Row[],
        limit,
        ({ publishedAt, id }) => ({ by: toInstant(publishedAt), id }),
        toItem,
      ),
  }
}

const toItem = ({ publishedAt, firstOpenedAt, acknowledgedAt, ...row }: Row): NoticeItem => ({
  ...row,
  status: 'published',
  publishedAt: toInstant(publishedAt),
  updatedAt: toInstant(publishedAt),
  firstOpenedAt: firstOpenedAt && toInstant(firstOpenedAt),
  acknowledgedAt: acknowledgedAt && toInstant(acknowledgedAt),
  reach: null,
})
