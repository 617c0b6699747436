import type { EndFailedMail } from '@portal/domain/endings/contract'
import { Mail, type MailStatus, TrialMail } from '@portal/domain/mails/contract'
import { infiniteQueryOptions, mutationOptions } from '@tanstack/react-query'
import { endlessQuery } from '../platform/http/endless.ts'
import { Empty, http } from '../platform/http/http.ts'

/** The outbox, newest first; asked again every half minute, because mails are on their way. */
export const mailsQuery = (status: MailStatus | null) =>
  infiniteQueryOptions({
    ...endlessQuery(['mails', status], '/mails', Mail, { status }),
    refetchInterval: 30_000,
  })

export const endFailedMail = (id: string) =>
  mutationOptions({
    mutationFn: (body: EndFailedMail) => http('POST', `/mails/${id}/ending`, Empty, { body }),
  })

export const sendTrialMail = () =>
  mutationOptions({ mutationFn: () => http('POST', '/mails/trials', TrialMail) })
