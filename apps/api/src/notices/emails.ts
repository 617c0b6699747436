import { at, pages } from '@portal/domain/addresses'
import { noticeMoves } from '@portal/domain/moves/notice'
import type { Hint } from '../platform/mail/outbox.ts'

export const mailForPublished = (id: string, number: string): Hint => ({
  kind: noticeMoves.publish.event,
  number,
  path: at(pages.notices.one, { id }),
})
