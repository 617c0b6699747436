import type { OfferStatus } from '@portal/domain/agreements/offers'
import { say } from '../../platform/language/i18n.ts'
import { Badge, type Tone } from '../../ui/basics/badge.tsx'
import { offerStatusWords } from './words.ts'

const tones: Record<OfferStatus, Tone> = {
  offered: 'accent',
  signed: 'caution',
  concluded: 'good',
  declined: 'plain',
  withdrawn: 'plain',
  expired: 'plain',
  lapsed: 'plain',
}

export const OfferStatusBadge = ({ status }: { status: OfferStatus }) => (
  <Badge tone={tones[status]}>{say(offerStatusWords[status])}</Badge>
)
