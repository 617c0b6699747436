import type { ConfirmAgreement, ContestAgreement } from '@portal/domain/agreements/answers'
import { AgreementDetail } from '@portal/domain/agreements/contract'
import type { RecordAgreement, ReviseAgreement } from '@portal/domain/agreements/recording'
import type { SecondFactor } from '@portal/domain/accounts/factors'
import { http } from '../platform/http/http.ts'

type Seen = Pick<AgreementDetail, 'id' | 'version'>

export const confirmAgreement = (
  { id, version }: Seen,
  input: ConfirmAgreement,
  secondFactor: SecondFactor,
) =>
  http('POST', `/agreements/${id}/confirmation`, AgreementDetail, {
    body: { ...input, secondFactor },
    version,
  })

export const contestAgreement = (
  { id, version }: Seen,
  input: ContestAgreement,
  secondFactor: SecondFactor,
) =>
  http('POST', `/agreements/${id}/contest`, AgreementDetail, {
    body: { ...input, secondFactor },
    version,
  })

export const recordAgreement = (body: RecordAgreement) =>
  http('POST', '/agreements', AgreementDetail, { body })

export const reviseAgreement = ({ id, version }: Seen, body: ReviseAgreement) =>
  http('POST', `/agreements/${id}/versions`, AgreementDetail, { body, version })

export const replyToContest = ({ id, version }: Seen, body: { reason: string }) =>
  http('POST', `/agreements/${id}/reply`, AgreementDetail, { body, version })

export const strikeAgreement = ({ id, version }: Seen, body: { reason: string }) =>
  http('POST', `/agreements/${id}/striking`, AgreementDetail, { body, version })
