import { accountFaultTexts } from './accounts/fault-texts.ts'
import { clienteleFaultTexts } from './clientele/fault-texts.ts'
import { agreementFaultTexts } from './agreements/fault-texts.ts'
import { documentFaultTexts } from './documents/fault-texts.ts'
import { instructionFaultTexts } from './instructions/fault-texts.ts'
import { noticeFaultTexts } from './notices/fault-texts.ts'
import { peopleFaultTexts } from './people/fault-texts.ts'
import { platformFaultTexts } from './platform/http/fault-texts.ts'
import { providerFaultTexts } from './provider/fault-texts.ts'
import type { ProblemTexts } from './platform/http/problem-texts.ts'
import { subprocessorFaultTexts } from './subprocessors/fault-texts.ts'
import { tomFaultTexts } from './toms/fault-texts.ts'

/** The words for every fault, put together from the features. A fault without any does not compile. */
export const faultTexts: ProblemTexts = {
  titles: {
    ...platformFaultTexts.titles,
    ...accountFaultTexts.titles,
    ...noticeFaultTexts.titles,
  },
  details: {
    ...platformFaultTexts.details,
    ...accountFaultTexts.details,
    ...peopleFaultTexts.details,
    ...clienteleFaultTexts.details,
    ...agreementFaultTexts.details,
    ...documentFaultTexts.details,
    ...noticeFaultTexts.details,
    ...providerFaultTexts.details,
    ...instructionFaultTexts.details,
    ...subprocessorFaultTexts.details,
    ...tomFaultTexts.details,
  },
}
