import type { Notice, NoticeRecipient } from '@portal/domain/notices/contract'

const id = '0198c5a2-0000-7000-8000-000000000001'

/** For tests: an incident as the client got it, unread. */
export const sampleNotice: Notice = {
  id,
  number: 'M-2026-0004',
  status: 'published',
  kind: 'incident',
  severity: 'urgent',
  title: 'Anmeldeversuche an Ihrem Speicher',
  publishedAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
  firstOpenedAt: null,
  acknowledgedAt: null,
  openedAt: null,
  ownAcknowledgedAt: null,
  reach: null,
  isDoubtful: false,
  body: 'Es gab **keinen** Zugriff.',
  version: 2,
  audience: null,
  author: 'Robert Zerer',
  firstOpenedBy: null,
  acknowledgedBy: null,
}

/** For tests: the same as the provider's draft. */
export const sampleDraft: Notice = {
  ...sampleNotice,
  number: null,
  status: 'draft',
  publishedAt: null,
  version: 1,
  audience: 'all',
}

export const sampleRecipient: NoticeRecipient = {
  clientId: '0198c5a2-0000-7000-8000-0000000000c1',
  clientName: 'Praxis Sommer',
  people: [
    {
      userId: '0198c5a2-0000-7000-8000-0000000000a1',
      name: 'Anna Sommer',
      mail: 'accepted',
      mailedAt: '2026-11-22T08:00:05.000Z',
      serverAnswer: '250 Ok',
    },
  ],
  firstOpenedAt: null,
  firstOpenedBy: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  toldOtherwise: null,
}
