import type { Status } from '@portal/domain/instructions/machine'
import { say } from '../platform/i18n.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { statusWords } from './words.ts'

const tones: Record<Status, Tone> = {
  draft: 'plain',
  submitted: 'accent',
  in_review: 'accent',
  in_progress: 'accent',
  executed: 'good',
  declined: 'alarm',
}

export const StatusPill = ({ status }: { status: Status }) => (
  <Badge tone={tones[status]}>{say(statusWords[status])}</Badge>
)
