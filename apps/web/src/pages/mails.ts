import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { page } from '../platform/navigation/page.tsx'

export const mailPages = [
  page(
    pages.mails,
    'mails.read',
    async () => (await import('../mails/outbox-page.tsx')).OutboxPage,
    ({ query, may }) => ({
      show: query('status'),
      mayEnd: may('tasks.end'),
      mayTry: may('provider.manage'),
    }),
    { word: msg`Postausgang` },
  ),
]
