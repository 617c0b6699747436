import { msg } from '@lingui/core/macro'
import { tooQuiet } from '@portal/domain/notices/contract'
import type { FeatureFaultWords } from '../platform/language/explain.ts'
import type { IssueWords } from '../platform/language/explain-issue.ts'

export const noticeFaultWords = {
  'no-recipients': msg`Niemand würde diese Mitteilung erhalten. Bitte wählen Sie mindestens einen Auftraggeber mit einem Zugang.`,
} satisfies Partial<FeatureFaultWords>

export const noticeIssueWords: IssueWords = {
  [tooQuiet]: msg`Eine Mitteilung dieser Art geht nicht „zur Kenntnis“ hinaus. Die niedrigste Dringlichkeit ist hier „wichtig“.`,
}
