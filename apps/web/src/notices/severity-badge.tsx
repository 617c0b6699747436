import type { Severity } from '@portal/domain/notices/severity'
import { say } from '../platform/language/i18n.ts'
import { Badge, type Tone } from '../ui/basics/badge.tsx'
import { severityWords } from './words.ts'

const tones: Record<Severity, Tone> = { info: 'plain', important: 'caution', urgent: 'alarm' }

export const SeverityBadge = ({ severity }: { severity: Severity }) => (
  <Badge tone={tones[severity]}>{say(severityWords[severity])}</Badge>
)
