import { msg } from '@lingui/core/macro'
import {
  type Beside,
  besideOf,
  type Status,
  type Waiting,
} from '@portal/domain/instructions/machine'
import { say } from '../platform/language/i18n.ts'
import { Badge, type Tone } from '../ui/basics/badge.tsx'
import { besideWords, statusWords } from './words.ts'

const tones: Record<Status, Tone> = {
  draft: 'plain',
  awaiting_countersignature: 'caution',
  awaiting_confirmation: 'caution',
  proposed: 'caution',
  agreed: 'good',
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

const besideTones: Record<Beside, Tone> = {
  contest: 'alarm',
  confirmation: 'caution',
  costs: 'caution',
}

/** What is open beside the state. */
export const BesidePills = ({ instruction }: { instruction: Waiting }) =>
  besideOf(instruction)
    .filter((beside) => beside !== 'confirmation' || instruction.status !== 'awaiting_confirmation')
    .map((beside) => (
      <Badge key={beside} tone={besideTones[beside]}>
        {say(besideWords[beside])}
      </Badge>
    ))

const retracted = msg`zurückgezogen`

export const StatusPill = ({
  status,
  isChange = false,
}: {
  status: Status
  isChange?: boolean
}) => (
  <Badge tone={tones[status]}>
    {say(isChange && status === 'withdrawn' ? retracted : statusWords[status])}
  </Badge>
)
