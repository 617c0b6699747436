import { accountFaultWords, accountIssueWords } from './accounts/fault-words.ts'
import { clientFaultWords, clientIssueWords } from './clients/fault-words.ts'
import { agreementFaultWords, agreementIssueWords } from './agreements/fault-words.ts'
import { contractTextIssueWords } from './contract-texts/fault-words.ts'
import { documentFaultWords } from './documents/fault-words.ts'
import { firmIssueWords } from './firm/fault-words.ts'
import { instructionFaultWords, instructionIssueWords } from './instructions/fault-words.ts'
import { mailFaultWords } from './mails/fault-words.ts'
import { noticeFaultWords, noticeIssueWords } from './notices/fault-words.ts'
import { peopleFaultWords, peopleIssueWords } from './people/fault-words.ts'
import { providerFaultWords, providerIssueWords } from './provider/fault-words.ts'
import type { FeatureFaultWords } from './platform/language/explain.ts'
import type { IssueWords } from './platform/language/explain-issue.ts'
import { subprocessorFaultWords, subprocessorIssueWords } from './subprocessors/fault-words.ts'
import { tomFaultWords } from './toms/fault-words.ts'
import { csvIssueWords } from './ui/csv/fault-words.ts'

/** Every feature's words for its faults. A new fault, rule or reason without them does not compile. */
export const faultWords: FeatureFaultWords = {
  ...accountFaultWords,
  ...peopleFaultWords,
  ...clientFaultWords,
  ...agreementFaultWords,
  ...documentFaultWords,
  ...instructionFaultWords,
  ...noticeFaultWords,
  ...mailFaultWords,
  ...providerFaultWords,
  ...subprocessorFaultWords,
  ...tomFaultWords,
}

export const issueWords: IssueWords = {
  ...csvIssueWords,
  ...accountIssueWords,
  ...agreementIssueWords,
  ...peopleIssueWords,
  ...clientIssueWords,
  ...instructionIssueWords,
  ...noticeIssueWords,
  ...providerIssueWords,
  ...firmIssueWords,
  ...contractTextIssueWords,
  ...subprocessorIssueWords,
}
