import { msg, t } from '@lingui/core/macro'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'
import { wait } from '../platform/language/fault-words.ts'

export const providerFaultWords = {
  'quota-exceeded.settings': ({ retryAfter }) =>
    t`Diese Angaben wurden in kurzer Zeit sehr oft geändert. Das Portal nimmt weitere Änderungen in ${wait(retryAfter)} wieder an.`,
} satisfies Partial<FeatureFaultWords>

export const providerIssueWords: IssueWords = {
  'https-url': msg`Bitte geben Sie eine vollständige Adresse ein, die mit https:// beginnt.`,
}
