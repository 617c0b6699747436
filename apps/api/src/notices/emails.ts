import type { Hint } from '../platform/mail/outbox.ts'

export const mailForPublished = (id: string, number: string): Hint => ({
  kind: 'notice.published',
  number,
  path: `/mitteilungen/${id}`,
})
