import { accountPages } from './accounts.ts'
import { agreementPages } from './agreements.ts'
import { backupPages } from './backups.ts'
import { clientPages } from './clients.ts'
import { contractTextPages } from './contract-texts.ts'
import { documentPages } from './documents.ts'
import { evidencePages } from './evidence.ts'
import { firmPages } from './firm.ts'
import { homePages } from './home.ts'
import { instructionPages } from './instructions.ts'
import { mailPages } from './mails.ts'
import { noticePages } from './notices.ts'
import { offerPages } from './offers.ts'
import { peoplePages } from './people.ts'
import type { PageLine } from '../platform/navigation/page.tsx'
import { receiptPages } from './receipts.ts'
import { setupPages } from './setup.ts'
import { subprocessorPages } from './subprocessors.ts'
import { tomPages } from './toms.ts'

/** Every page of a session; those with a word stand in the navigation, in this order. */
export const portalPages: readonly PageLine[] = [
  ...homePages,
  ...noticePages,
  ...instructionPages,
  ...evidencePages,
  ...receiptPages,
  ...agreementPages,
  ...offerPages,
  ...subprocessorPages,
  ...tomPages,
  ...documentPages,
  ...clientPages,
  ...peoplePages,
  ...firmPages,
  ...contractTextPages,
  ...mailPages,
  ...backupPages,
  ...setupPages,
  ...accountPages,
]
