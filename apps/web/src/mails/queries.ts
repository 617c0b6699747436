import { Mail, type MailStatus } from '@portal/domain/mails/contract'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { endlessQuery } from '../platform/http/endless.ts'

/** The outbox, newest first; asked again every half minute, because mails are on their way. */
export const mailsQuery = (status: MailStatus | null) =>
  infiniteQueryOptions({
    ...endlessQuery(['mails', status], '/mails', Mail, { status }),
    refetchInterval: 30_000,
  })
