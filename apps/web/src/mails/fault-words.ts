import { t } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import { wait } from '../platform/language/fault-words.ts'

export const mailFaultWords = {
  'quota-exceeded.trials': ({ retryAfter }) =>
    t`Das waren viele Test-E-Mails in kurzer Zeit. Die nächste geht in ${wait(retryAfter)}.`,
} satisfies Partial<FeatureFaultWords>
