import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { MailStatus } from '@portal/domain/mails/contract'
import type { Tone } from '../ui/badge.tsx'

export const mailStatusWords: Record<MailStatus, MessageDescriptor> = {
  queued: msg`wartet`,
  sent: msg`gesendet`,
  failed: msg`fehlgeschlagen`,
}

export const mailStatusTones: Record<MailStatus, Tone> = {
  queued: 'caution',
  sent: 'good',
  failed: 'alarm',
}
