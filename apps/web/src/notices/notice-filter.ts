import { pages } from '@portal/domain/addresses'
import { NoticeStatus } from '@portal/domain/notices/contract'
import { NoticeKind } from '@portal/domain/notices/kinds'
import { withQuery } from '../platform/navigation/with-query.ts'
import { sayKind } from './say-kind.ts'
import type { NoticeFilter } from './queries.ts'

/** What the address of a list says; what it does not know it leaves out. */
export const filterFrom = (query: (name: string) => string | null): NoticeFilter => ({
  open: query('open') === 'true' || null,
  status: NoticeStatus.safeParse(query('status')).data ?? null,
  kind: NoticeKind.safeParse(query('kind')).data ?? null,
  clientId: query('clientId'),
})

export const hrefOf = (filter: NoticeFilter): string => withQuery(pages.notices.list, filter)

export const kindOptions = () =>
  NoticeKind.options.map((value) => ({ value, label: sayKind(value) }))
