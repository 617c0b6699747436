import type { Status } from '@portal/domain/instructions/machine'
import { say } from '../platform/language/i18n.ts'
import { Badge, type Tone } from '../ui/basics/badge.tsx'
import { statusWords } from './words.ts'

const tones: Record<Status, Tone> = {
  draft: 'plain',
  awaiting_countersignature: 'caution',
  awaiting_confirmation: 'caution',
  submitted: 'accent',
  in_review: 'accent',
  suspended: 'alarm',
  awaiting_cost_approval: 'caution',
  in_progress: 'accent',
  executed: 'good',
  closed: 'good',
  declined: 'alarm',
  withdrawn: 'plain',
  void: 'plain',
  expired: 'plain',
}

export const StatusPill = ({ status }: { status: Status }) => (
  <Badge tone={tones[status]}>{say(statusWords[status])}</Badge>
)
