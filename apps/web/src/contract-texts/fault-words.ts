import { msg } from '@lingui/core/macro'
import type { IssueWords } from '../platform/language/explain-issue.ts'

const missing = msg`Ein Feld oder eine Wahl des Vertrags fehlt.`
const misplaced = msg`Ein Feld oder eine Wahl steht, wo sie nicht stehen kann.`

export const contractTextIssueWords: IssueWords = {
  'no-such-field': misplaced,
  'no-such-option': misplaced,
  'field-in-heading': misplaced,
  'not-alone': misplaced,
  'missing-field': missing,
  'missing-option': missing,
  '/lines.unchanged': msg`Dieser Text wird schon verwendet.`,
}
