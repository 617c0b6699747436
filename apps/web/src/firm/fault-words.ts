import { msg } from '@lingui/core/macro'
import type { IssueWords } from '../platform/language/explain-issue.ts'

const period = msg`Bitte geben Sie eine ganze Zahl von 1 bis 104 an.`

export const firmIssueWords: IssueWords = {
  '/noticeCount': period,
  '/objectionCount': period,
  '/accent': msg`Bitte geben Sie eine Farbe wie #0e4a5a an.`,
  '/accent.low-contrast': msg`Diese Farbe ist zu hell: Auf hellen Seiten könnten nicht alle lesen, was darin steht.`,
  '/logo': msg`Dieses Logo ist nicht mehr da. Bitte wählen Sie es noch einmal aus.`,
  '/penaltyEuro': msg`Bitte geben Sie den Betrag in vollen Euro an, ohne Punkt und Komma.`,
}
