import { msg } from '@lingui/core/macro'
import type { IssueWords } from '../platform/language/explain-issue.ts'

const period = msg`Bitte geben Sie eine ganze Zahl von 1 bis 104 an.`

export const firmIssueWords: IssueWords = {
  '/noticeCount': period,
  '/objectionCount': period,
  '/penaltyEuro': msg`Bitte geben Sie den Betrag in vollen Euro an, ohne Punkt und Komma.`,
}
