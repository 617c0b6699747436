import { accountConflicts, accountProblems } from './accounts/fault-texts.ts'
import { instructionConflicts, instructionFiles } from './instructions/fault-texts.ts'
import { noticeProblems } from './notices/fault-texts.ts'
import { peopleConflicts, peopleForbid } from './people/fault-texts.ts'
import {
  conflict,
  fileRefused,
  forbidden,
  platformProblems,
} from './platform/http/platform-problems.ts'
import type { ProblemTexts } from './platform/http/problem-texts.ts'

/** The words for every fault, put together from the features. */
export const faultTexts: ProblemTexts = {
  ...platformProblems,
  ...accountProblems,
  ...noticeProblems,
  conflict: conflict({ ...accountConflicts, ...peopleConflicts, ...instructionConflicts }),
  forbidden: forbidden(peopleForbid),
  'file-refused': fileRefused(instructionFiles),
}
