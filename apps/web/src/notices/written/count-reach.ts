import type { NoticeRecipient } from '@portal/domain/notices/contract'

type Reach = {
  clients: number
  /** A person with access to several clients counts once. */
  people: number
  mails: number
  /** What a mail server took. */
  accepted: number
  filed: number
  failed: number
  opened: number
  acknowledged: number
  /** Clients at which nobody has access: they would not learn of it. */
  nobody: string[]
}

export function countReach(recipients: readonly NoticeRecipient[]): Reach {
  const mails = recipients.flatMap(({ people }) => people)
  return {
    clients: recipients.length,
    people: new Set(mails.map(({ userId }) => userId)).size,
    mails: mails.length,
    accepted: mails.filter(({ mail }) => mail === 'accepted').length,
    filed: mails.filter(({ mail }) => mail === 'filed').length,
    failed: mails.filter(({ mail }) => mail === 'failed').length,
    opened: recipients.filter(({ firstOpenedAt }) => firstOpenedAt).length,
    acknowledged: recipients.filter(({ acknowledgedAt }) => acknowledgedAt).length,
    nobody: recipients.filter(({ people }) => people.length === 0).map((each) => each.clientName),
  }
}
