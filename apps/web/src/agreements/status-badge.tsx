import type { AgreementStatus } from '@portal/domain/agreements/contract'
import { say } from '../platform/language/i18n.ts'
import { Badge } from '../ui/basics/badge.tsx'
import { agreementStatusWords } from './words.ts'

export const AgreementStatusBadge = ({ status }: { status: AgreementStatus }) => (
  <Badge tone={status === 'in_force' ? 'good' : 'plain'}>{say(agreementStatusWords[status])}</Badge>
)
