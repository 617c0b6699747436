import { msg } from '@lingui/core/macro'
import type { IssueWords } from '../../platform/language/explain-issue.ts'

export const csvIssueWords: IssueWords = {
  'csv-too-large': msg`Diese Datei ist größer als 2 MB. Teilen Sie sie.`,
}
