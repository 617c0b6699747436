import { at, pages } from '@portal/domain/addresses'
import type { Hint } from '../platform/mail/outbox.ts'

export const mailForPublished = (id: string, number: string): Hint => ({
  kind: 'notice.published',
  number,
  path: at(pages.notices.one, { id }),
})
